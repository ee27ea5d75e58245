import { type IClusterRef, type IRole, type Region } from '@landfall/contracts';
import type { Construct } from 'constructs';
import { AutoModeNodeRole } from './auto-mode-node-role';
import { ClusterAccess } from './cluster-access';
import type { ClusterCompute } from './cluster-compute';

/** The role of Auto Mode's nodes: the one given, or a new one. */
export function autoModeNodeRole(
  scope: Construct,
  clusterName: string,
  region: Region,
  compute: ClusterCompute,
): IRole | undefined {
  if (compute.kind !== 'auto-mode') return undefined;
  return compute.nodeRole ?? new AutoModeNodeRole(scope, 'auto-mode-node-role', { clusterName, region });
}

/** Admits nodes of node pools that you define. For its own pools EKS makes the entry, and a second one is refused. */
export function admitAutoModeNodes(
  scope: Construct,
  cluster: IClusterRef,
  region: Region,
  compute: ClusterCompute,
  role: IRole | undefined,
): void {
  if (compute.kind !== 'auto-mode' || compute.nodePools.length > 0 || !role) return;
  const entries = { nodes: { kind: 'ec2', principalArn: role.roleArn } } as const;
  new ClusterAccess(scope, 'auto-mode-access', { cluster, region, entries });
}
