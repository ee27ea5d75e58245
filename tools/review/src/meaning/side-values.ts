import { plannedAt } from '../plan/directory';
import type { Step } from '../plan/expressions';
import { knownValue, type PlannedValue, UNKNOWN } from '../plan/planned-value';
import type { Subject } from '../plan/subject';

export type Side = 'before' | 'after';

export function valueOn(subject: Subject, side: Side, ...path: readonly Step[]): PlannedValue | undefined {
  return plannedAt(subject[side], path);
}

/** True when there is a resource on both sides: it is changed or replaced. */
export function stays({ before, after }: Subject): boolean {
  return before !== undefined && after !== undefined;
}

export function isUnknown(subject: Subject, ...path: readonly Step[]): boolean {
  return valueOn(subject, 'after', ...path) === UNKNOWN;
}

/** A known text that is not empty. */
export function textOn(subject: Subject, side: Side, ...path: readonly Step[]): string | undefined {
  const value = valueOn(subject, side, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function numberOn(subject: Subject, side: Side, ...path: readonly Step[]): number | undefined {
  const value = valueOn(subject, side, ...path);
  return typeof value === 'number' ? value : undefined;
}

/** A boolean, also where the provider keeps one as text. */
export function booleanOn(subject: Subject, side: Side, ...path: readonly Step[]): boolean | undefined {
  const value = valueOn(subject, side, ...path);
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'boolean' ? value : undefined;
}

/** The known texts of a list or set. */
export function textsOn(subject: Subject, side: Side, ...path: readonly Step[]): readonly string[] {
  const value = valueOn(subject, side, ...path);
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** How many elements a list has; 0 when it is not one. */
export function lengthOn(subject: Subject, side: Side, ...path: readonly Step[]): number {
  const value = valueOn(subject, side, ...path);
  return Array.isArray(value) ? value.length : 0;
}

/** Both sides of an attribute when both are known and differ. */
export function stepOf<T>(
  read: (subject: Subject, side: Side, ...path: readonly Step[]) => T | undefined,
  subject: Subject,
  ...path: readonly Step[]
): { readonly from: T; readonly to: T } | undefined {
  const [from, to] = [read(subject, 'before', ...path), read(subject, 'after', ...path)];
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

/** True when an attribute is not the same on both sides, or is unknown after. */
export function differsOn(subject: Subject, ...path: readonly Step[]): boolean {
  const before = valueOn(subject, 'before', ...path);
  const after = valueOn(subject, 'after', ...path);
  if (after === UNKNOWN) return true;
  return JSON.stringify(knownValue(before) ?? null) !== JSON.stringify(knownValue(after) ?? null);
}

/** True when a policy is configured, but nothing can be said of it before apply. */
export function isPolicyUnknown(subject: Subject, attribute: string): boolean {
  return (
    isUnknown(subject, attribute) && subject.isConfigured(attribute) && subject.text('after', attribute) === undefined
  );
}
