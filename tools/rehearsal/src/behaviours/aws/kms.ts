import type { Json } from '../../json';
import { textOf } from '../../values/value';
import type { Behaviour, CloudChange } from '../behaviour';
import { refusedCall } from './refused-call';

/** KMS refuses a key policy after which nobody could change it. Source: the KMS API reference, CreateKey. */
export const kmsBehaviours: Readonly<Record<string, Behaviour>> = {
  aws_kms_key: { apply: keyApplied },
  aws_kms_replica_key: { apply: keyApplied },
};

function keyApplied({ next }: CloudChange): undefined {
  const policy = textOf(next['policy']);
  if (policy === undefined || policy === '' || next['bypass_policy_lockout_safety_check'] === true) return;
  if (statementsOf(policy).some(allowsPolicyChange)) return;
  throw refusedCall(
    'creating KMS Key',
    'KMS',
    'CreateKey',
    'MalformedPolicyDocumentException',
    'The new key policy will not allow you to update the key policy in the future.',
  );
}

type Statement = Readonly<Record<string, Json>>;

function statementsOf(policy: string): readonly Statement[] {
  try {
    const document = JSON.parse(policy) as Statement;
    return [document['Statement'] ?? []].flat() as readonly Statement[];
  } catch {
    return [];
  }
}

/** Statements written with `NotAction` or `NotPrincipal` get the benefit of the doubt. */
function allowsPolicyChange(statement: Statement): boolean {
  if (statement['Effect'] !== 'Allow') return false;
  if ('NotAction' in statement) return true;
  const actions = [statement['Action'] ?? []].flat() as readonly Json[];
  return actions.some((action) => matches(String(action), 'kms:PutKeyPolicy'));
}

function matches(pattern: string, action: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 'i').test(action);
}
