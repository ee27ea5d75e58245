import type { AccessEntry, ApiAccess } from '@landfall/cluster';
import { formatArn, type ILogGroup, LandfallError } from '@landfall/contracts';
import { type ClusterFields, clusterLogGroupName, type Environment, partition } from '@landfall/environment';

/** @throws LandfallError `CLUSTER_UNKNOWN` when the environment has no such cluster. */
export function clusterFields(environment: Environment, clusterId: string): ClusterFields {
  const fields = environment.clusters[clusterId];
  if (fields) return fields;
  const known = Object.keys(environment.clusters).join(', ');
  const message = `there is no cluster '${clusterId}'; clusters: ${known}`;
  throw new LandfallError('CLUSTER_UNKNOWN', message, `environments/${environment.name}: clusters`);
}

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
