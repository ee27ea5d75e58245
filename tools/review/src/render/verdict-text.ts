import type { EnvironmentReview, Review, Verdict } from '../model/review';

const ORDER: readonly Verdict[] = ['pass', 'approval', 'blocked', 'failed'];

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'passes',
  approval: 'needs approval',
  blocked: 'blocked',
  failed: 'failed',
};

export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = {
  pass: '✅',
  approval: '✋',
  blocked: '⛔',
  failed: '❌',
};

/** The worst verdict of all environments; `pass` when there are none. */
export function worstVerdict({ environments }: Review): Verdict {
  const verdicts = environments.map(({ verdict }: EnvironmentReview) => ORDER.indexOf(verdict));
  return ORDER[Math.max(0, ...verdicts)] ?? 'pass';
}
