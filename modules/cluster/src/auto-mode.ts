import type { IClusterRef, IRole, Region } from '@landfall/contracts';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { AutoModeNodeRole } from './auto-mode-node-role';
import { ClusterAccess } from './cluster-access';
import type { ClusterCompute } from './cluster-compute';

/** The role of Auto Mode's nodes, and what the cluster waits for because of it. */
interface AutoModeNodes {
  readonly role?: IRole;
  readonly permissions: readonly ITerraformDependable[];
}

/** Takes the role that is given for Auto Mode's nodes, or makes one. */
export function autoModeNodes(
  scope: Construct,
  clusterName: string,
  region: Region,
  compute: ClusterCompute,
): AutoModeNodes {
  if (compute.kind !== 'auto-mode') return { permissions: [] };
  if (compute.nodeRole) return { role: compute.nodeRole, permissions: [] };
  const role = new AutoModeNodeRole(scope, 'auto-mode-node-role', { clusterName, region });
  return { role, permissions: role.permissions };
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
