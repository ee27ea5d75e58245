import type { AccessEntry, ApiAccess } from '@landfall/cluster';
import { formatArn, type ILogGroup } from '@landfall/contracts';
import { type ClusterFields, clusterLogGroupName, type Environment, partition } from '@landfall/environment';

/** The keys layer owns the log group: it outlives the cluster, and both know its name. */
export function controlPlaneLogs(environment: Environment, clusterId: string): ILogGroup {
  const { account, region } = environment;
  const logGroupName = clusterLogGroupName(environment, clusterId);
  const resource = `log-group:${logGroupName}`;
  return {
    logGroupName,
    logGroupArn: formatArn({ partition: partition(environment), service: 'logs', region, account, resource }),
  };
}

export function apiAccess({ apiAccess: access }: ClusterFields): ApiAccess {
  const sources = Object.entries(access.privateSources).map(([name, cidr]) => [name, { kind: 'cidr', cidr }] as const);
  const privateSources = Object.fromEntries(sources);
  return access.kind === 'private'
    ? { kind: 'private', privateSources }
    : { kind: 'public', allowedCidrs: access.allowedCidrs, privateSources };
}

export function accessEntries({ access }: ClusterFields): Readonly<Record<string, AccessEntry>> {
  const entries = Object.entries(access).map(([name, entry]) => [name, { kind: 'standard', ...entry }] as const);
  return Object.fromEntries(entries);
}
