import { LandfallError } from '@landfall/contracts';
import type { Change } from '../model/change';
import type { Finding, Severity } from '../model/finding';
import type { CostChange, StackReview } from '../model/review';
import { directoryOf, plannedAt } from '../plan/directory';
import { configuredAddress, type Step } from '../plan/expressions';
import type { PlanDocument, PlannedResource } from '../plan/plan-document';
import { isPlannedList, knownValue, type PlannedRecord, type PlannedValue, UNKNOWN } from '../plan/planned-value';
import { subjectOf } from '../plan/subject';
import type { Rule, RuleContext, RuleResource, Side } from './rule';
import type { ReviewSettings, Suppression } from './settings';

/** A stack with the plan that its review was made from. */
export interface PlannedStack {
  readonly review: StackReview;

  /** Undefined when it could not be planned. */
  readonly plan: PlanDocument | undefined;

  /** Terraform's words when the simulated cloud refused to apply the plan. */
  readonly refusal?: string;
}

export interface FindingsProps {
  readonly environment: string;
  readonly stacks: readonly PlannedStack[];
  readonly rules: readonly Rule[];
  readonly settings: ReviewSettings;
  readonly cost: CostChange | undefined;

  /** Findings of other tools. */
  readonly merged?: readonly Finding[];

  /** Decides which suppressions have expired: `YYYY-MM-DD`. */
  readonly today: string;
}

/** What rules and other tools find in the changes of an environment: worst first, suppressed ones last. */
export function findingsOf(props: FindingsProps): readonly Finding[] {
  const { environment, stacks, rules, settings, cost, merged = [], today } = props;
  const planned = stacks.flatMap(({ review, plan }) => (plan === undefined ? [] : [{ review, plan }]));
  const estate = new Estate(planned.map(({ plan }) => plan));
  const common = { environment, cost, costLimit: settings.costLimit, resources: estate.resources };
  const own = planned.flatMap(({ review, plan }) => {
    const contexts = new ContextFactory(plan, review.id, common);
    return review.changes.flatMap((change) => {
      const context = contexts.of(change);
      return context === undefined ? [] : rules.flatMap((rule) => findingOf(rule, change, context));
    });
  });
  return [...own, ...stacks.flatMap(refusalsOf), ...merged]
    .map((finding) => suppress(finding, settings.suppressions, today))
    .sort(worstFirst);
}

/** What AWS refuses is found by applying the plan in the simulated cloud. */
function refusalsOf({ review, refusal }: PlannedStack): readonly Finding[] {
  if (refusal === undefined) return [];
  const address = /^\s*with ([^\s,]+),/m.exec(refusal)?.[1] ?? '';
  const constructPath = review.changes.find((change) => change.address === address)?.constructPath;
  const error = /Error: (.*)/.exec(refusal)?.[1] ?? refusal;
  return [
    {
      rule: 'LF-APPLY-001',
      title: 'AWS refuses the change',
      severity: 'critical',
      gate: 'block',
      message: `the plan passes, the apply fails: ${error}`,
      stack: review.id,
      address,
      ...(constructPath !== undefined && { constructPath }),
      about: {
        rationale:
          'An apply that stops half-way leaves part of the change behind; what comes after it cannot be planned.',
        source: 'The simulated cloud, which refuses what the service refuses',
        fix: 'Change what the message names.',
        alsoKnownAs: [],
      },
    },
  ];
}

function findingOf(rule: Rule, change: Change, context: RuleContext): readonly Finding[] {
  const message = checked(rule, change, context);
  if (message === undefined) return [];
  const { id, title, severity, gate, about } = rule;
  const { address, constructPath } = change;
  const place = { stack: context.stack, address, ...(constructPath !== undefined && { constructPath }) };
  return [{ rule: id, title, severity, gate, message, ...place, about }];
}

/** @throws LandfallError `RULE_FAILED`: a rule that throws says nothing, and nothing must not pass. */
function checked(rule: Rule, change: Change, context: RuleContext): string | undefined {
  try {
    return rule.check(change, context);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `rule ${rule.id} throws: ${reason}; correct its check`;
    throw new LandfallError('RULE_FAILED', message, `${context.stack}: ${change.address}`);
  }
}

function suppress(finding: Finding, suppressions: readonly Suppression[], today: string): Finding {
  const fitting = suppressions
    .filter(({ rule, address }) => {
      if (rule !== finding.rule) return false;
      return address === undefined || address === finding.address || address === finding.constructPath;
    })
    .sort((a, b) => (a.expires > b.expires ? -1 : 1));
  const [longest] = fitting;
  if (longest === undefined) return finding;
  const { reason, expires } = longest;
  return { ...finding, suppressed: { reason, expires, expired: expires < today } };
}

export const severities: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

function worstFirst(a: Finding, b: Finding): number {
  const rank = ({ suppressed, severity }: Finding): number =>
    (suppressed !== undefined && !suppressed.expired ? 0 : 10) + severities.indexOf(severity);
  return rank(b) - rank(a) || compare(a.rule, b.rule) || compare(a.address, b.address);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Resources of all plans by type. */
class Estate {
  private readonly byType = new Map<string, RuleResource[]>();

  constructor(plans: readonly PlanDocument[]) {
    for (const resource of plans.flatMap(({ resourceChanges }) => resourceChanges)) {
      if (resource.mode !== 'managed' || resource.deposed !== undefined) continue;
      const ofType = this.byType.get(resource.type) ?? [];
      ofType.push({ address: resource.address, value: (side, ...path) => valueAt(resource, side, path) });
      this.byType.set(resource.type, ofType);
    }
  }

  readonly resources = (type: string): readonly RuleResource[] => this.byType.get(type) ?? [];
}

type Common = Pick<RuleContext, 'environment' | 'cost' | 'costLimit' | 'resources'>;

class ContextFactory {
  private readonly byKey: ReadonlyMap<string, PlannedResource>;
  private readonly directory;

  constructor(
    private readonly plan: PlanDocument,
    private readonly stack: string,
    private readonly common: Common,
  ) {
    this.byKey = new Map(plan.resourceChanges.map((resource) => [keyOf(resource), resource]));
    this.directory = directoryOf(plan, { pathOf: () => undefined, moduleOf: () => undefined });
  }

  of(change: Change): RuleContext | undefined {
    const resource = this.byKey.get(keyOf(change));
    if (resource === undefined) return undefined;
    const { before, after } = resource;
    const { address, type, action, attributes } = change;
    const expressions = this.plan.expressions.get(configuredAddress(address));
    const subject = subjectOf({
      ...{ before, after, address, type, action, attributes },
      directory: this.directory,
      expressions,
    });
    return {
      ...this.common,
      stack: this.stack,
      label: change.constructPath ?? address,
      exists: (side) => resource[side] !== undefined,
      value: (side, ...path) => valueAt(resource, side, path),
      length: (side, ...path) => lengthOf(plannedAt(resource[side], path)),
      isUnknown: (...path) => plannedAt(after, path) === UNKNOWN,
      text: subject.text,
    };
  }
}

function keyOf({ address, deposed = '' }: { readonly address: string; readonly deposed?: string }): string {
  return `${address} ${deposed}`;
}

function valueAt(resource: { readonly [side in Side]: PlannedRecord | undefined }, side: Side, path: readonly Step[]) {
  return knownValue(plannedAt(resource[side], path));
}

function lengthOf(value: PlannedValue | undefined): number {
  if (typeof value === 'symbol') return 1;
  return isPlannedList(value) ? value.length : 0;
}
