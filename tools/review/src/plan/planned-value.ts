import { type JsonRecord, isRecord, recordOf } from './json';
import type { Value } from '../model/change';
import { type Echo, echoOf } from './secrets';

/** Stands where a value is known only after apply. */
export const UNKNOWN: unique symbol = Symbol('known after apply');

/** Stands where a value is sensitive; the value itself is gone. */
export const SENSITIVE: unique symbol = Symbol('sensitive');

/** A sensitive value after the change that is another one than before. */
export const SENSITIVE_CHANGED: unique symbol = Symbol('sensitive, changed');

/** A value of a plan that may be shown: what is sensitive is not in it. Symbols are not JSON, so none is shown by mistake. */
export type PlannedValue = Scalar | Mark | readonly PlannedValue[] | PlannedRecord;
export interface PlannedRecord {
  readonly [key: string]: PlannedValue;
}
type Scalar = string | number | boolean | null;
type Mark = typeof UNKNOWN | typeof SENSITIVE | typeof SENSITIVE_CHANGED;

/** The values of a change as a plan has them: sensitive ones in clear. */
export interface RawSides {
  readonly before: Value;
  readonly after: Value;

  /** Same shape as `after`; `true` where it is known only after apply. */
  readonly afterUnknown: unknown;

  /** Same shape as the values; `true` where they are sensitive. */
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
}

/** A resource before and after; undefined where there is none. */
export interface PlannedSides {
  readonly before: PlannedRecord | undefined;
  readonly after: PlannedRecord | undefined;
}

/**
 * Takes out sensitive values and puts in unknown ones. What is sensitive on one side is masked on both: a value that
 * was made sensitive just now was a secret before.
 */
export function plannedSides(change: RawSides): PlannedSides {
  const sensitive = [change.beforeSensitive, change.afterSensitive];
  const echo = echoOf([change.before, change.after], sensitive);
  return {
    before: sideOf(change.before, { unknown: undefined, sensitive, other: undefined, echo }),
    after: sideOf(change.after, { unknown: change.afterUnknown, sensitive, other: change.before, echo }),
  };
}

interface Marks {
  readonly unknown: unknown;

  /** Marks of both sides. */
  readonly sensitive: readonly unknown[];

  /** The value before; undefined on that side itself. */
  readonly other: Value | undefined;
  readonly echo: Echo;
}

/** SSM names the copy of a parameter that is no secret so; its `value` is marked all the same. */
const NO_SECRET = /^insecure_/;

function sideOf(value: Value, marks: Marks): PlannedRecord | undefined {
  return isRecord(value) ? recordWith(value, marks) : undefined;
}

function recordWith(value: JsonRecord, marks: Marks): PlannedRecord {
  const unknown = Object.entries(recordOf(marks.unknown)).filter(([key, mark]) => !(key in value) && holdsTrue(mark));
  const keys = [...Object.keys(value), ...unknown.map(([key]) => key)];
  return Object.fromEntries(keys.map((key) => [key, masked((value[key] ?? null) as Value, marksAt(marks, key))]));
}

function masked(value: Value, marks: Marks): PlannedValue {
  if (marks.sensitive.includes(true)) return sensitiveMark(value, marks);
  if (marks.unknown === true) return UNKNOWN;
  if (typeof value === 'string' && marks.echo(value)) return sensitiveMark(value, marks);
  if (Array.isArray(value)) return value.map((child: Value, index) => masked(child, marksAt(marks, index)));
  return isRecord(value) ? recordWith(value, marks) : (value as Scalar);
}

function sensitiveMark(value: Value, { unknown, other }: Marks): PlannedValue {
  if (other === undefined) return value === null ? null : SENSITIVE;
  if (holdsTrue(unknown)) return SENSITIVE_CHANGED;
  if (value === null) return null;
  return JSON.stringify(value) === JSON.stringify(other) ? SENSITIVE : SENSITIVE_CHANGED;
}

function marksAt({ unknown, sensitive, other, echo }: Marks, step: string | number): Marks {
  return {
    unknown: childOf(unknown, step),
    // A mark on a whole is a mark on each part.
    sensitive: sensitive.map((mark) => mark === true || childOf(mark, step)),
    echo: typeof step === 'string' && NO_SECRET.test(step) ? () => false : echo,
    other: other === undefined ? undefined : ((childOf(other, step) ?? null) as Value),
  };
}

function childOf(node: unknown, step: string | number): unknown {
  if (Array.isArray(node)) return typeof step === 'number' ? (node[step] as unknown) : undefined;
  return isRecord(node) && Object.hasOwn(node, step) ? node[step] : undefined;
}

function holdsTrue(mark: unknown): boolean {
  return mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(holdsTrue));
}

export function isPlannedRecord(value: PlannedValue | undefined): value is PlannedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPlannedList(value: PlannedValue | undefined): value is readonly PlannedValue[] {
  return Array.isArray(value);
}

/** The value when all of it is known and none of it sensitive. */
export function knownValue(value: PlannedValue | undefined): Value | undefined {
  return value === undefined || holdsMark(value) ? undefined : (value as Value);
}

export function holdsMark(value: PlannedValue): boolean {
  if (typeof value === 'symbol') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsMark);
}

/** Equal texts for equal values, marks included. */
export function keyOf(value: PlannedValue): string {
  return JSON.stringify(value, (_, child: unknown) => (typeof child === 'symbol' ? { mark: String(child) } : child));
}
