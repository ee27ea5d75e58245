import type { Finding } from '../model/finding';
import type { Risk, StackReview, Verdict } from '../model/review';
import { severities } from './findings-of';

/** What a review says in one word. */
export function verdictOf(stacks: readonly StackReview[], findings: readonly Finding[]): Verdict {
  if (stacks.some(({ status }) => status.kind === 'failed')) return 'failed';
  if (findings.some(blocks)) return 'blocked';
  const open = findings.some((finding) => finding.gate === 'approve' && !isAccepted(finding));
  // Nobody knows yet what a waiting stack will do.
  const uncertain = stacks.some(
    // No plan shows what an action does.
    ({ status, failedChecks, invocations = [] }) =>
      status.kind === 'waiting' || failedChecks.length > 0 || invocations.length > 0,
  );
  return open || uncertain ? 'approval' : 'pass';
}

/** The worst severity that is found and not accepted; changes that nothing is said about are of low risk. */
export function riskOf(stacks: readonly StackReview[], findings: readonly Finding[]): Risk {
  const found = findings.filter((finding) => !isAccepted(finding)).map(({ severity }) => severities.indexOf(severity));
  const worst = severities[Math.max(...found, -1)];
  if (worst !== undefined && worst !== 'info') return worst;
  return stacks.some(({ changes, status }) => changes.length > 0 || status.kind !== 'planned') ? 'low' : 'none';
}

/** True when the environment accepts it today. */
function isAccepted({ suppressed }: Finding): boolean {
  return suppressed !== undefined && !suppressed.expired;
}

/** An expired suppression blocks whatever its rule does: somebody promised to look again. */
function blocks(finding: Finding): boolean {
  return finding.suppressed?.expired === true || (finding.gate === 'block' && !isAccepted(finding));
}
