import type { Step } from './expressions';
import {
  holdsMark,
  isPlannedList,
  isPlannedRecord,
  keyOf,
  type PlannedRecord,
  type PlannedValue,
} from './planned-value';

/** Two values at one path that are not the same; undefined where there is none. */
export interface Difference {
  readonly path: readonly Step[];
  readonly before: PlannedValue | undefined;
  readonly after: PlannedValue | undefined;
}

/**
 * What differs, leaf by leaf, in path order. A list of plain values is one leaf; elements of a list of objects are
 * paired, so that one that was put in front does not change all others.
 */
export function differences(
  before: PlannedRecord | undefined,
  after: PlannedRecord | undefined,
): readonly Difference[] {
  const found: Difference[] = [];
  compare([], before, after, found);
  return found;
}

type Side = PlannedValue | undefined;

function compare(path: readonly Step[], before: Side, after: Side, found: Difference[]): void {
  if (before === after || (isNothing(before) && isNothing(after))) return;
  if (isScalar(before) && isScalar(after)) {
    found.push({ path, before, after });
    return;
  }
  const sides: readonly Side[] = [before, after];
  if (sides.some(isPlannedRecord) && sides.every((side) => isPlannedRecord(side) || isNothing(side))) {
    return compareRecords(path, before, after, found);
  }
  const lists = sides.filter(isPlannedList);
  const bothLists = lists.length > 0 && sides.every((side) => isPlannedList(side) || isNothing(side));
  if (bothLists && !lists.every(isPlain)) return compareLists(path, before, after, found);
  if (keyOf(before ?? null) !== keyOf(after ?? null)) found.push({ path, before, after });
}

/** Provider SDKs write nothing in several ways: what is not configured is null, an empty list or an empty map. */
function isNothing(value: Side): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function isScalar(value: Side): boolean {
  return typeof value !== 'object' || value === null;
}

function isPlain(list: readonly PlannedValue[]): boolean {
  return !list.some((element) => holdsMark(element) || (typeof element === 'object' && element !== null));
}

function compareRecords(path: readonly Step[], before: Side, after: Side, found: Difference[]): void {
  const sides: readonly Side[] = [before, after];
  const keys = new Set(sides.flatMap((side) => (isPlannedRecord(side) ? Object.keys(side) : [])));
  const at = (side: Side, key: string): Side => (isPlannedRecord(side) ? side[key] : undefined);
  for (const key of [...keys].sort()) compare([...path, key], at(before, key), at(after, key), found);
}

/** Elements that stand on both sides are passed over, the others paired in order. */
function compareLists(path: readonly Step[], before: Side, after: Side, found: Difference[]): void {
  const [left, right] = [elementsOf(before), elementsOf(after)];
  const onlyLeft = without(left, right);
  const onlyRight = without(right, left);
  // The same elements in another order: that is the change.
  const [ones, others] = onlyLeft.length + onlyRight.length === 0 ? [left, right] : [onlyLeft, onlyRight];
  for (let index = 0; index < Math.max(ones.length, others.length); index++) {
    const [one, other] = [ones[index], others[index]];
    compare([...path, other?.index ?? one?.index ?? index], one?.value, other?.value, found);
  }
}

interface Element {
  readonly index: number;
  readonly value: PlannedValue;
  readonly key: string;
}

function elementsOf(side: Side): readonly Element[] {
  return isPlannedList(side) ? side.map((value, index) => ({ index, value, key: keyOf(value) })) : [];
}

function without(elements: readonly Element[], others: readonly Element[]): readonly Element[] {
  const left = new Map<string, number>();
  for (const { key } of others) left.set(key, (left.get(key) ?? 0) + 1);
  return elements.filter(({ key }) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
