import type { PlanDocument, PlannedCheck } from './plan-document';

/** Failed `check` blocks, conditions and validations, and what keeps the plan from being whole, as sentences. */
export function failedChecks(plan: PlanDocument): readonly string[] {
  const { checks, complete, deferred } = plan;
  return [
    ...checks.flatMap(sentencesOf),
    ...deferred.map(({ address, reason }) => `${address} is put off to a later plan: ${reason.replaceAll('_', ' ')}`),
    ...(complete ? [] : ['the plan is not complete: there is more to plan once it is applied']),
    ...(isRefused(plan) ? ['Terraform will not apply the plan, though it has changes: make it again'] : []),
  ];
}

/** A plan without changes need not be applied; any other that cannot be has something wrong with it. */
function isRefused({ applyable, resourceChanges }: PlanDocument): boolean {
  return !applyable && resourceChanges.some(({ mode, actions }) => mode === 'managed' && actions.join() !== 'no-op');
}

const STATUSES = new Set(['pass', 'unknown']);

const OUTCOMES = new Map([
  ['fail', 'failed'],
  ['error', 'could not be evaluated'],
]);

function sentencesOf({ address, status, messages }: PlannedCheck): readonly string[] {
  // What is unknown before the apply is checked then.
  if (STATUSES.has(status)) return [];
  const outcome = OUTCOMES.get(status) ?? `has the status ${status}`;
  return messages.length === 0
    ? [`${address} ${outcome}`]
    : messages.map((message) => `${address} ${outcome}: ${message}`);
}
