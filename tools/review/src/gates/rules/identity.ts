import { statementsIn, type Statement } from '../../meaning/policy-document';
import { introduced, type Rule, type RuleContext, type Side } from '../rule';
import { listOf } from '../../plan/json';

/** Where a type keeps policies of what its holder may do. */
const IDENTITY_POLICIES: Readonly<Record<string, string>> = {
  aws_iam_group_policy: 'policy',
  aws_iam_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
};

const ALMIGHTY = /:policy\/(?:AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

export const identityRules: readonly Rule[] = [
  {
    id: 'LF-IAM-001',
    title: 'Somebody who exists may do more than before',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'Whoever holds the permission today gets the new one at once, workloads included.',
      source: 'IAM User Guide, "Security best practices in IAM": apply least-privilege permissions',
      fix: 'Check that every new action and resource is needed.',
      alsoKnownAs: ['CKV_AWS_286', 'CKV_AWS_289', 'CKV_AWS_290', 'CIS EKS 4.1.8'],
    },
    check: (change, context) => (holderIsNew(context) || holderGoes(context) ? undefined : growth(change.meanings)),
  },
  {
    id: 'LF-IAM-002',
    title: 'Somebody new may do something',
    severity: 'low',
    gate: 'note',
    about: {
      rationale: 'A new role is a new way in; its permissions are worth a look while it is new.',
      source: 'IAM User Guide, "Security best practices in IAM"',
      fix: 'Nothing, when the permissions are those that its user needs.',
      alsoKnownAs: [],
    },
    check: (change, context) => (holderIsNew(context) ? growth(change.meanings) : undefined),
  },
  {
    id: 'LF-IAM-003',
    title: 'Permission to do anything',
    severity: 'critical',
    gate: 'block',
    about: {
      rationale: 'Whoever gets hold of the role owns the account.',
      source: 'AWS Foundational Security Best Practices, IAM.1',
      fix: 'Name the actions and the resources that are needed.',
      alsoKnownAs: ['FSBP IAM.1', 'CKV_AWS_62', 'CKV_AWS_63', 'CKV_AWS_274', 'CKV2_AWS_40', 'CKV2_AWS_56', 'AWS-0057'],
    },
    check: ({ type }, context) => introduced(context, (side) => almighty(type, context, side)),
  },
  {
    id: 'LF-IAM-004',
    title: 'Anybody may assume a role',
    severity: 'critical',
    gate: 'block',
    about: {
      rationale: 'A trust policy for every principal lets every AWS account in the world assume the role.',
      source: 'IAM User Guide, "AWS JSON policy elements: Principal"',
      fix: 'Name the accounts, roles or services that are trusted, or add a condition that only they fulfil.',
      alsoKnownAs: ['CKV_AWS_60', 'CKV_AWS_61', 'AWS-0057'],
    },
    check: ({ type }, context) => {
      if (type !== 'aws_iam_role') return undefined;
      return introduced(context, (side) =>
        allowing(context.text(side, 'assume_role_policy')).some(isForEveryone)
          ? `role ${context.label} can be assumed by anybody`
          : undefined,
      );
    },
  },
  {
    id: 'LF-IAM-005',
    title: 'A federated role without a subject',
    severity: 'high',
    gate: 'block',
    about: {
      rationale:
        'Without a condition on the subject, every workload or repository of the identity provider gets the role.',
      source: 'IAM User Guide, "Create a role for OpenID Connect federation"; CIS EKS 5.2.1',
      fix: 'Compare the sub claim of the provider with the service account, or the repository, that is meant.',
      alsoKnownAs: ['CIS EKS 5.2.1', 'CKV_AWS_358', 'CKV_AWS_393'],
    },
    check: ({ type }, context) => {
      if (type !== 'aws_iam_role') return undefined;
      return introduced(context, (side) =>
        allowing(context.text(side, 'assume_role_policy')).some(isFederatedForAll)
          ? `role ${context.label} can be assumed by every subject of its identity provider`
          : undefined,
      );
    },
  },
  {
    id: 'LF-IAM-006',
    title: 'A permissions boundary is removed',
    severity: 'high',
    gate: 'approve',
    about: {
      rationale: 'The boundary was what the role could do at most.',
      source: 'IAM User Guide, "Permissions boundaries for IAM entities"',
      fix: 'Keep the boundary.',
      alsoKnownAs: [],
    },
    check: ({ type, action }, { value, isUnknown, label }) =>
      (type === 'aws_iam_role' || type === 'aws_iam_user') &&
      action.kind === 'update' &&
      Boolean(value('before', 'permissions_boundary')) &&
      !value('after', 'permissions_boundary') &&
      !isUnknown('permissions_boundary')
        ? `${label} is no longer limited by ${String(value('before', 'permissions_boundary'))}`
        : undefined,
  },
];

