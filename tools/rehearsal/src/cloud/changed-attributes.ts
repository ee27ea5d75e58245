import { LandfallError } from '@landfall/contracts';
import type { Json } from '../json';
import type { TypeConstraint } from '../schema/schema';
import { attributeType, elementType, isCollectionType } from '../values/type-parts';
import { type Assignment, formatPath } from './attribute-path';
import type { CloudObject } from './cloud-object';
import { nearest } from './nearest';

type JsonObject = Readonly<Record<string, Json>>;

/**
 * Attributes of an object after assignments, each value read as the type of its attribute asks. `tags_all` follows
 * `tags`, as it does in AWS.
 *
 * @param type Type of the whole object.
 * @throws LandfallError ATTRIBUTE_UNKNOWN, ATTRIBUTE_VALUE_INVALID, ATTRIBUTE_FIXED
 */
export function changedAttributes(
  object: CloudObject,
  type: TypeConstraint,
  assignments: readonly Assignment[],
): JsonObject {
  const changed = assignments.reduce<Json>((attributes, { path, value }) => {
    if (path[0] === 'id' || path[0] === 'region') {
      throw problem(
        'ATTRIBUTE_FIXED',
        object,
        `${path[0]} says which object it is and cannot change; remove the object`,
      );
    }
    return withValue({ object, path, text: value }, attributes, type, 0);
  }, object.attributes);
  return withAllTags(object.attributes, changed as JsonObject);
}

interface Change {
  readonly object: CloudObject;
  readonly path: readonly string[];
  readonly text: string;
}

function withValue(change: Change, json: Json, type: TypeConstraint, depth: number): Json {
  const { object, path, text } = change;
  const step = path[depth];
  if (step === undefined) return readValue(change, type);
  const at = formatPath(path.slice(0, depth));
  if (type === 'dynamic') {
    throw problem('ATTRIBUTE_FIXED', object, `${at} has no fixed type; change the object with Terraform instead`);
  }
  if (typeof type === 'string') {
    throw problem('ATTRIBUTE_UNKNOWN', object, `${at} is a ${type} and has no ${step}; write ${at}=${text}`);
  }
  if (isCollectionType(type)) {
    const elements = Array.isArray(json) ? (json as readonly Json[]) : [];
    const index = Number(step);
    if (!/^\d+$/.test(step) || index > elements.length) {
      const range =
        elements.length === 0
          ? 'it is empty; 0 adds one'
          : `0 to ${elements.length - 1} exist; ${elements.length} adds one`;
      throw problem('ATTRIBUTE_UNKNOWN', object, `${at} is a list, got ${step} for an index; ${range}`);
    }
    const next = withValue(change, elements[index] ?? null, elementType(type, index), depth + 1);
    return [...elements.slice(0, index), next, ...elements.slice(index + 1)];
  }
  if (type[0] === 'object' && !(step in type[1])) throw unknownAttribute(change, Object.keys(type[1]), depth);
  const record = typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};
  const next = withValue(change, record[step] ?? null, attributeType(type, step), depth + 1);
  if (next !== null || type[0] === 'object') return { ...record, [step]: next };
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== step));
}

/** `null` is nothing; text needs no quotation marks; all else is JSON. */
function readValue({ object, path, text }: Change, type: TypeConstraint): Json {
  if (text === 'null') return null;
  const json = parsed(text);
  if (type === 'string') return typeof json === 'string' ? json : text;
  if (json !== undefined && conforms(json, type)) return json;
  throw problem('ATTRIBUTE_VALUE_INVALID', object, `${formatPath(path)} is ${described(type)}, got ${text}`);
}

function conforms(json: Json, type: TypeConstraint): boolean {
  if (json === null) return true;
  if (type === 'string') return typeof json === 'string';
  if (type === 'number') return typeof json === 'number';
  if (type === 'bool') return typeof json === 'boolean';
  if (type === 'dynamic') return false;
  if (isCollectionType(type)) {
    return Array.isArray(json) && json.every((part: Json, index) => conforms(part, elementType(type, index)));
  }
  if (typeof json !== 'object' || Array.isArray(json)) return false;
  const known = type[0] === 'object' ? type[1] : undefined;
  return Object.entries(json as JsonObject).every(
    ([name, part]) => (known === undefined || name in known) && conforms(part, attributeType(type, name)),
  );
}

function described(type: TypeConstraint): string {
  if (type === 'bool') return 'true or false';
  if (type === 'dynamic') return 'of no fixed type and cannot be set';
  if (typeof type === 'string') return `a ${type}`;
  if (type[0] === 'object') return `a JSON object with ${Object.keys(type[1]).sort().join(', ')}`;
  if (type[0] === 'map') return 'a JSON object';
  return 'a JSON list';
}

function unknownAttribute({ object, path }: Change, names: readonly string[], depth: number): LandfallError {
  const name = path[depth] ?? '';
  const holder = depth === 0 ? object.type : formatPath(path.slice(0, depth));
  const near = nearest(name, names).join(', ');
  return problem('ATTRIBUTE_UNKNOWN', object, `${holder} has no attribute '${name}'; it has ${near}`);
}

function withAllTags(before: JsonObject, after: JsonObject): JsonObject {
  if (!('tags_all' in after) || after['tags'] === before['tags']) return after;
  const [own, all, next] = [recordOf(before['tags']), recordOf(after['tags_all']), recordOf(after['tags'])];
  const inherited = Object.fromEntries(Object.entries(all).filter(([name]) => !(name in own)));
  return { ...after, tags_all: { ...inherited, ...next } };
}

function recordOf(json: Json | undefined): JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as JsonObject) : {};
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function problem(code: Uppercase<string>, { type, id }: CloudObject, message: string): LandfallError {
  return new LandfallError(code, message, `${type}/${id}`);
}
