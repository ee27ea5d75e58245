import type { Finding, Gate } from '../model/finding';

/** What a finding does now: one that is suppressed only notes, one whose suppression has expired blocks. */
export function effectiveGate({ gate, suppressed }: Finding): Gate {
  if (suppressed === undefined) return gate;
  return suppressed.expired ? 'block' : 'note';
}

export function isSuppressed({ suppressed }: Finding): boolean {
  return suppressed !== undefined && !suppressed.expired;
}

/** Findings that hold the change up, those that block first. */
export function gating(findings: readonly Finding[]): readonly Finding[] {
  const of = (gate: Gate): readonly Finding[] => findings.filter((finding) => effectiveGate(finding) === gate);
  return [...of('block'), ...of('approve')];
}

/** Findings of one rule. */
export interface RuleFindings {
  readonly rule: Finding;
  readonly findings: readonly [Finding, ...Finding[]];
}

/** By rule, in the order in which the rules first appear. */
export function byRule(findings: readonly Finding[]): readonly RuleFindings[] {
  const rules = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const found = rules.get(finding.rule);
    if (found) found.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  return [...rules.values()].map((found) => ({ rule: found[0], findings: found }));
}
