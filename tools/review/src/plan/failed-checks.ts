import type { PlanDocument, PlannedCheck } from './plan-document';

/** Failed `check` blocks, conditions and validations, and what keeps the plan from being whole, as sentences. */
export function failedChecks({ checks, complete, deferred }: PlanDocument): readonly string[] {
  return [
    ...checks.flatMap(sentencesOf),
    ...deferred.map(({ address, reason }) => `${address} is put off to a later plan: ${reason.replaceAll('_', ' ')}`),
    ...(complete ? [] : ['the plan is not complete: there is more to plan once it is applied']),
  ];
}

function sentencesOf({ address, status, messages }: PlannedCheck): readonly string[] {
  if (status !== 'fail' && status !== 'error') return [];
  const outcome = status === 'fail' ? 'failed' : 'could not be evaluated';
  return messages.length === 0
    ? [`${address} ${outcome}`]
    : messages.map((message) => `${address} ${outcome}: ${message}`);
}
