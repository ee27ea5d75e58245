import type { ResourceFacts } from '../facts/resource-facts';
import type { Json } from '../json';

/** Text of the values that make an object one of its kind; undefined when all are unset. */
export function identityOf(
  attributes: Readonly<Record<string, Json>>,
  { uniqueBy }: ResourceFacts,
): readonly string[] | undefined {
  if (uniqueBy === undefined) return undefined;
  const values = uniqueBy.map((path) => textAt(attributes, path));
  return uniqueBy.length > 0 && values.every((value) => value === '') ? undefined : values;
}

function textAt(attributes: Readonly<Record<string, Json>>, path: string): string {
  let value: Json = attributes;
  for (const name of path.split('.')) {
    const holder: Json = Array.isArray(value) ? ((value as readonly Json[])[0] ?? null) : value;
    value =
      typeof holder === 'object' && holder !== null ? ((holder as Readonly<Record<string, Json>>)[name] ?? null) : null;
  }
  return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
