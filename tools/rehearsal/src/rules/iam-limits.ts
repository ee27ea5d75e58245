import type { Json } from '../json';
import { othersOfAccount } from './look-up';
import { textAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

const quotas = 'the IAM user guide, "IAM and AWS STS quotas"';

/** Sizes of policies in IAM. White space does not count. */
export const iamLimitRules: readonly Rule[] = [
  {
    id: 'IAM-001',
    title: 'A managed policy is no longer than IAM allows',
    source: quotas,
    phase: 'apply',
    types: ['aws_iam_policy'],
    check: (context) => {
      const limit = context.quotas.managedPolicySize;
      if (sizeOf(textAt(context.object, 'policy')) <= limit) return undefined;
      return refused(context, 'IAM CreatePolicy', 'LimitExceeded', `Cannot exceed quota for PolicySize: ${limit}`);
    },
  },
  {
    id: 'IAM-002',
    title: 'A trust policy is no longer than IAM allows',
    source: quotas,
    phase: 'apply',
    types: ['aws_iam_role'],
    check: (context) => {
      const limit = context.quotas.trustPolicySize;
      if (sizeOf(textAt(context.object, 'assume_role_policy')) <= limit) return undefined;
      return refused(context, 'IAM CreateRole', 'LimitExceeded', `Cannot exceed quota for ACLSizePerRole: ${limit}`);
    },
  },
  {
    id: 'IAM-003',
    title: 'The inline policies of a role are together no longer than IAM allows',
    source: quotas,
    phase: 'apply',
    types: ['aws_iam_role_policy'],
    check: (context) => {
      const limit = context.quotas.inlinePoliciesSize;
      const role = textAt(context.object, 'role') ?? '';
      if (inlineSize(context, 'role') <= limit) return undefined;
      const message = `Maximum policy size of ${limit} bytes exceeded for role ${role}`;
      return refused(context, 'IAM PutRolePolicy', 'LimitExceeded', message);
    },
  },
  {
    id: 'IAM-005',
    title: 'The inline policies of a user or a group are together no longer than IAM allows',
    source: quotas,
    phase: 'apply',
    types: ['aws_iam_user_policy', 'aws_iam_group_policy'],
    check: (context) => {
      const isUser = context.type === 'aws_iam_user_policy';
      const kind = isUser ? 'user' : 'group';
      const limit = isUser ? context.quotas.userInlinePoliciesSize : context.quotas.groupInlinePoliciesSize;
      const owner = textAt(context.object, kind) ?? '';
      if (inlineSize(context, kind) <= limit) return undefined;
      const message = `Maximum policy size of ${limit} bytes exceeded for ${kind} ${owner}`;
      return refused(context, `IAM Put${isUser ? 'User' : 'Group'}Policy`, 'LimitExceeded', message);
    },
  },
  {
    id: 'IAM-004',
    title: 'A role has no more managed policies than IAM allows',
    source: quotas,
    phase: 'apply',
    types: ['aws_iam_role_policy_attachment'],
    check: (context) => {
      const limit = context.quotas.policiesPerRole;
      const role = textAt(context.object, 'role') ?? '';
      const attached = othersOfAccount(context).filter(({ attributes }) => attributes['role'] === role);
      if (context.action !== 'create' || attached.length < limit) return undefined;
      const message = `Cannot exceed quota for PoliciesPerRole: ${limit}`;
      return refused(context, 'IAM AttachRolePolicy', 'LimitExceeded', message);
    },
  },
];

/** Characters of all inline policies of the owner of a policy. */
function inlineSize(context: RuleContext, kind: 'role' | 'user' | 'group'): number {
  const owner = textAt(context.object, kind);
  const rest = othersOfAccount(context).filter(({ attributes }) => attributes[kind] === owner);
  const own = sizeOf(textAt(context.object, 'policy'));
  return rest.reduce((sum, { attributes }) => sum + sizeOf(attributes['policy']), own);
}

function sizeOf(policy: Json | undefined): number {
  return typeof policy === 'string' ? policy.replace(/\s+/g, '').length : 0;
}
