import type { TypeConstraint } from '../schema/schema';
import { attributeType, elementType, isSetType, namesOf } from './type-parts';
import { DynamicValue, ExactNumber, Unknown, isListValue, isObjectValue, type Value } from './value';

/** Text that is equal for two values exactly when Terraform holds them equal: sets have no order. */
export function canonical(value: Value, type: TypeConstraint): string {
  if (value instanceof Unknown) return '?';
  if (value instanceof ExactNumber) return value.text;
  if (value instanceof DynamicValue) return canonical(value.value, value.type);
  if (isListValue(value)) {
    const parts = value.map((part, index) => canonical(part, elementType(type, index)));
    return `[${(isSetType(type) ? parts.sort() : parts).join()}]`;
  }
  if (isObjectValue(value)) {
    const parts = [...namesOf(type, value)]
      .sort()
      .map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null, attributeType(type, name))}`);
    return `{${parts.join()}}`;
  }
  return JSON.stringify(value);
}

export function sameValue(one: Value, other: Value, type: TypeConstraint): boolean {
  return one === other || canonical(one, type) === canonical(other, type);
}
