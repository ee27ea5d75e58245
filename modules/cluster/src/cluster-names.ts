import type { ILogGroup, Problems } from '@landfall/contracts';

/** Longest name of an EKS cluster. Source: EKS API, CreateCluster. */
const MAX_CLUSTER_NAME = 100;

/** Longest name of an IAM role. Source: IAM quotas. */
const MAX_ROLE_NAME = 64;

/** Name of the log group that EKS writes control plane logs to; it cannot be chosen. */
export function clusterLogGroupName(clusterName: string): string {
  return `/aws/eks/${clusterName}/cluster`;
}

/** Name of the role that EKS assumes to run a cluster; a key policy may name it before the cluster exists. */
export function clusterRoleName(clusterName: string): string {
  return `${clusterName}-cluster`;
}

/** Name of the role of Auto Mode nodes. */
export function autoModeNodeRoleName(clusterName: string): string {
  return `${clusterName}-auto-node`;
}

export function checkClusterName(name: string, problems: Problems): void {
  if (!/^[0-9A-Za-z][0-9A-Za-z_-]*$/.test(name)) {
    const rule = 'has letters, digits, - and _ only, and starts with a letter or digit';
    problems.add('EKS_NAME_INVALID', `the name of an EKS cluster ${rule}; got '${name}'`);
  }
  if (name.length > MAX_CLUSTER_NAME) {
    const message = `the name of an EKS cluster has ${MAX_CLUSTER_NAME} characters at most, got ${name.length}: '${name}'`;
    problems.add('EKS_NAME_TOO_LONG', message);
  }
}

export function checkRoleName(roleName: string, problems: Problems): void {
  if (roleName.length > MAX_ROLE_NAME) {
    const message = `the name of an IAM role has ${MAX_ROLE_NAME} characters at most, got ${roleName.length}: '${roleName}'; shorten the name of the cluster`;
    problems.add('EKS_ROLE_NAME_TOO_LONG', message);
  }
}

export function checkLogGroup(logs: ILogGroup, clusterName: string, problems: Problems): void {
  const expected = clusterLogGroupName(clusterName);
  if (logs.logGroupName !== expected) {
    const message = `EKS writes control plane logs to '${expected}' and nowhere else, got '${logs.logGroupName}'; name the log group so`;
    problems.add('EKS_LOG_GROUP_NAME', message);
  }
}
