import { type DriftPlan, withDriftPlans } from '@landfall/delivery';
import { onlyDrift, type Review, reviewPlans } from '@landfall/review';

/** What was changed behind the back of Terraform, as it finds it now with the caller's credentials. */
export function driftReview(root: string, environments: readonly string[]): Promise<Review> {
  const onStack = (plan: DriftPlan): void => void process.stderr.write(`${plan.id}: ${WORDS[plan.kind]}\n`);
  return withDriftPlans({ root, environments, onStack }, async (plans) => {
    const unapplied = plans.flatMap(({ id, kind }) => (kind === 'unapplied' ? [id] : []));
    const review = await reviewPlans({
      plans: plans.flatMap((plan) => (plan.kind === 'planned' ? [plan.file] : [])),
      unplanned: plans.flatMap((plan) => {
        if (plan.kind !== 'failed') return [];
        const { id, environment, layer, error } = plan;
        return [{ id, environment, layer, status: { kind: 'failed', error } }];
      }),
      head: 'what exists',
      notes: unapplied.length === 0 ? [] : [`not applied yet, so not looked at: ${unapplied.join(', ')}`],
    });
    return onlyDrift(review);
  });
}

const WORDS = { planned: 'compared', unapplied: 'not applied yet', failed: 'FAILED' };
