import { loadProviderBindings } from '../schema/bindings';
import type { BlockSchema, TypeConstraint } from '../schema/schema';
import type { Json } from '../json';
import { awsTables, factsFor } from './aws-facts';
import type { ResourceFacts } from './resource-facts';

const bindings = loadProviderBindings('@cdktf/provider-aws', __dirname);
const table: readonly (readonly [string, ResourceFacts])[] = Object.values(awsTables).flatMap((types) =>
  Object.entries(types),
);
const types = table.map(([type]) => type);

/** The attribute or block at a path, whether its value is computed, and whether it can be configured. */
interface Found {
  readonly type: TypeConstraint | undefined;
  readonly computed: boolean;
  readonly configurable: boolean;
}

function find(block: BlockSchema, path: string): Found | undefined {
  const [name = '', ...rest] = path.split('.');
  const nested = block.blockTypes[name];
  if (nested !== undefined) {
    return rest.length === 0
      ? { type: undefined, computed: false, configurable: true }
      : find(nested.block, rest.join('.'));
  }
  const attribute = block.attributes[name];
  if (attribute === undefined) return undefined;
  if (rest.length > 0) {
    const inner = attribute.nested?.attributes;
    if (inner !== undefined) return find({ attributes: inner, blockTypes: {} }, rest.join('.'));
    if (!hasPath(attribute.type, rest)) return undefined;
    return { type: undefined, computed: attribute.computed === true, configurable: true };
  }
  return {
    type: attribute.type,
    computed: attribute.computed === true,
    configurable: attribute.required === true || attribute.optional === true,
  };
}

function hasPath(type: TypeConstraint | undefined, names: readonly string[]): boolean {
  const [name, ...rest] = names;
  if (name === undefined) return true;
  if (type === undefined || typeof type === 'string' || type[0] === 'tuple') return false;
  if (type[0] !== 'object') return hasPath(type[1], names);
  const inner = type[1][name];
  return inner !== undefined && hasPath(inner, rest);
}

function schemaOf(type: string): BlockSchema {
  const block = bindings.resource(type);
  if (block === undefined) throw new Error(`the bindings have no ${type}`);
  return block;
}

function pathsIn(facts: ResourceFacts): readonly string[] {
  const keyed = [facts.forceNewWhen, facts.defaults, facts.computed, facts.perElement, facts.renewedBy];
  const lists = [facts.optionalComputed, facts.sensitive, facts.forceNew, facts.json, facts.caseInsensitive];
  const groups = [facts.conflictsWith, facts.exactlyOneOf, facts.atLeastOneOf, facts.requiredWith];
  return [
    ...[...lists, facts.uniqueBy, facts.knownAtPlan].flatMap((paths) => paths ?? []),
    ...[...keyed, facts.items, facts.validation].flatMap((record) => Object.keys(record ?? {})),
    ...groups.flatMap((group) => group?.flat() ?? []),
    ...Object.values(facts.perElement ?? {}).map(({ of }) => of),
    ...Object.values(facts.renewedBy ?? {}).flatMap((triggers) => triggers.filter((trigger) => trigger !== '*')),
    ...(facts.variants ?? []).flatMap(({ when, computed }) => [...Object.keys(when), ...Object.keys(computed ?? {})]),
    ...(facts.id === undefined ? [] : ['id']),
    ...(facts.arn === undefined ? [] : ['arn']),
  ];
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}

function templatesIn(facts: ResourceFacts): readonly string[] {
  const shapes = [facts, ...(facts.variants ?? [])];
  return [
    ...shapes.flatMap(({ id, arn }) => [id, arn]).filter((text) => text !== undefined),
    ...shapes.flatMap(({ computed }) => textsIn(computed ?? {})),
    ...Object.values(facts.perElement ?? {}).flatMap(({ value }) => textsIn(value)),
  ];
}

/** What is wrong with one placeholder, apart from attributes that a type does not have. */
function flawOf(content: string, block: BlockSchema): string | undefined {
  const [name = '', ...rest] = content.split(':');
  const text = rest.join(':');
  if (['account', 'region', 'partition', 'dnsSuffix', 'time', 'element'].includes(name))
    return rest.join('') || undefined;
  if (name === 'uuid') return /^\w*$/.test(text) ? undefined : content;
  if (['hex', 'alnum', 'digits', 'upper'].includes(name)) return /^\d+(?::[\w{}]+)?$/.test(text) ? undefined : content;
  if (name === 'number') return /^\d+-\d+(?::\w+)?$/.test(text) ? undefined : content;
  if (name === 'hexOf') {
    const [, path = ''] = /^\d+:([\w.]*):\w+$/.exec(text) ?? [];
    return /^\d+:[\w.]*:\w+$/.test(text) && (path === '' || find(block, path) !== undefined) ? undefined : content;
  }
  const modifier = text === '' || /^(?:(?:without|last):.+|lower|zoneId)$/.test(text);
  return modifier && find(block, name) !== undefined ? undefined : content;
}

