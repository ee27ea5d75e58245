import { Problems } from '@landfall/contracts';

import type { Diagnostic } from '../protocol/calls';
import { diagnosticOf, ProviderError, warning } from '../protocol/provider-error';
import { catalogue } from './catalogue';
import { namesIn, policiesIn } from './policies';
import type { Rule, RuleContext } from './rule';

/** Rules that a user adds, and those that are switched off. */
export interface RuleChoice {
  /**
   * Rules beside those of Landfall.
   * @default none
   */
  readonly rules?: readonly Rule[];

  /**
   * Rules that are not checked, by id, with the reason.
   * @default none
   */
  readonly rulesOff?: Readonly<Record<string, string>>;
}

/** The rules that a rehearsal checks. */
export class RuleBook {
  private readonly byPhaseAndType = new Map<string, Rule[]>();

  /** @throws LandfallError RULE_INVALID, RULE_DUPLICATE, RULE_UNKNOWN, RULE_OFF_WITHOUT_REASON */
  constructor(private readonly choice: RuleChoice = {}) {
    checkRuleChoice(choice);
    const off = choice.rulesOff ?? {};
    for (const rule of [...catalogue, ...(choice.rules ?? [])].filter(({ id }) => !Object.hasOwn(off, id))) {
      for (const type of rule.types) {
        const place = `${rule.phase} ${type}`;
        this.byPhaseAndType.set(place, [...(this.byPhaseAndType.get(place) ?? []), rule]);
      }
    }
  }

  /** Whether a rule is checked. */
  has(id: string): boolean {
    return !Object.hasOwn(this.choice.rulesOff ?? {}, id);
  }

  /** What Terraform is told with a plan: every refusal and warning, in the order of the catalogue. */
  async atPlan(context: RuleContext): Promise<readonly Diagnostic[]> {
    const policies = policiesIn(context.type, context.object);
    // Terraform plans again while it applies, so that rules of all phases find loaded what the final policies name.
    if (policies.length > 0) await context.aws.iam.load(namesIn(policies));
    return this.found('plan', context).map(({ rule, problem }) =>
      rule.severity === 'warning' ? warning(problem, sourceOf(rule)) : diagnosticOf(refusal(rule, problem)),
    );
  }

  /** Every refusal of a change, in the order of the catalogue. */
  refusals(phase: Rule['phase'], context: RuleContext): readonly ProviderError[] {
    return this.found(phase, context)
      .filter(({ rule }) => rule.severity !== 'warning')
      .map(({ rule, problem }) => refusal(rule, problem));
  }

  private found(
    phase: Rule['phase'],
    context: RuleContext,
  ): readonly { readonly rule: Rule; readonly problem: string }[] {
    const rules = [
      ...(this.byPhaseAndType.get(`${phase} ${context.type}`) ?? []),
      ...(this.byPhaseAndType.get(`${phase} *`) ?? []),
    ];
    return rules.flatMap((rule) => {
      const problem = rule.check(context);
      return problem === undefined ? [] : [{ rule, problem }];
    });
  }

  /** @throws ProviderError the first refusal of a change */
  enforce(phase: Rule['phase'], context: RuleContext): void {
    const [first] = this.refusals(phase, context);
    if (first !== undefined) throw first;
  }
}

function refusal(rule: Rule, problem: string): ProviderError {
  return new ProviderError(problem, sourceOf(rule));
}

function sourceOf({ id, title, source }: Rule): string {
  return `${title} (${id}; ${source})`;
}

/** Sentences that tell which rules are switched off, and why. */
export function rulesOffNotes({ rulesOff = {} }: RuleChoice): readonly string[] {
  return Object.entries(rulesOff).map(([id, reason]) => `rule ${id} is switched off: ${reason}`);
}

/**
 * Refuses rules with ids that are taken or of another form, and rules that are switched off without a reason or do not exist.
 *
 * @throws LandfallError RULE_INVALID, RULE_DUPLICATE, RULE_UNKNOWN, RULE_OFF_WITHOUT_REASON
 */
export function checkRuleChoice({ rules: added = [], rulesOff: off = {} }: RuleChoice): void {
  const all = [...catalogue, ...added];
  const problems = new Problems('rules');
  for (const { id, phase, severity } of added) {
    if (severity === 'warning' && phase !== 'plan') {
      problems.add('RULE_INVALID', `expected the phase plan for a rule that warns, ${id}, got '${phase}'`);
    }
    if (!/^[A-Z][A-Z0-9]*-\d{3}$/.test(id)) {
      problems.add('RULE_INVALID', `expected a rule id such as TEAM-001, got '${id}'`);
    }
    if (all.filter((rule) => rule.id === id).length > 1) problems.add('RULE_DUPLICATE', `two rules have the id ${id}`);
  }
  for (const [id, reason] of Object.entries(off)) {
    const at = `rulesOff.${id}`;
    if (!all.some((rule) => rule.id === id)) {
      problems.add('RULE_UNKNOWN', `there is no rule ${id}; landfall rules lists them`, at);
    }
    if (typeof reason !== 'string' || reason.trim() === '') {
      problems.add('RULE_OFF_WITHOUT_REASON', `expected the reason why rule ${id} is switched off, got none`, at);
    }
  }
  problems.throwIfAny();
}
