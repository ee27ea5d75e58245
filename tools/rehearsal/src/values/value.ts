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

/** A number that a 64-bit float would change: `9007199254740993`, or a fraction of more than 17 digits. */
export class ExactNumber {
  /** @param text The number in decimal digits. */
  constructor(readonly text: string) {}
}

/** The number that decimal digits stand for, exactly. */
export function numberOf(text: string): number | ExactNumber {
  const number = Number(text);
  return Number.isNaN(number) || String(number) === text || isSameNumber(number, text) ? number : new ExactNumber(text);
}

/** Whether the shortest digits of a number are those of the text, however either is written. */
function isSameNumber(number: number, text: string): boolean {
  return Number.isFinite(number) && digitsOf(String(number)) === digitsOf(text);
}

/** The digits of a number that count, and the power of ten that they are of. */
function digitsOf(text: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const exponent = Number(power) - fraction.length + (digits.length - digits.replace(/0+$/, '').length);
  const short = digits.replace(/0+$/, '');
  return short === '' ? '0' : `${sign === '-' ? '-' : ''}${short}e${exponent}`;
}

/** A Terraform value: lists, sets and tuples are arrays, maps and objects are records. */
export type Value =
  null | boolean | number | string | ExactNumber | Unknown | DynamicValue | readonly Value[] | ObjectValue;

export interface ObjectValue {
  readonly [name: string]: Value;
}

export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof DynamicValue) &&
    !(value instanceof ExactNumber)
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
  if (value instanceof ExactNumber) return value.text;
  return undefined;
}