/** Whether a literal can be the value of an attribute: text may become a number, nothing else changes its type. */
function fits(value: Json, type: TypeConstraint | undefined): boolean {
  if (value === null || type === undefined) return true;
  if (type === 'string') return typeof value === 'string';
  if (type === 'number') return typeof value === 'number' || /^\{.*\}$/.test(String(value));
  if (type === 'bool') return typeof value === 'boolean';
  if (typeof type === 'string' || type[0] === 'tuple') return true;
  if (type[0] === 'list' || type[0] === 'set') {
    return Array.isArray(value) && (value as readonly Json[]).every((element) => fits(element, type[1]));
  }
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const entries = Object.entries(value as Readonly<Record<string, Json>>);
  if (type[0] === 'object') {
    const members = type[1];
    return entries.every(([name, element]) => name in members && fits(element, members[name]));
  }
  return entries.every(([, element]) => fits(element, type[1]));
}

/** Types whose every computed attribute must have a value of the true shape. */
const landingZoneTypes = [
  ...types.filter((type) => /^aws_(?:appmesh|eks|grafana|iam|kms|prometheus|xray)_/.test(type)),
  ...types.filter((type) => /^aws_(?:vpc|route|subnet|s3_bucket|service_discovery|network_acl)/.test(type)),
  ...types.filter((type) => /^aws_(?:cloudwatch|ssm|sns|sqs|default|ebs|ecr|nat|security_group)_/.test(type)),
  'aws_acmpca_certificate_authority',
  'aws_ec2_tag',
  'aws_ec2_transit_gateway_vpc_attachment',
  'aws_egress_only_internet_gateway',
  'aws_eip',
  'aws_flow_log',
  'aws_internet_gateway',
  'aws_launch_template',
  'aws_nat_gateway',
  'aws_placement_group',
];

function computedPaths(block: BlockSchema, at = ''): readonly string[] {
  return [
    ...Object.entries(block.attributes).flatMap(([name, { computed }]) => (computed === true ? [at + name] : [])),
    ...Object.entries(block.blockTypes).flatMap(([name, nested]) => computedPaths(nested.block, `${at}${name}.`)),
  ];
}

describe('the facts of AWS resource types', () => {
  it('name each type once', () => {
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
  });

  it('are found by type, and not for types that nobody has looked at', () => {
    expect(table.filter(([type, facts]) => factsFor(type) !== facts)).toEqual([]);
    expect(factsFor('aws_quicksight_dashboard')).toBeUndefined();
  });

  it('name only types and attributes that the installed bindings have', () => {
    const strangers = table.flatMap(([type, facts]) => {
      const block = schemaOf(type);
      return pathsIn(facts)
        .filter((path) => find(block, path) === undefined)
        .map((path) => `${type}.${path}`);
    });
    expect(strangers).toEqual([]);
  });

  it('call only those attributes optional and computed that can be configured', () => {
    const wrong = table.flatMap(([type, facts]) =>
      (facts.optionalComputed ?? [])
        .filter((path) => find(schemaOf(type), path)?.configurable !== true)
        .map((path) => `${type}.${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('replace, check and give defaults to nothing that only AWS can set', () => {
    const wrong = table.flatMap(([type, facts]) =>
      [...(facts.forceNew ?? []), ...Object.keys(facts.defaults ?? {}), ...Object.keys(facts.validation ?? {})]
        .filter((path) => find(schemaOf(type), path)?.configurable === false)
        .map((path) => `${type}.${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('give values of the type that the attribute has', () => {
    const misfits = table.flatMap(([type, facts]) => {
      const shapes = [facts.defaults, facts.computed, ...(facts.variants ?? []).map(({ computed }) => computed)];
      const perElement = Object.entries(facts.perElement ?? {}).map(([path, { value }]) => [path, [value]] as const);
      return [...shapes.flatMap((shape) => Object.entries(shape ?? {})), ...perElement]
        .filter(([path, value]) => !fits(value, find(schemaOf(type), path)?.type))
        .map(([path]) => `${type}.${path}`);
    });
    expect(misfits).toEqual([]);
  });

  it('use only known placeholders, and attributes that the type has', () => {
    const flaws = table.flatMap(([type, facts]) =>
      templatesIn(facts).flatMap((template) =>
        [...template.replaceAll('{element}', 'element').matchAll(/(?<![${])\{([a-z][^{}]*)\}(?!\})/g)]
          .map(([, content = '']) => flawOf(content, schemaOf(type)))
          .filter((flaw) => flaw !== undefined)
          .map((flaw) => `${type}: {${flaw}}`),
      ),
    );
    expect(flaws).toEqual([]);
  });

  it.each(landingZoneTypes)('give every computed attribute of %s a value', (type) => {
    const facts: ResourceFacts = factsFor(type) ?? {};
    const given = new Set([
      ...['id', 'arn', 'region', 'tags_all'].filter((name) => name !== 'arn' || facts.arn !== undefined),
      ...Object.keys(facts.computed ?? {}),
      ...Object.keys(facts.perElement ?? {}),
      ...Object.keys(facts.defaults ?? {}),
    ]);
    const needed = [...computedPaths(schemaOf(type)), ...(facts.optionalComputed ?? [])];
    expect(needed.filter((path) => !given.has(path))).toEqual([]);
    const withId = find(schemaOf(type), 'id') !== undefined;
    expect([type, facts.id !== undefined]).toEqual([type, withId]);
  });
});
