import type { Review } from '../model/review';

/** What was changed behind Terraform's back, and nothing else: somebody has to look at any of it. */
export function onlyDrift(review: Review): Review {
  const environments = review.environments.map(({ environment, stacks: all }) => {
    const stacks = all.map(({ id, layer, status, drift }) => {
      return { id, layer, status, drift, changes: [], failedChecks: [], renames: [] };
    });
    const failed = stacks.some(({ status }) => status.kind === 'failed');
    const drifted = stacks.some(({ drift }) => drift.length > 0);
    return {
      environment,
      verdict: failed ? ('failed' as const) : drifted ? ('approval' as const) : ('pass' as const),
      risk: drifted ? ('medium' as const) : ('none' as const),
      stacks,
      findings: [],
    };
  });
  return { ...review, environments };
}