function growth(meanings: Parameters<Rule['check']>[0]['meanings']): string | undefined {
  const sentences = meanings
    .filter(({ kind, direction }) => (kind === 'iam' || kind === 'key-policy') && direction === 'grows')
    .map(({ sentence }) => sentence);
  return sentences.length === 0 ? undefined : sentences.join('; ');
}

/** True when the role that gets a permission is made by the same plan. */
function holderIsNew({ exists, isUnknown, value, resources }: RuleContext): boolean {
  if (exists('before')) return false;
  if (isUnknown('role') || isUnknown('role_arn') || isUnknown('key_id')) return true;
  const name = value('after', 'role') ?? value('after', 'name');
  return resources('aws_iam_role').some(
    (role) => role.value('after', 'name') === name && role.value('before', 'name') === undefined,
  );
}

/** True when the role that a policy is taken from is destroyed by the same plan: what denied it something is moot. */
function holderGoes({ exists, value, resources }: RuleContext): boolean {
  const name = value('before', 'role');
  if (exists('after') || name === undefined) return false;
  const roles = resources('aws_iam_role').filter((role) => role.value('before', 'name') === name);
  return roles.length > 0 && roles.every((role) => role.value('after', 'name') === undefined);
}

function almighty(type: string, { value, text, label }: RuleContext, side: Side): string | undefined {
  const arn = value(side, 'policy_arn') ?? value(side, 'managed_policy_arn');
  if (typeof arn === 'string' && ALMIGHTY.test(arn)) return `${label} gives ${arn.slice(arn.lastIndexOf('/') + 1)}`;
  const managed = listOf(value(side, 'managed_policy_arns')).find((each) => ALMIGHTY.test(String(each)));
  if (managed !== undefined) return `${label} gives ${String(managed)}`;
  const attribute = Object.hasOwn(IDENTITY_POLICIES, type) ? IDENTITY_POLICIES[type] : undefined;
  if (attribute === undefined) return undefined;
  const statement = allowing(text(side, attribute)).find(
    ({ actions, resources }) =>
      (actions.except || actions.values.some((action) => action === '*' || action === '*:*' || action === 'iam:*')) &&
      (resources.except || resources.values.includes('*')),
  );
  if (statement === undefined) return undefined;
  const what = statement.actions.except ? 'all but a few actions' : statement.actions.values.join(', ');
  return `${label} allows ${what} on every resource`;
}

/** Statements of a policy that allow something. */
export function allowing(text: string | undefined): readonly Statement[] {
  return (statementsIn(text ?? '') ?? []).filter(({ effect }) => effect === 'Allow');
}

/** True for `*` without a condition. */
export function isForEveryone({ principals, conditions }: Statement): boolean {
  return conditions.length === 0 && (principals.except || principals.values.includes('*'));
}

function isFederatedForAll({ actions, conditions }: Statement): boolean {
  if (!actions.values.includes('sts:AssumeRoleWithWebIdentity')) return false;
  return !conditions.some(
    ({ key, values }) =>
      /:sub$/.test(key) && values.every((value) => !/^(?:\*|repo:\*.*|system:serviceaccount:\*.*)$/.test(value)),
  );
}
