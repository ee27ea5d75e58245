import { type IRole, isArn, isKnown, parseArn, type Problems } from '@landfall/contracts';

/**
 * An IAM role, or its ARN.
 *
 * It becomes a principal of the key policy, so it must exist when the key is created: KMS refuses a policy whose
 * principals do not exist.
 */
export type RoleReference = IRole | string;

/**
 * A role that is created after the key, such as that of a later layer.
 *
 * The key policy admits it by `aws:PrincipalArn`, so it need not exist yet; its own policy must then allow the key too.
 */
export interface LaterRole {
  /** With its path: `arn:aws:iam::111111111111:role/team/name`. */
  readonly laterRoleArn: string;
}

/** A role that uses a key. */
export type KeyUser = RoleReference | LaterRole;

export function isLaterRole(user: KeyUser): user is LaterRole {
  return typeof user !== 'string' && 'laterRoleArn' in user;
}

export function roleArnOf(user: KeyUser): string {
  if (typeof user === 'string') return user;
  return isLaterRole(user) ? user.laterRoleArn : user.roleArn;
}

export function checkRoles(problems: Problems, field: string, roles: readonly KeyUser[]): void {
  for (const arn of roles.map(roleArnOf).filter(isKnown)) {
    if (!isRoleArn(arn)) {
      const message = `${field} takes IAM roles, got '${arn}'; give a role ARN like arn:aws:iam::123456789012:role/name, not that of a session, a user or an account`;
      problems.add('KEY_ROLE_INVALID', message);
    }
  }
}

function isRoleArn(arn: string): boolean {
  if (!isArn(arn)) return false;
  const { service, resource } = parseArn(arn, arn);
  return service === 'iam' && /^role\/[^*?]+$/.test(resource);
}
