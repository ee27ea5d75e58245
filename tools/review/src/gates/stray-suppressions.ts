import { nearest } from '@landfall/rehearsal';
import type { Suppression } from './settings';

/** Ids of Landfall's rules; those of other tools are theirs to know. */
const OWN = /^LF-/;

/** What is found by applying, not by a rule. */
const REFUSAL = 'LF-APPLY-001';

/** Suppressions of Landfall's rules that name none, in sentences: they accept nothing, though somebody thinks so. */
export function straySuppressions(
  environment: string,
  suppressions: readonly Suppression[],
  rules: readonly { readonly id: string }[],
): readonly string[] {
  const ids = [...rules.map(({ id }) => id), REFUSAL];
  const stray = suppressions.map(({ rule }) => rule).filter((rule) => OWN.test(rule) && !ids.includes(rule));
  return [...new Set(stray)].map((rule) => {
    const [close] = nearest(rule, ids, 1);
    const hint = close === undefined ? '' : `; did you mean ${close}?`;
    return `${environment} suppresses ${rule}, which is no rule${hint}`;
  });
}
