import type { Schema } from '../json/schema';

/** Where a value does not follow a schema; empty when it does. */
export function schemaProblems(root: Schema, value: unknown, schema: Schema = root, at = '$'): readonly string[] {
  if (schema.$ref !== undefined) {
    const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return target === undefined ? [`${at}: no ${schema.$ref}`] : schemaProblems(root, value, target, at);
  }
  const words = schema.const === undefined ? schema.enum : [schema.const];
  if (words && !words.includes(String(value))) return [`${at}: ${String(value)} is none of ${words.join(', ')}`];
  if (schema.oneOf) {
    const fitting = schema.oneOf.filter((one) => schemaProblems(root, value, one, at).length === 0).length;
    return fitting === 1 ? [] : [`${at}: fits ${fitting} alternatives`];
  }
  if (schema.type !== undefined && typeOf(value) !== schema.type) return [`${at}: no ${schema.type}`];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => schemaProblems(root, item, schema.items ?? {}, `${at}[${index}]`));
  }
  return typeof value === 'object' && value !== null ? memberProblems(root, value, schema, at) : [];
}

function memberProblems(root: Schema, value: object, { required, properties }: Schema, at: string): readonly string[] {
  const members = Object.entries(value);
  const missing = (required ?? []).filter((key) => !Object.hasOwn(value, key)).map((key) => `${at}: no ${key}`);
  if (properties === undefined) return missing;
  const problems = members.flatMap(([key, member]) => {
    const schema = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return schema === undefined
      ? [`${at}: ${key} is not described`]
      : schemaProblems(root, member, schema, `${at}.${key}`);
  });
  return [...missing, ...problems];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
