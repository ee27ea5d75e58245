import type { CostChange } from '../model/review';
import type { PlanDocument } from '../plan/plan-document';

/** The monthly cost before and after; undefined when nothing that has a price changes. */
export function costOf(
  _stacks: readonly { readonly id: string; readonly plan: PlanDocument }[],
): CostChange | undefined {
  return undefined;
}
