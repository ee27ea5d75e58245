import type { TypeConstraint } from '../schema/schema';

/** A value that Terraform will only know after apply. There is one: `UNKNOWN`. */
export class Unknown {
  readonly kind = 'unknown';
}

export const UNKNOWN = new Unknown();

/** A value of an attribute whose type is decided by its value (`dynamic` in a schema). */
export class DynamicValue {
  constructor(
    readonly type: TypeConstraint,
    readonly value: Value,
  ) {}
}

/** A Terraform value: lists, sets and tuples are arrays, maps and objects are records. */
export type Value = null | boolean | number | string | Unknown | DynamicValue | readonly Value[] | ObjectValue;

export interface ObjectValue {
  readonly [name: string]: Value;
}

export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof DynamicValue)
  );
}

export function isListValue(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The attribute of an object, and null for everything that has no attributes. */
export function attributeOf(value: Value | undefined, name: string): Value {
  return isObjectValue(value) ? (value[name] ?? null) : null;
}

/** Whether a value is unknown, or holds something unknown. */
export function hasUnknown(value: Value): boolean {
  if (value instanceof Unknown) return true;
  if (value instanceof DynamicValue) return hasUnknown(value.value);
  if (isListValue(value)) return value.some(hasUnknown);
  if (isObjectValue(value)) return Object.values(value).some(hasUnknown);
  return false;
}

/** Text of a value, or undefined when it is not plain text, a number or a boolean. */
export function textOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}
