import { matchesAction, listOf, readPolicy, statementsOf, type Statement } from './policy-text';
import { missingPrincipal } from './principals';
import { textAt, valuesAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

const api = 'the KMS API reference, CreateKey';
const keys = ['aws_kms_key', 'aws_kms_replica_key', 'aws_kms_external_key'];
const withPolicies = [...keys, 'aws_kms_key_policy'];
const malformed = 'MalformedPolicyDocumentException';

/** What KMS refuses. */
export const kmsRules: readonly Rule[] = [
  {
    id: 'KMS-001',
    title: 'A key policy lets somebody change it later',
    source: api,
    phase: 'apply',
    types: withPolicies,
    check: (context) => {
      const policy = textAt(context.object, 'policy');
      const bypassed = ['bypass_policy_lockout_safety_check', 'bypass_policy_lockout_check'].some(
        (name) => valuesAt(context.object, name)[0] === true,
      );
      if (policy === undefined || bypassed || statementsOf(policy).some(allowsPolicyChange)) return undefined;
      const message = 'The new key policy will not allow you to update the key policy in the future.';
      return refused(context, 'KMS CreateKey', malformed, message);
    },
  },
  {
    id: 'KMS-002',
    title: 'The principals of a key policy exist',
    source: api,
    phase: 'apply',
    types: withPolicies,
    check: (context) => {
      const missing = missingPrincipal(context, statementsOf(textAt(context.object, 'policy')));
      if (missing === undefined) return undefined;
      const message = `Policy contains a statement with one or more invalid principals: ${missing} does not exist.`;
      return refused(context, 'KMS CreateKey', malformed, message);
    },
  },
  {
    id: 'KMS-003',
    title: 'A key policy is JSON with statements and no longer than KMS allows',
    source: 'the KMS developer guide, "Quotas"',
    phase: 'apply',
    types: withPolicies,
    check: (context) => {
      const policy = textAt(context.object, 'policy');
      if (policy === undefined) return undefined;
      const limit = context.quotas.keyPolicySize;
      if (Buffer.byteLength(policy) > limit) {
        const message = `Key policy is longer than ${limit} bytes`;
        return refused(context, 'KMS CreateKey', 'LimitExceededException', message);
      }
      const read = readPolicy(policy);
      if (read.kind === 'document' && read.statements.length > 0) return undefined;
      return refused(context, 'KMS CreateKey', malformed, 'The policy is not a valid policy document.');
    },
  },
  {
    id: 'KMS-004',
    title: 'A statement of a key policy names principals, actions and resources',
    source: 'the KMS developer guide, "Elements in a key policy"',
    phase: 'apply',
    types: withPolicies,
    check: (context) => {
      const required = [
        ['Principal', 'NotPrincipal'],
        ['Action', 'NotAction'],
        ['Resource', 'NotResource'],
      ];
      const missing = statementsOf(textAt(context.object, 'policy')).flatMap((statement) =>
        required.filter((names) => !names.some((name) => name in statement)).map(([name = '']) => name),
      )[0];
      const message = `Policy contains a statement without ${missing}.`;
      return missing && refused(context, 'KMS CreateKey', malformed, message);
    },
  },
];

/** Statements written with `NotAction` get the benefit of the doubt. */
function allowsPolicyChange(statement: Statement): boolean {
  if (statement['Effect'] !== 'Allow') return false;
  if ('NotAction' in statement) return true;
  return listOf(statement['Action']).some((action) => matchesAction(action, 'kms:PutKeyPolicy'));
}
