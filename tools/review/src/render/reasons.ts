import type { Change } from '../model/change';
import type { ActionInvocation } from '../model/review';

/** Terraform's words for why, in those of people. */
const REASONS = new Map([
  ['replace_because_tainted', 'the object is tainted'],
  ['replace_because_cannot_update', 'it cannot be updated in place'],
  ['replace_by_request', 'it was asked for'],
  ['replace_by_triggers', 'replace_triggered_by'],
  ['delete_because_no_resource_config', 'it is no longer in the configuration'],
  ['delete_because_no_module', 'its module is no longer in the configuration'],
  ['delete_because_wrong_repetition', 'count or for_each was added or removed'],
  ['delete_because_count_index', 'count no longer has this index'],
  ['delete_because_each_key', 'for_each no longer has this key'],
  ['delete_because_no_move_target', 'it was moved to an address that is not in the configuration'],
  ['read_because_config_unknown', 'the configuration is known only after apply'],
  ['read_because_dependency_pending', 'it depends on what has yet to be applied'],
]);

/** Attributes that force a replacement; those that follow from it are not among them. */
export function replacingAttributes({ attributes }: Change): readonly string[] {
  return attributes.filter(({ forcesReplacement }) => forcesReplacement).map(({ path }) => path);
}

/** Why Terraform does it: a reason it gave, else its word for it; undefined when it gave none. */
export function reasonText({ reason }: Change): string | undefined {
  return reason === undefined ? undefined : (REASONS.get(reason) ?? reason);
}

/** What runs an action, and whether now: `after update of aws_vpc.a`, `when it is asked for, put off: ...` */
export function triggerText({ trigger, deferred }: ActionInvocation): string {
  const later = deferred === undefined ? '' : `, put off to a later plan: ${deferred.replaceAll('_', ' ')}`;
  switch (trigger.kind) {
    case 'lifecycle': {
      const failure = trigger.onFailure === undefined ? '' : `, on failure: ${trigger.onFailure}`;
      return `${trigger.event} of ${trigger.resource}${failure}${later}`;
    }
    case 'invoke':
      return `because it is asked for${trigger.resource === undefined ? '' : ` by ${trigger.resource}`}${later}`;
    case 'unknown':
      return `for a reason of a newer Terraform: ${trigger.words.join(', ') || 'none is given'}${later}`;
  }
}
