import type { TypeConstraint } from '../schema/schema';
import { elementType } from '../values/type-parts';
import { attributeOf, textOf, type ObjectValue, type Value } from '../values/value';
import { derived } from './derived';
import type { Place } from './resource-model';
import { SIMULATED_TIME } from './template';

export interface FallbackContext {
  readonly type: string;
  readonly seed: string;
  readonly place: Place;
  readonly config: ObjectValue;

  /** Whether the attribute could have been configured: then it was left out, and mostly reads as nothing. */
  readonly optional: boolean;
  readonly lookUp: (path: string) => Value;
}

/** A plausible value for a computed attribute of which nothing is known but its name and its type. */
export function fallbackValue(path: string, type: TypeConstraint, context: FallbackContext): Value {
  if (type === 'string') return fallbackText(path, context);
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (typeof type === 'string') return null;
  switch (type[0]) {
    case 'map':
      return {};
    case 'tuple':
      return [];
    case 'list':
    case 'set':
      return context.optional || !isObject(elementType(type)) ? [] : [fallbackValue(path, elementType(type), context)];
    case 'object':
      return Object.fromEntries(
        Object.entries(type[1]).map(
          ([name, inner]) => [name, fallbackValue(`${path}.${name}`, inner, context)] as const,
        ),
      );
  }
}

/** What AWS answers for attributes that an object does not use. */
export function emptyValue(type: TypeConstraint): Value {
  switch (type) {
    case 'string':
      return '';
    case 'number':
      return 0;
    case 'bool':
      return false;
    case 'dynamic':
      return null;
  }
  if (type[0] === 'map') return {};
  if (type[0] !== 'object') return [];
  return Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, emptyValue(inner)] as const));
}

function isObject(type: TypeConstraint): boolean {
  return typeof type !== 'string' && type[0] === 'object';
}

function fallbackText(path: string, context: FallbackContext): string {
  const { type, seed, place, config } = context;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const [, service = type, kind = type] = /^[a-z0-9]+_([a-z0-9]+)_?(.*)$/.exec(type) ?? [];
  const characters = (length: number): string => derived(`${seed}/${path}`, 'hex', length);
  const prefix = textOf(attributeOf(config, `${name}_prefix`));
  if (prefix !== undefined) return prefix + derived(`${seed}/${path}`, 'digits', 26);
  if (path === 'id') return textOf(config['name']) ?? `${kind || service}-${characters(17)}`;
  if (name === 'arn' || name.endsWith('_arn')) {
    const id = textOf(context.lookUp('id')) ?? characters(17);
    return `arn:${place.partition}:${service}:${place.region}:${place.account}:${kind || service}/${id}`;
  }
  if (name === 'owner_id' || name === 'account_id') return place.account;
  if (name === 'region') return place.region;
  if (/(^|_)(time|date|at|timestamp)$/.test(name)) return SIMULATED_TIME;
  if (context.optional && !/(^|_)(id|name)$/.test(name)) return '';
  return `${name.replaceAll('_', '-')}-${characters(8)}`;
}
