import { attributeOf, isListValue, isObjectValue, Unknown, type ObjectValue, type Value } from '../values/value';
import { sizeViolation, violation, type AttributeRule } from './attribute-rule';
import type { BlockSchema } from '../schema/schema';
import type { ResourceFacts } from './resource-facts';

/** One thing that the provider refuses in a configuration, before it plans. */
export interface ConfigurationProblem {
  /** Path of the attribute, with indices where it leads through lists: `rule.0.status`. */
  readonly path: string;
  readonly summary: string;
  readonly detail: string;
}

/**
 * Everything that the provider refuses in the configuration of a resource. Values not yet known pass.
 *
 * @param schema Tells a block that is not there, which is an empty list as well, from an attribute that is `[]`;
 * without it every path is taken for an attribute's.
 */
export function configurationProblems(
  facts: ResourceFacts,
  config: ObjectValue,
  schema: BlockSchema = { attributes: {}, blockTypes: {} },
): readonly ConfigurationProblem[] {
  return [
    ...Object.entries(facts.validation ?? {}).flatMap(([path, rule]) =>
      ruleProblems(config, path, rule, isBlock(schema, path)),
    ),
    ...groupProblems(facts.conflictsWith, config, conflict),
    ...groupProblems(facts.exactlyOneOf, config, notExactlyOne),
    ...groupProblems(facts.atLeastOneOf, config, none),
    ...groupProblems(facts.requiredWith, config, incomplete),
  ];
}

function isBlock(schema: BlockSchema, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  const inner = schema.blockTypes[name];
  return inner !== undefined && (rest.length === 0 || isBlock(inner.block, rest.join('.')));
}

function ruleProblems(
  config: ObjectValue,
  path: string,
  rule: AttributeRule,
  optional: boolean,
): readonly ConfigurationProblem[] {
  const given = placesOf(config, path).filter(({ value }) => !optional || isSet(value));
  return given.flatMap(({ at, value }) =>
    violations(at, rule, value).map((detail) => ({ path: at, summary: `invalid value for ${at}`, detail })),
  );
}

function violations(at: string, rule: AttributeRule, value: Value): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [violation(at, rule, value)].filter((text) => text !== undefined);
  }
  const parts = isListValue(value) ? value : isObjectValue(value) ? Object.values(value) : undefined;
  if (parts === undefined) return [];
  const size = sizeViolation(at, rule, parts.length);
  const scalars = parts.filter((part) => !isObjectValue(part) && !isListValue(part));
  return [...(size === undefined ? [] : [size]), ...scalars.flatMap((part) => violations(at, rule, part))];
}

/** A value and where it stands. */
interface Place {
  readonly at: string;
  readonly value: Value;
}

/** The values at a path: one for each element of the lists of blocks that it leads through. */
function placesOf(config: Value, path: string): readonly Place[] {
  // Nearly every path is one name, and every resource is asked for dozens.
  if (isObjectValue(config) && !path.includes('.')) return [{ at: path, value: attributeOf(config, path) }];
  const names = path.split('.');
  return names.reduce<readonly Place[]>(
    (places, name) =>
      places.flatMap(elementsOf).map(({ at, value }) => ({
        at: at === '' ? name : `${at}.${name}`,
        value: value instanceof Unknown ? value : attributeOf(value, name),
      })),
    [{ at: '', value: config }],
  );
}

function elementsOf({ at, value }: Place): readonly Place[] {
  if (!isListValue(value)) return value === null ? [] : [{ at, value }];
  return value.map((element, index) => ({ at: `${at}.${index}`, value: element }));
}

/** A group in one block: the names of its attributes, and those that are set. */
interface Group {
  readonly paths: readonly string[];
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

type Complaint = (group: Group) => Omit<ConfigurationProblem, 'path'> | undefined;

function groupProblems(
  groups: readonly (readonly string[])[] | undefined,
  config: ObjectValue,
  complaint: Complaint,
): readonly ConfigurationProblem[] {
  return (groups ?? []).flatMap((paths) => {
    const block = sharedBlock(paths);
    const inner = paths.map((path) => path.slice(block === '' ? 0 : block.length + 1));
    const blocks = block === '' ? [{ at: '', value: config }] : placesOf(config, block).flatMap(elementsOf);
    return blocks.flatMap(({ at, value }) => {
      const problem = complaint(groupIn(value, inner, at));
      return problem === undefined ? [] : [{ path: at === '' ? (paths[0] ?? '') : at, ...problem }];
    });
  });
}

function groupIn(block: Value, inner: readonly string[], at: string): Group {
  const name = (path: string): string => (at === '' ? path : `${at}.${path}`);
  const valuesOf = (path: string): readonly Value[] => placesOf(block, path).map(({ value }) => value);
  return {
    paths: inner.map(name),
    known: inner.filter((path) => valuesOf(path).some(isSet)).map(name),
    unknown: inner.filter((path) => valuesOf(path).some((value) => value instanceof Unknown)).map(name),
  };
}

/** The longest path of a block that all attributes of a group stand in. */
function sharedBlock(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('.').slice(0, -1));
  const length = first.findIndex((name, index) => others.some((other) => other[index] !== name));
  return (length < 0 ? first : first.slice(0, length)).join('.');
}

function isSet(value: Value): boolean {
  return value !== null && !(value instanceof Unknown) && !(isListValue(value) && value.length === 0);
}

const conflict: Complaint = ({ known: [first, ...others] }) =>
  others.length === 0
    ? undefined
    : { summary: 'conflicting configuration arguments', detail: `"${first}": conflicts with ${others.join(', ')}` };

const notExactlyOne: Complaint = ({ paths, known, unknown }) => {
  const summary = 'invalid combination of arguments';
  const all = paths.join(', ');
  if (known.length > 1) {
    return { summary, detail: `only one of ${all} can be specified, but ${known.join(', ')} were specified` };
  }
  return known.length + unknown.length === 0 ? { summary, detail: `one of ${all} must be specified` } : undefined;
};

const none: Complaint = ({ paths, known, unknown }) =>
  known.length + unknown.length > 0
    ? undefined
    : { summary: 'missing required argument', detail: `one of ${paths.join(', ')} must be specified` };

const incomplete: Complaint = ({ paths, known, unknown }) => {
  const [first = ''] = paths;
  if (!known.includes(first) || known.length + unknown.length === paths.length) return undefined;
  return { summary: 'missing required argument', detail: `"${first}": all of ${paths.join(', ')} must be specified` };
};
