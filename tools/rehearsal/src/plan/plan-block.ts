import type { ResourceFacts } from '../facts/resource-facts';
import type { AttributeSchema, BlockSchema, BlockTypeSchema, Nesting, TypeConstraint } from '../schema/schema';
import { sameValue } from '../values/equality';
import { fromStateJson } from '../values/state-json';
import { typeOfAttribute, typeOfBlock } from '../values/type-of-block';
import { UNKNOWN, Unknown, isListValue, isObjectValue, type ObjectValue, type Value } from '../values/value';
import { equivalent } from './equivalence';

type Attributes = Readonly<Record<string, AttributeSchema>>;

/** Plans the content of a block from its configuration and, where it exists already, its prior value. */
export function planBlock(
  block: BlockSchema,
  config: ObjectValue,
  prior: ObjectValue | undefined,
  facts: ResourceFacts,
  at = '',
): ObjectValue {
  const planned: Record<string, Value> = { ...planAttributes(block.attributes, config, prior, facts, at) };
  for (const [name, nested] of Object.entries(block.blockTypes)) {
    planned[name] = planBlocks(nested, config[name] ?? null, prior?.[name], facts, `${at}${name}.`);
  }
  return planned;
}

function planAttributes(
  attributes: Attributes,
  config: ObjectValue,
  prior: ObjectValue | undefined,
  facts: ResourceFacts,
  at: string,
): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => {
      const earlier = prior === undefined ? undefined : (prior[name] ?? null);
      return [name, planAttribute(attribute, config[name] ?? null, earlier, facts, `${at}${name}`)] as const;
    }),
  );
}

function planAttribute(
  attribute: AttributeSchema,
  config: Value,
  prior: Value | undefined,
  facts: ResourceFacts,
  path: string,
): Value {
  if (attribute.writeOnly === true) return null;
  const type = typeOfAttribute(attribute);
  if (config === null) {
    const fallback = facts.defaults?.[path];
    if (fallback !== undefined) return fromStateJson(fallback, type);
    if (attribute.computed !== true) return null;
    return prior === undefined ? UNKNOWN : prior;
  }
  if (prior !== undefined && prior !== null && equivalent(path, config, prior, type, facts)) return prior;
  const nested = attribute.nested;
  if (nested === undefined) return config;
  const plan = (part: ObjectValue, earlier: ObjectValue | undefined): ObjectValue =>
    planAttributes(nested.attributes, part, earlier, facts, `${path}.`);
  return planParts(nested.nesting, type, config, prior, plan);
}

function planBlocks(
  nested: BlockTypeSchema,
  config: Value,
  prior: Value | undefined,
  facts: ResourceFacts,
  at: string,
): Value {
  const plan = (part: ObjectValue, earlier: ObjectValue | undefined): ObjectValue =>
    planBlock(nested.block, part, earlier, facts, at);
  const element = typeOfBlock(nested.block);
  const { nesting } = nested;
  const type: TypeConstraint = nesting === 'single' || nesting === 'group' ? element : [nesting, element];
  return planParts(nesting, type, config, prior, plan);
}

type PlanPart = (config: ObjectValue, prior: ObjectValue | undefined) => ObjectValue;

function planParts(
  nesting: Nesting,
  type: TypeConstraint,
  config: Value,
  prior: Value | undefined,
  plan: PlanPart,
): Value {
  if (config === null || config instanceof Unknown) return config;
  if (isListValue(config)) {
    const earlier = isListValue(prior) ? prior : [];
    if (nesting === 'set') return planSet(type, config, earlier, plan);
    return config.map((part, index) => planOne(part, earlier[index], plan));
  }
  if (nesting !== 'map' || !isObjectValue(config)) return planOne(config, prior, plan);
  const earlier = isObjectValue(prior) ? prior : {};
  return Object.fromEntries(
    Object.entries(config).map(([key, part]) => [key, planOne(part, earlier[key], plan)] as const),
  );
}

function planOne(config: Value, prior: Value | undefined, plan: PlanPart): Value {
  return isObjectValue(config) ? plan(config, isObjectValue(prior) ? prior : undefined) : config;
}

/** Elements of a set have no place: one goes on existing when planning with it as the prior value changes nothing. */
function planSet(type: TypeConstraint, config: readonly Value[], prior: readonly Value[], plan: PlanPart): Value {
  const element: TypeConstraint = typeof type !== 'string' && type[0] === 'set' ? type[1] : 'dynamic';
  const left = [...prior];
  return config.map((part) => {
    for (const [index, earlier] of left.entries()) {
      const planned = planOne(part, earlier, plan);
      if (!sameValue(planned, earlier, element)) continue;
      left.splice(index, 1);
      return planned;
    }
    return planOne(part, undefined, plan);
  });
}
