import type { GeneratedDeclarations, GeneratedMember } from './generated-declarations';
import type { TypeConstraint } from './schema';

/** What a generated member holds: a plain type, a struct by name, or a collection of either. */
export type ValueShape =
  | { readonly kind: 'plain'; readonly type: TypeConstraint }
  | { readonly kind: 'struct'; readonly name: string }
  | Collection;

/** A collection. `singleItem` marks a block that may occur at most once. */
export interface Collection {
  readonly kind: 'list' | 'set' | 'map';
  readonly element: ValueShape;
  readonly singleItem: boolean;
}

/** Reads the shape of a member from its stored class, its stored type or its getter, whichever the generator wrote. */
export function shapeOfMember(
  member: GeneratedMember,
  writtenAs: string | undefined,
  declarations: GeneratedDeclarations,
): ValueShape {
  const { storedClass, storedType, getter } = member;
  if (storedClass !== undefined) return shapeOfClass(storedClass, member.wrapsSet, writtenAs, declarations);
  if (storedType !== undefined) return asWritten(shapeOfType(storedType), writtenAs);
  return asWritten(shapeOfGetter(getter), getter.includes('cdktf.Fn.tolist(') ? 'set' : undefined);
}

/** Tells lists from sets, and finds blocks that may occur only once: TypeScript types show neither. */
export function asWritten(shape: ValueShape, writtenAs: string | undefined): ValueShape {
  if (writtenAs !== 'list' && writtenAs !== 'set') return shape;
  if (shape.kind === 'struct') return { kind: writtenAs, element: shape, singleItem: true };
  return shape.kind === 'list' ? { ...shape, kind: writtenAs } : shape;
}

/** The shape of a TypeScript type as the generator writes it: `number[]`, `{ [key: string]: string }`, `EksClusterTimeouts`. */
export function shapeOfType(text: string): ValueShape {
  const type = text.replace(/ \| (?:undefined|cdktf\.IResolvable)$/, '').replace(/^\((.*)\)$/, '$1');
  if (type !== text) return shapeOfType(type);
  const primitive = PRIMITIVES[type];
  if (primitive !== undefined) return { kind: 'plain', type: primitive };
  const arrayOf = (/^Array<(.*)>$/.exec(type) ?? /^(.*)\[\]$/.exec(type))?.[1];
  if (arrayOf !== undefined) return collection('list', shapeOfType(arrayOf));
  const mapOf = /^\{ \[key: string\]: (.*) \}$/.exec(type)?.[1];
  if (mapOf === undefined) return { kind: 'struct', name: type };
  return mapOf === 'any' ? DYNAMIC : collection('map', shapeOfType(mapOf));
}

const DYNAMIC: ValueShape = { kind: 'plain', type: 'dynamic' };

const PRIMITIVES: Readonly<Record<string, TypeConstraint>> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  any: 'dynamic',
};

function shapeOfGetter(getter: string): ValueShape {
  const accessor = /this\.get(\w+)Attribute\(/.exec(getter)?.[1] ?? '';
  return shapeOfFrameworkName(accessor === 'List' ? 'StringList' : accessor, false);
}

/** `String`, `StringMap`, `BooleanList`, `NumberListMap`: the element first, the outermost collection last. */
function shapeOfFrameworkName(name: string, wrapsSet: boolean): ValueShape {
  const [, primitive, collections = ''] = /^(String|Number|Boolean|Any)((?:List|Map)*)$/.exec(name) ?? [];
  if (primitive === undefined || name === 'AnyMap') return DYNAMIC;
  let shape = shapeOfType(primitive.toLowerCase());
  for (const kind of collections.match(/List|Map/g) ?? []) shape = collection(kind === 'Map' ? 'map' : 'list', shape);
  return wrapsSet && shape.kind === 'list' ? { ...shape, kind: 'set' } : shape;
}

function shapeOfClass(
  name: string,
  wrapsSet: boolean,
  writtenAs: string | undefined,
  declarations: GeneratedDeclarations,
): ValueShape {
  if (name.startsWith('cdktf.')) return shapeOfFrameworkName(name.slice('cdktf.'.length), wrapsSet);
  const base = declarations.baseOf(name);
  if (base === 'ComplexObject') {
    return asWritten({ kind: 'struct', name: name.replace(/OutputReference$/, '') }, writtenAs);
  }
  const element = declarations.elementOf(name);
  if (element === undefined) return DYNAMIC;
  const kind = base === 'ComplexMap' ? 'map' : wrapsSet ? 'set' : 'list';
  return collection(kind, shapeOfClass(element.className, element.wrapsSet ?? false, undefined, declarations));
}

function collection(kind: Collection['kind'], element: ValueShape): Collection {
  return { kind, element, singleItem: false };
}
