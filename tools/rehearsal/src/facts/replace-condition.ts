import type { Json } from '../json';

/** One attribute that is planned to change, and the object it belongs to. `undefined` is a value not yet known. */
export interface AttributeChange {
  readonly before: Json | undefined;
  readonly after: Json | undefined;

  /** The value that the configuration gives, `null` when it gives none. */
  readonly configured: Json | undefined;

  /** The whole object as it is, and as it is planned. */
  readonly prior: Readonly<Record<string, Json | undefined>>;
  readonly planned: Readonly<Record<string, Json | undefined>>;
}

/**
 * When a change of an attribute replaces the resource.
 * `added`: from nothing to something; `removed`: from something to nothing; `decreased`: to a smaller number other
 * than 0; `configured`: the configuration sets the new value. Or from one certain value, or to one, or both; or by a
 * rule of its own.
 */
export type ReplaceCondition =
  | 'added'
  | 'removed'
  | 'decreased'
  | 'configured'
  | { readonly from?: Json; readonly to?: Json }
  | ((change: AttributeChange) => boolean);

/** Whether a change of an attribute, already known to be one, replaces the resource. */
export function replaces(condition: ReplaceCondition, change: AttributeChange): boolean {
  const { before, after } = change;
  if (typeof condition === 'function') return condition(change);
  if (condition === 'added') return isEmpty(before) && !isEmpty(after);
  if (condition === 'removed') return !isEmpty(before) && isEmpty(after);
  if (condition === 'configured') return change.configured !== null;
  if (condition === 'decreased') {
    return typeof before === 'number' && typeof after === 'number' && after !== 0 && after < before;
  }
  return (
    (condition.from === undefined || before === condition.from) &&
    (condition.to === undefined || after === condition.to)
  );
}

/** Whether a value counts as nothing: null, empty text, an empty list or map. An unknown value counts as something. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
