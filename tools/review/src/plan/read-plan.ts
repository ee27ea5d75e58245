import { LandfallError } from '@landfall/contracts';
import type { Value } from '../model/change';
import { expressionsIn } from './expressions';
import { isRecord, type JsonRecord, listOf, recordOf, textOf } from './json';
import { invocationsIn } from './invocations';
import { outputSides } from './outputs';
import { plannedSides } from './planned-value';
import type { DeferredResource, PlanDocument, PlannedCheck, PlannedResource } from './plan-document';

/**
 * Reads what `terraform show -json` wrote for a plan. Form 1.x, newer ones included; unknown keys are passed over.
 *
 * @param at Name of the file, for messages.
 * @throws LandfallError `PLAN_TRUNCATED`, `PLAN_NOT_JSON`, `PLAN_NOT_A_PLAN`, `PLAN_FORMAT_UNSUPPORTED`, `PLAN_ERRORED`.
 */
export function readPlan(text: string, at: string): PlanDocument {
  const plan = planIn(parse(text, at), at);
  return {
    at,
    complete: plan['complete'] !== false,
    applyable: plan['applyable'] !== false,
    resourceChanges: listOf(plan['resource_changes']).map((entry) => resourceOf(entry, at)),
    resourceDrift: listOf(plan['resource_drift']).map((entry) => resourceOf(entry, at)),
    deferred: listOf(plan['deferred_changes']).map(deferredOf),
    checks: listOf(plan['checks']).map(checkOf),
    outputs: outputSides(recordOf(plan['output_changes'])),
    invocations: invocationsIn(plan),
    expressions: expressionsIn(plan['configuration']),
  };
}

function parse(text: string, at: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (endsTooSoon(text, error)) {
      throw new LandfallError('PLAN_TRUNCATED', 'the plan ends too soon; write it again with terraform show -json', at);
    }
    const binary = text.startsWith('PK') ? 'a plan as Terraform saves it' : 'no JSON';
    throw new LandfallError('PLAN_NOT_JSON', `the file is ${binary}; write it with terraform show -json`, at);
  }
}

function endsTooSoon(text: string, error: unknown): boolean {
  const content = text.trim();
  if (content === '') return true;
  if (!content.startsWith('{')) return false;
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  return position === undefined || Number(position) >= content.length;
}

function planIn(plan: unknown, at: string): JsonRecord {
  const formatVersion = isRecord(plan) ? textOf(plan['format_version']) : undefined;
  if (!isRecord(plan) || formatVersion === undefined || !('resource_changes' in plan || 'planned_values' in plan)) {
    const message = 'the JSON holds no Terraform plan; write it with terraform show -json <saved plan>';
    throw new LandfallError('PLAN_NOT_A_PLAN', message, at);
  }
  if (!formatVersion.startsWith('1.')) {
    const message = `plans of form 1.x can be read, got ${formatVersion}; update Landfall, or use an older Terraform`;
    throw new LandfallError('PLAN_FORMAT_UNSUPPORTED', message, at);
  }
  if (plan['errored'] === true) {
    const message =
      'Terraform failed while it made the plan, so changes are missing from it; fix the error and plan again';
    throw new LandfallError('PLAN_ERRORED', message, at);
  }
  return plan;
}

function resourceOf(entry: unknown, at: string): PlannedResource {
  const resource = recordOf(entry);
  const [address, type] = [textOf(resource['address']), textOf(resource['type'])];
  const change = resource['change'];
  if (address === undefined || type === undefined || !isRecord(change) || !Array.isArray(change['actions'])) {
    const message = `an entry of resource_changes has no address, type or actions, got ${JSON.stringify(entry).slice(0, 80)}`;
    throw new LandfallError('PLAN_NOT_A_PLAN', message, at);
  }
  const importing = isRecord(change['importing']) ? (textOf(change['importing']['id']) ?? '') : undefined;
  return {
    address,
    type,
    mode: resource['mode'] === 'data' ? 'data' : 'managed',
    provider: textOf(resource['provider_name']) ?? '',
    ...optional('previousAddress', textOf(resource['previous_address'])),
    ...optional('deposed', textOf(resource['deposed'])),
    ...optional('reason', textOf(resource['action_reason'])),
    actions: change['actions'].map(String),
    ...plannedSides({
      before: valueOf(change['before']),
      after: valueOf(change['after']),
      afterUnknown: change['after_unknown'],
      beforeSensitive: change['before_sensitive'],
      afterSensitive: change['after_sensitive'],
    }),
    replacePaths: listOf(change['replace_paths']).map((path) => listOf(path).filter(isStep)),
    ...optional('importing', importing),
  };
}

function deferredOf(entry: unknown): DeferredResource {
  const deferred = recordOf(entry);
  const address = textOf(recordOf(deferred['resource_change'])['address']);
  return { address: address ?? 'a resource', reason: textOf(deferred['reason']) ?? 'unknown' };
}

function checkOf(entry: unknown): PlannedCheck {
  const check = recordOf(entry);
  const address = recordOf(check['address']);
  const problems = listOf(check['instances']).flatMap((instance) => listOf(recordOf(instance)['problems']));
  return {
    address: textOf(address['to_display']) ?? 'a check',
    kind: textOf(address['kind']) ?? 'check',
    status: textOf(check['status']) ?? 'unknown',
    messages: problems.flatMap((problem) => textOf(recordOf(problem)['message']) ?? []),
  };
}

function optional<K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]?: T });
}

function isStep(step: unknown): step is string | number {
  return typeof step === 'string' || typeof step === 'number';
}

/** What came out of `JSON.parse` is a value; an absent one is null, as Terraform has it. */
function valueOf(parsed: unknown): Value {
  return (parsed ?? null) as Value;
}
