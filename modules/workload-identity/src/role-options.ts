import { type AccountId, isKnown, type Partition, type Problems } from '@landfall/contracts';
import type { IdentityStatement } from '@landfall/policy';

/** What a role is called and may do. */
export interface RoleOptions {
  /** Name of the role, 1 to 64 characters, unique in its account. Cannot change after creation. */
  readonly roleName: string;

  /**
   * What the role may do, as a policy of its own.
   *
   * @default none
   */
  readonly statements?: readonly IdentityStatement[];

  /**
   * Where the `statements` go: into the role (10,240 characters), or into a managed policy named like the role (6,144
   * characters), for organizations that forbid inline policies. A change replaces the policy.
   *
   * @default 'inline'
   */
  readonly policyKind?: 'inline' | 'managed';

  /**
   * ARNs of managed policies to attach, each under a name that stays: `{ cni: 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy' }`.
   *
   * @default none
   */
  readonly managedPolicyArns?: Readonly<Record<string, string>>;

  /**
   * ARN of the managed policy that limits what the role can ever do.
   *
   * @default none
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * IAM path, beginning and ending with `/`. Cannot change after creation.
   *
   * @default '/'
   */
  readonly path?: string;
}

/** Parts of a role's ARN. */
export interface WorkloadRoleArnProps {
  readonly partition: Partition;
  readonly account: AccountId;
  readonly roleName: string;

  /** @default '/' */
  readonly path?: string;
}

/** ARN of a role, so that the stack of another account computes it instead of looking it up. */
export function workloadRoleArn({ partition, account, roleName, path = '/' }: WorkloadRoleArnProps): string {
  return `arn:${partition}:iam::${account}:role${path}${roleName}`;
}

const NAME_LIMIT = 64;
const PATH_LIMIT = 512;

export function checkRoleOptions(
  problems: Problems,
  { roleName, path = '/', managedPolicyArns = {} }: RoleOptions,
): void {
  if (!/^[\w+=,.@-]+$/.test(roleName)) {
    problems.add(
      'IDENTITY_ROLE_NAME_INVALID',
      `a role's name has letters, digits and _ + = , . @ -, got '${roleName}'`,
    );
  }
  if (roleName.length > NAME_LIMIT) {
    const message = `a role's name has at most ${NAME_LIMIT} characters, '${roleName}' has ${roleName.length}; shorten it`;
    problems.add('IDENTITY_ROLE_NAME_TOO_LONG', message);
  }
  if (!/^\/([\x21-\x7e]+\/)?$/.test(path) || path.length > PATH_LIMIT) {
    const message = `a role's path begins and ends with / and has at most ${PATH_LIMIT} characters, got '${path}'`;
    problems.add('IDENTITY_PATH_INVALID', message);
  }
  for (const [name, arn] of Object.entries(managedPolicyArns)) {
    if (isKnown(arn) && !/^arn:[a-z-]+:iam::(\d{12}|aws):policy\/.+$/.test(arn)) {
      const message = `managedPolicyArns.${name} is no ARN of a managed policy, got '${arn}'; write one like arn:aws:iam::aws:policy/name`;
      problems.add('IDENTITY_POLICY_ARN_INVALID', message);
    }
  }
}

const POLICY_LIMITS = { inline: 10_240, managed: 6_144 } as const;

/** Values known after apply count as the short marker that stands for them, so the real policy may be longer. */
export function checkPolicySize(problems: Problems, kind: 'inline' | 'managed', policy: string): void {
  const limit = POLICY_LIMITS[kind];
  if (policy.length <= limit) return;
  const remedy = kind === 'managed' ? "use policyKind 'inline', or split the role" : 'split the role';
  const what = kind === 'inline' ? 'an inline' : 'a managed';
  const message = `${what} policy has at most ${limit} characters, got ${policy.length}; ${remedy}`;
  problems.add('IDENTITY_POLICY_TOO_LONG', message);
}
