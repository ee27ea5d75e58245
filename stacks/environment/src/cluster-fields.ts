import { formatArn, type ILogGroup, LandfallError } from '@landfall/contracts';
import type { Environment } from './environment';
import { clusterLogGroupName, partition } from './names';
import type { ClusterFields } from './schema';

/** @throws LandfallError `CLUSTER_UNKNOWN` when the environment has no such cluster. */
export function clusterFields(environment: Environment, clusterId: string): ClusterFields {
  const fields = environment.clusters[clusterId];
  if (fields) return fields;
  const known = Object.keys(environment.clusters).join(', ');
  const message = `there is no cluster '${clusterId}'; clusters: ${known}`;
  throw new LandfallError('CLUSTER_UNKNOWN', message, `environments/${environment.name}: clusters`);
}

/** The control plane's log group. The keys layer owns it, so that it outlives the cluster; others know it by its name. */
export function clusterLogGroup(environment: Environment, clusterId: string): ILogGroup {
  const { account, region } = environment;
  const logGroupName = clusterLogGroupName(environment, clusterId);
  const resource = `log-group:${logGroupName}`;
  return {
    logGroupName,
    logGroupArn: formatArn({ partition: partition(environment), service: 'logs', region, account, resource }),
  };
}
