import type { Json } from '../../json';
import { textOf } from '../../values/value';
import type { Behaviour, CloudChange } from '../behaviour';
import { refusedCall } from './refused-call';

/** Limits of IAM. Source: the IAM user guide, "IAM and AWS STS quotas". White space does not count. */
const MANAGED_POLICY_SIZE = 6_144;
const INLINE_POLICIES_SIZE = 10_240;
const TRUST_POLICY_SIZE = 2_048;
const POLICIES_PER_ROLE = 10;

/** IAM refuses policies that are too long, and roles with too many of them. */
export const iamBehaviours: Readonly<Record<string, Behaviour>> = {
  aws_iam_policy: { apply: policyApplied },
  aws_iam_role: { apply: roleApplied },
  aws_iam_role_policy: { apply: inlinePolicyApplied },
  aws_iam_role_policy_attachment: { apply: attachmentApplied },
};

function policyApplied({ next }: CloudChange): undefined {
  if (sizeOf(textOf(next['policy'])) <= MANAGED_POLICY_SIZE) return;
  const name = textOf(next['name']) ?? '';
  throw limitExceeded(`creating IAM Policy (${name})`, 'CreatePolicy', `PolicySize: ${MANAGED_POLICY_SIZE}`);
}

/** The default of the quota "Role trust policy length"; AWS raises it to 4,096 on request. */
function roleApplied({ next }: CloudChange): undefined {
  if (sizeOf(textOf(next['assume_role_policy'])) <= TRUST_POLICY_SIZE) return;
  const name = textOf(next['name']) ?? '';
  throw limitExceeded(`creating IAM Role (${name})`, 'CreateRole', `ACLSizePerRole: ${TRUST_POLICY_SIZE}`);
}

function inlinePolicyApplied({ cloud, place, next }: CloudChange): undefined {
  const [role, name] = [textOf(next['role']) ?? '', textOf(next['name']) ?? ''];
  const others = cloud
    .find({ type: 'aws_iam_role_policy', account: place.account })
    .filter(({ attributes }) => attributes['role'] === role && attributes['name'] !== name);
  const size = others.reduce(
    (sum, { attributes }) => sum + sizeOf(attributes['policy']),
    sizeOf(textOf(next['policy'])),
  );
  if (size <= INLINE_POLICIES_SIZE) return;
  const limit = `Maximum policy size of ${INLINE_POLICIES_SIZE} bytes exceeded for role ${role}`;
  throw refusedCall(`putting IAM Role Policy (${role}:${name})`, 'IAM', 'PutRolePolicy', 'LimitExceeded', limit);
}

function attachmentApplied({ cloud, place, prior, next }: CloudChange): undefined {
  const role = textOf(next['role']) ?? '';
  const attached = cloud
    .find({ type: 'aws_iam_role_policy_attachment', account: place.account })
    .filter(({ attributes }) => attributes['role'] === role);
  if (prior !== undefined || attached.length < POLICIES_PER_ROLE) return;
  const policy = textOf(next['policy_arn']) ?? '';
  throw limitExceeded(
    `attaching IAM Policy (${policy}) to IAM Role (${role})`,
    'AttachRolePolicy',
    `PoliciesPerRole: ${POLICIES_PER_ROLE}`,
  );
}

function limitExceeded(doing: string, operation: string, quota: string) {
  return refusedCall(doing, 'IAM', operation, 'LimitExceeded', `Cannot exceed quota for ${quota}`);
}

function sizeOf(policy: Json | undefined): number {
  return typeof policy === 'string' ? policy.replace(/\s+/g, '').length : 0;
}
