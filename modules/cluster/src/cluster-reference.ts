import type { IClusterRef } from '@landfall/contracts';

/** A cluster of the same stack, which Terraform must make before what refers to it. */
export interface ClusterInStack extends IClusterRef {
  /** The name as a reference to the resource. @attribute */
  readonly clusterNameReference: string;
}

/** Name to put into a resource: a reference where the cluster is in the same stack, so that Terraform waits for it. */
export function clusterNameFor(cluster: IClusterRef): string {
  return isInStack(cluster) ? cluster.clusterNameReference : cluster.clusterName;
}

function isInStack(cluster: IClusterRef): cluster is ClusterInStack {
  return 'clusterNameReference' in cluster;
}
