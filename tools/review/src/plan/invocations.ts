import type { Value } from '../model/change';
import type { ActionInvocation, ActionTrigger } from '../model/review';
import { isRecord, type JsonRecord, listOf, recordOf, textOf } from './json';
import { givenChanges } from './outputs';
import { plannedSides } from './planned-value';

/**
 * Actions that an apply runs, and those that are put off: `action_invocations` and `deferred_action_invocations`, which
 * Terraform 1.14 and newer write.
 */
export function invocationsIn(plan: JsonRecord): readonly ActionInvocation[] {
  return [
    ...listOf(plan['action_invocations']).map((entry) => invocationOf(recordOf(entry))),
    ...listOf(plan['deferred_action_invocations']).map((entry) => ({
      ...invocationOf(recordOf(recordOf(entry)['action_invocation'])),
      deferred: textOf(recordOf(entry)['reason']) ?? 'unknown',
    })),
  ];
}

function invocationOf(entry: JsonRecord): ActionInvocation {
  const sides = plannedSides({
    before: null,
    after: (entry['config_values'] ?? {}) as Value,
    afterUnknown: entry['config_unknown'],
    beforeSensitive: false,
    afterSensitive: entry['config_sensitive'],
  });
  const type = textOf(entry['type']) ?? 'unknown';
  return {
    address: textOf(entry['address']) ?? `action.${type}`,
    type,
    trigger: triggerOf(entry),
    attributes: givenChanges(sides),
  };
}

function triggerOf(entry: JsonRecord): ActionTrigger {
  const [lifecycle, invoke] = [entry['lifecycle_action_trigger'], entry['invoke_action_trigger']];
  if (isRecord(lifecycle)) {
    const onFailure = textOf(lifecycle['on_failure']);
    return {
      kind: 'lifecycle',
      resource: textOf(lifecycle['triggering_resource_address']) ?? 'a resource',
      event: wordsOf(textOf(lifecycle['action_trigger_event']) ?? 'a change'),
      ...(onFailure && { onFailure: wordsOf(onFailure) }),
    };
  }
  if (isRecord(invoke)) {
    const resource = textOf(invoke['calling_resource_address']);
    return { kind: 'invoke', ...(resource !== undefined && { resource }) };
  }
  return { kind: 'unknown', words: Object.keys(entry).filter((key) => key.endsWith('_trigger')) };
}

/** `AfterUpdate`, `after_update`: `after update` */
function wordsOf(event: string): string {
  return event
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}
