import { textAt } from './read';
import type { RuleContext } from './rule';

/** The policy of an IAM object: of a role who may assume it. */
export function iamPolicyOf({ type, object }: RuleContext): string | undefined {
  return textAt(object, type === 'aws_iam_role' ? 'assume_role_policy' : 'policy');
}

/** The call that carries the policy of an IAM object: `IAM CreateRole`. */
export function iamCallOf({ type, action }: RuleContext): string {
  if (type === 'aws_iam_role') return action === 'create' ? 'IAM CreateRole' : 'IAM UpdateAssumeRolePolicy';
  if (type === 'aws_iam_policy') return action === 'create' ? 'IAM CreatePolicy' : 'IAM CreatePolicyVersion';
  return `IAM Put${type.replace(/^aws_iam_(\w)(\w+)_policy$/, (_, first: string, rest: string) => first.toUpperCase() + rest)}Policy`;
}
