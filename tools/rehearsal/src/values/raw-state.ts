import type { Json } from '../json';
import type { TypeConstraint } from '../schema/schema';
import { elementType, isCollectionType, isObjectType } from './type-parts';

/** A part of a state that its schema has no place for. */
export interface StateProblem {
  /** Names and indexes that lead to the part. */
  readonly path: readonly (string | number)[];

  /** `must be a list, is a string` */
  readonly text: string;
}

/** Reads JSON with numbers that a 64-bit float would change as text. */
export function parseExactly(text: string): Json {
  if (!/\d[\d.]{15}/.test(text)) return JSON.parse(text) as Json;
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.]{15,}(?:[eE][-+]?\d+)?/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
  return JSON.parse(quoted) as Json;
}

/** What of a state as it stands in a file does not fit the type. Attributes that the type lacks are no problem. */
export function stateProblems(
  json: Json | undefined,
  type: TypeConstraint,
  path: StateProblem['path'] = [],
): readonly StateProblem[] {
  if (json === null || json === undefined || type === 'dynamic') return [];
  if (typeof type === 'string') return scalarProblem(json, type, path);
  if (Array.isArray(json)) {
    const parts = json as readonly Json[];
    if (isCollectionType(type)) {
      return parts.flatMap((part, index) => stateProblems(part, elementType(type, index), [...path, index]));
    }
    // An attribute that was a list of one object in one version of a provider is the object in another.
    if (isObjectType(type) && parts.length === 1 && path.length > 0) return stateProblems(parts[0], type, path);
    return [mismatch(json, type[0], path)];
  }
  if (typeof json !== 'object') return [mismatch(json, type[0], path)];
  const record = json as Readonly<Record<string, Json>>;
  if (isCollectionType(type)) return stateProblems(record, elementType(type), path);
  const types = type[0] === 'object' ? type[1] : undefined;
  return Object.entries(record).flatMap(([name, part]) => {
    const inner = types === undefined ? elementType(type) : types[name];
    return inner === undefined ? [] : stateProblems(part, inner, [...path, name]);
  });
}

function scalarProblem(json: Json, type: 'string' | 'number' | 'bool', path: StateProblem['path']) {
  const fits = typeof json !== 'object' && (type === 'string' || typeof converted(json, type) !== 'string');
  return fits || (type === 'number' && typeof json === 'string' && NUMBER.test(json))
    ? []
    : [mismatch(json, type, path)];
}

const NUMBER = /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** A scalar as its type has it: Terraform reads `"true"` as a bool, and a number as a string. */
function converted(json: boolean | number | string | null, type: 'string' | 'number' | 'bool'): Json {
  if (type === 'string') return String(json);
  if (type === 'bool') return typeof json === 'boolean' ? json : json === 'true' ? true : json === 'false' ? false : '';
  return typeof json === 'boolean' ? '' : json;
}

/** A state with scalars in the type that the schema has now. */
export function withScalarsOf(type: TypeConstraint, json: Json | undefined): Json {
  if (json === null || json === undefined) return null;
  if (type === 'string' || type === 'number' || type === 'bool') {
    return typeof json === 'object' ? json : converted(json, type);
  }
  if (type === 'dynamic' || typeof json !== 'object') return json;
  if (Array.isArray(json)) {
    const inner = isCollectionType(type) ? undefined : type;
    return (json as readonly Json[]).map((part, index) => withScalarsOf(inner ?? elementType(type, index), part));
  }
  if (isCollectionType(type)) return withScalarsOf(elementType(type), json);
  const types = type[0] === 'object' ? type[1] : undefined;
  const entries = Object.entries(json as Readonly<Record<string, Json>>);
  return Object.fromEntries(
    entries.map(([name, part]) => [
      name,
      withScalarsOf(types === undefined ? elementType(type) : (types[name] ?? 'dynamic'), part),
    ]),
  );
}

const articles: Readonly<Record<string, string>> = { object: 'an object' };

function mismatch(json: Json, wanted: string, path: StateProblem['path']): StateProblem {
  const kind = Array.isArray(json) ? 'list' : typeof json === 'boolean' ? 'bool' : typeof json;
  const [must, is] = [wanted, kind].map((name) => articles[name] ?? `a ${name}`);
  return { path, text: `must be ${must}, is ${is}` };
}
