import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { type Problems } from '@landfall/contracts';
import { identityPolicy, type IdentityStatement } from '@landfall/policy';
import { Construct } from 'constructs';
import { checkPolicySize, type RoleOptions } from './role-options';

/** The policy document of a role, or none when it has no statements of its own. */
export function policyOf(
  problems: Problems,
  at: string,
  statements: readonly IdentityStatement[],
  kind: 'inline' | 'managed',
): string | undefined {
  const [first, ...rest] = statements;
  if (!first) return undefined;
  const policy = problems.collect(() => identityPolicy(at, first, ...rest));
  if (policy !== undefined) checkPolicySize(problems, kind, policy);
  return policy;
}

/** Attaches a policy document and managed policies to a role, under `scope`. */
export function attachPermissions(
  scope: Construct,
  role: IamRole,
  policy: string | undefined,
  options: RoleOptions,
): void {
  const { roleName, policyKind = 'inline', managedPolicyArns = {}, path = '/' } = options;
  if (policy !== undefined && policyKind === 'inline') {
    new IamRolePolicy(scope, 'policy', { name: 'permissions', role: role.name, policy });
  }
  if (policy !== undefined && policyKind === 'managed') {
    const managed = new IamPolicy(scope, 'managed-policy', { name: roleName, path, policy, tags: { Name: roleName } });
    new IamRolePolicyAttachment(scope, 'managed-policy-attachment', { role: role.name, policyArn: managed.arn });
  }
  const attachments = new Construct(scope, 'attachments');
  for (const [name, policyArn] of Object.entries(managedPolicyArns)) {
    new IamRolePolicyAttachment(attachments, name, { role: role.name, policyArn });
  }
}
