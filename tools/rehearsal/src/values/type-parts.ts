import type { TypeConstraint } from '../schema/schema';

/** The type of an element of a list, set, tuple or map. */
export function elementType(type: TypeConstraint, index = 0): TypeConstraint {
  if (typeof type === 'string' || type[0] === 'object') return 'dynamic';
  return type[0] === 'tuple' ? (type[1][index] ?? 'dynamic') : type[1];
}

/** The type of a named part of an object or a map. */
export function attributeType(type: TypeConstraint, name: string): TypeConstraint {
  if (typeof type === 'string') return 'dynamic';
  return type[0] === 'object' ? (type[1][name] ?? 'dynamic') : elementType(type);
}

export function isObjectType(type: TypeConstraint): boolean {
  return typeof type !== 'string' && type[0] === 'object';
}

export function isCollectionType(type: TypeConstraint): boolean {
  return typeof type !== 'string' && (type[0] === 'list' || type[0] === 'set' || type[0] === 'tuple');
}

export function isSetType(type: TypeConstraint): boolean {
  return typeof type !== 'string' && type[0] === 'set';
}

/** The names that a value of this type has: of the type for objects, of the value for maps. */
export function namesOf(type: TypeConstraint, value: object): readonly string[] {
  return typeof type !== 'string' && type[0] === 'object' ? Object.keys(type[1]) : Object.keys(value);
}
