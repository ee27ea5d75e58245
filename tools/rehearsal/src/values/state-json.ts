import type { Json } from '../json';
import type { TypeConstraint } from '../schema/schema';
import { attributeType, elementType, isObjectType, isCollectionType, namesOf } from './type-parts';
import { DynamicValue, ExactNumber, Unknown, isListValue, isObjectValue, numberOf, type Value } from './value';

/** Reads a value as it stands in a state file. Attributes that the type does not have are dropped, missing ones are null. */
export function fromStateJson(json: Json | undefined, type: TypeConstraint): Value {
  if (json === null || json === undefined) return null;
  if (type === 'dynamic') return fromDynamic(json);
  if (Array.isArray(json)) {
    const parts = json as readonly Json[];
    if (isCollectionType(type)) return parts.map((part, index) => fromStateJson(part, elementType(type, index)));
    // An attribute that was a list of one object in one version of a provider is the object in another.
    return isObjectType(type) && parts.length === 1 ? fromStateJson(parts[0], type) : null;
  }
  if (typeof json !== 'object') return type === 'number' && typeof json === 'string' ? numberOf(json) : (json as Value);
  if (isCollectionType(type)) return [fromStateJson(json, elementType(type))];
  const record = json as { readonly [key: string]: Json };
  return Object.fromEntries(
    namesOf(type, record).map((name) => [name, fromStateJson(record[name], attributeType(type, name))]),
  );
}

/** Writes a wholly known value as it stands in a state file. */
export function toStateJson(value: Value): Json {
  if (value instanceof Unknown) throw new TypeError('an unknown value has no place in a state');
  if (value instanceof DynamicValue) return { type: value.type as Json, value: toStateJson(value.value) };
  if (value instanceof ExactNumber) return value.text;
  if (isListValue(value)) return value.map(toStateJson);
  if (isObjectValue(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toStateJson(part)]));
  }
  return value;
}

function fromDynamic(json: Json): Value {
  if (typeof json !== 'object' || json === null || !('type' in json)) return null;
  const { type, value } = json as { readonly type: TypeConstraint; readonly value: Json };
  return new DynamicValue(type, fromStateJson(value, type));
}

/** An object of a type in which every attribute is null and every collection of blocks empty. */
export function emptyObject(type: TypeConstraint): Value {
  return isObjectType(type) ? fromStateJson({}, type) : null;
}
