import type { Change } from '../model/change';
import type { EnvironmentReview, StackReview } from '../model/review';
import { actionName } from './actions';

/** How many resources are changed, by what is done to them. */
export interface Counts {
  readonly create: number;
  readonly update: number;
  readonly replace: number;
  readonly destroy: number;
  readonly forget: number;

  /** Also counted by what else is done to them. */
  readonly import: number;

  /** Also counted by what else is done to them. */
  readonly move: number;

  /** Actions that a newer Terraform has. */
  readonly other: number;
}

/** In the order that reports show them. */
export const COUNTED = ['create', 'update', 'replace', 'destroy', 'forget', 'import', 'move', 'other'] as const;

export function countsOf(changes: readonly Change[]): Counts {
  const counts = { create: 0, update: 0, replace: 0, destroy: 0, forget: 0, import: 0, move: 0, other: 0 };
  for (const change of changes) {
    if (change.importedFrom !== undefined) counts.import++;
    if (change.movedFrom !== undefined) counts.move++;
    const name = actionName(change);
    if (name !== 'import' && name !== 'move' && name !== 'read') counts[name]++;
  }
  return counts;
}

/** Counts of all stacks of an environment; drift is not in them. */
export function environmentCounts({ stacks }: EnvironmentReview): Counts {
  return countsOf(stacks.flatMap(({ changes }: StackReview) => changes));
}

/** `2 to create, 1 to destroy`; `no changes` when there are none. */
export function countsText(counts: Counts): string {
  const parts = COUNTED.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${TO[name]}`);
  return parts.length > 0 ? parts.join(', ') : 'no changes';
}

const TO = {
  create: 'to create',
  update: 'to update',
  replace: 'to replace',
  destroy: 'to destroy',
  forget: 'to forget',
  import: 'to import',
  move: 'to move',
  other: 'with an unknown action',
} as const;
