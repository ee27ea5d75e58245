import type { Problems } from '@landfall/contracts';
import type { NetworkProps } from './network-props';

/** Longest name of an IAM role. Source: IAM User Guide, "IAM and AWS STS quotas". */
const ROLE_NAME_LIMIT = 64;

/** IAM roles know no Region, so the name carries it: two Regions of an account may have networks of one name. */
export function flowLogRoleName({ name, region }: Pick<NetworkProps, 'name' | 'region'>): string {
  return `${name}-flow-logs-${region}`;
}

export function checkName(props: NetworkProps, problems: Problems, at: string): void {
  const { name } = props;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    const message = `a network's name has lower-case letters, digits and single hyphens, got '${name}'; write one like prod-eu`;
    problems.add('NETWORK_NAME_INVALID', message, `${at}: name`);
  }
  const roleName = flowLogRoleName(props);
  if (roleName.length > ROLE_NAME_LIMIT) {
    const limit = ROLE_NAME_LIMIT - (roleName.length - name.length);
    const message = `role name '${roleName}' has ${roleName.length} characters and IAM allows ${ROLE_NAME_LIMIT}; shorten the network's name to ${limit}`;
    problems.add('NETWORK_NAME_TOO_LONG', message, `${at}: name`);
  }
}
