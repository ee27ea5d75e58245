import { LandfallError } from '@landfall/contracts';
import type { Environment } from './environment';
import type { ClusterFields } from './schema';

/** @throws LandfallError `CLUSTER_UNKNOWN` when the environment has no such cluster. */
export function clusterFields(environment: Environment, clusterId: string): ClusterFields {
  const fields = environment.clusters[clusterId];
  if (fields) return fields;
  const known = Object.keys(environment.clusters).join(', ');
  const message = `there is no cluster '${clusterId}'; clusters: ${known}`;
  throw new LandfallError('CLUSTER_UNKNOWN', message, `environments/${environment.name}: clusters`);
}
