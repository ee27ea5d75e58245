import type { ResourceFacts } from '../facts/resource-facts';
import type { Json } from '../json';
import { Unknown, attributeOf, hasUnknown, isListValue, type ObjectValue, type Value } from '../values/value';
import { toStateJson } from '../values/state-json';

/** The templates and literals of an object's computed attributes, by path. */
export interface Shape {
  readonly values: Readonly<Record<string, Json>>;
}

/** The shape of an object: what the facts say of its type, and of objects with such attributes. */
export function shapeOf(facts: ResourceFacts, config: ObjectValue, planned: ObjectValue): Shape {
  const variants = (facts.variants ?? []).filter(({ when }) =>
    Object.entries(when).every(([path, value]) => meets(settled(config, planned, path), value)),
  );
  const values: Record<string, Json> = {};
  for (const source of [facts, ...variants]) {
    Object.assign(values, source.computed);
    if (source.id !== undefined) values['id'] = source.id;
    if (source.arn !== undefined) values['arn'] = source.arn;
  }
  return { values };
}

/** What the configuration says, else the default that was planned; null for what is unset or not known yet. */
function settled(config: ObjectValue, planned: ObjectValue, path: string): Value {
  const configured = valueAt(config, path);
  if (configured !== null) return configured;
  const value = valueAt(planned, path);
  return value instanceof Unknown ? null : value;
}

function meets(value: Value, wanted: Json): boolean {
  if (hasUnknown(value)) return false;
  return JSON.stringify(toStateJson(value)) === JSON.stringify(wanted);
}

/** The value at a path, the first element of lists. */
export function valueAt(object: Value, path: string): Value {
  let value = object;
  for (const name of path.split('.')) value = attributeOf(isListValue(value) ? (value[0] ?? null) : value, name);
  return value;
}
