import type { IRole, Problems } from '@landfall/contracts';
import type { NodeTraffic } from './node-traffic';

/** A node pool that Auto Mode keeps by itself: `system` for critical add-ons, `general-purpose` for the rest. */
export type AutoModeNodePool = 'general-purpose' | 'system';

/** Who runs nodes. */
export type ClusterCompute =
  | {
      /** Managed node groups, Karpenter or Fargate, made beside the cluster. */
      readonly kind: 'nodes';

      /**
       * Lets EKS give pods network interfaces of their own: needed for security groups for pods, and for Windows nodes.
       *
       * @default 'off'
       */
      readonly vpcResourceController?: 'off' | 'on';

      /**
       * What may pass to, from and between nodes.
       *
       * @default see NodeTraffic
       */
      readonly nodeTraffic?: NodeTraffic;
    }
  | {
      /** EKS Auto Mode: EKS runs nodes, block storage and load balancers. Costs a fee per instance hour. */
      readonly kind: 'auto-mode';

      /** Node pools that EKS keeps. Empty: only node pools that you define in the cluster. */
      readonly nodePools: readonly AutoModeNodePool[];

      /**
       * Role of the nodes. Cannot change while `nodePools` has some: the cluster would be replaced.
       *
       * @default a new one that may register a node and pull images, and nothing else
       */
      readonly nodeRole?: IRole;

      /** For nodes that are not Auto Mode's. @default see NodeTraffic */
      readonly nodeTraffic?: NodeTraffic;
    };

/**
 * Tags of the node security group.
 *
 * Load balancer controllers open the one group of a node's interface that is tagged as the cluster's. Nodes of their
 * own carry the node group and not the one EKS makes, which has the tag already; Auto Mode nodes carry the latter.
 */
export function nodeGroupTags(clusterName: string, compute: ClusterCompute): Readonly<Record<string, string>> {
  return compute.kind === 'nodes' ? { [`kubernetes.io/cluster/${clusterName}`]: 'owned' } : {};
}

export function checkCompute(compute: ClusterCompute, at: string, problems: Problems): void {
  if (compute.kind === 'nodes') return;
  if (new Set(compute.nodePools).size !== compute.nodePools.length) {
    const message = `a node pool stands once, got ${compute.nodePools.join(', ')}`;
    problems.add('EKS_NODE_POOL_TWICE', message, `${at}.nodePools`);
  }
}

/** The three settings of Auto Mode: EKS refuses a cluster on which they differ, and turns it off only when told so. */
export function autoModeConfig(compute: ClusterCompute, nodeRoleArn: string | undefined) {
  const enabled = compute.kind === 'auto-mode';
  const nodePools = compute.kind === 'auto-mode' ? [...compute.nodePools] : [];
  // EKS refuses a node role without node pools.
  const pools = nodePools.length > 0 && nodeRoleArn !== undefined ? { nodePools, nodeRoleArn } : {};
  return {
    computeConfig: { enabled, ...pools },
    elasticLoadBalancing: { enabled },
    storageConfig: { blockStorage: { enabled } },
  };
}
