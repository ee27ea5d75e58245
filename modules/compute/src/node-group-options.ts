import type { KubeletSettings } from './kubelet-settings';
import type { NodeImage } from './node-image';

/** How nodes are paid for and found. Replaces the group when changed. */
export type NodeCapacity =
  | { readonly kind: 'on-demand' }
  | {
      /** Spare capacity that EC2 may take back with two minutes' notice. Name several instance types of like size. */
      readonly kind: 'spot';
    }
  | {
      /** A Capacity Block for ML: one instance type, one zone. */
      readonly kind: 'capacity-block';

      /** Id of the reservation: `cr-` and 17 hexadecimal digits. */
      readonly reservationId: string;
    };

/** Who decides on the number of nodes. May change at any time. */
export type NodeScaling =
  | {
      /** Terraform does, and undoes any other change. */
      readonly kind: 'fixed';

      /** 1 or more. */
      readonly nodes: number;
    }
  | {
      /** An autoscaler does, between two bounds; Terraform ignores the current number. */
      readonly kind: 'autoscaled';

      /** 0 or more. */
      readonly min: number;

      /** 1 or more. */
      readonly max: number;

      /**
       * Number of nodes that the group starts with; ignored ever after.
       *
       * @default `min`
       */
      readonly initial?: number;
    };

/** Where nodes are. Every field replaces the group when changed. */
export interface NodePlacement {
  /**
   * Tier of the subnets. There is no public one: nodes have no public address.
   *
   * @default 'private'
   */
  readonly tier?: 'private' | 'intra';

  /** @default every zone of the network */
  readonly zones?: readonly [string, ...string[]];

  /**
   * `cluster` puts the nodes close together in a placement group of their own, for low latency; needs a single zone.
   *
   * @default no placement group
   */
  readonly group?: 'cluster';

  /**
   * Number of network cards, 1 to 32, on which nodes get an Elastic Fabric Adapter: what all instance types of the
   * group have. Changing it rolls the nodes.
   *
   * @default 0: no Elastic Fabric Adapter
   */
  readonly efaNetworkCards?: number;
}

/** Keeps pods off that do not tolerate it. The record key is the taint's key. */
export interface NodeTaint {
  /** @default no value */
  readonly value?: string;
  readonly effect: 'NO_SCHEDULE' | 'NO_EXECUTE' | 'PREFER_NO_SCHEDULE';
}

/** The encrypted gp3 volume that holds container images and ephemeral storage. A change rolls the nodes. */
export interface NodeDisk {
  /**
   * GiB: 20 or more, 50 or more on Windows, at most 65536.
   *
   * @default 50, or 100 on Windows
   */
  readonly sizeGib?: number;

  /**
   * Operations per second: 3000 to 80000, and at most 500 for each GiB.
   *
   * @default 3000
   */
  readonly iops?: number;

  /**
   * MiB per second: 125 to 2000, and at most a quarter of `iops`.
   *
   * @default 125
   */
  readonly throughputMibps?: number;
}

/** A number of nodes, or a share of the group: `33%`. */
export type NodeCount = number | `${number}%`;

/** How nodes are replaced when the image, version or launch template changes. */
export interface NodeUpdate {
  /**
   * Nodes that may be down at a time: 1 to 100, or `1%` to `100%`.
   *
   * @default 1
   */
  readonly maxUnavailable?: NodeCount;

  /**
   * When a pod disruption budget keeps a node from draining for 15 minutes: `fail` the update, or `force` the pods out.
   *
   * @default 'fail'
   */
  readonly whenDrainIsBlocked?: 'fail' | 'force';
}

/** Whether EKS replaces or reboots nodes that are unhealthy. Linux only. */
export type NodeRepair =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'automatic';

      /**
       * Nodes that are repaired at a time.
       *
       * @default decided by EKS
       */
      readonly maxParallel?: NodeCount;

      /**
       * No repairs while more nodes than this are unhealthy: then the cause is elsewhere.
       *
       * @default decided by EKS
       */
      readonly maxUnhealthy?: NodeCount;
    };

/** A node group as plain data: everything but the things it is put into. */
export interface NodeGroupOptions {
  /** Which image nodes run. */
  readonly image: NodeImage;

  /**
   * EC2 instance types of the image's architecture, in order of preference, 1 to 20; one for a Capacity Block. Replaces
   * the group when changed.
   */
  readonly instanceTypes: readonly [string, ...string[]];

  /** How many nodes there are, and who decides. */
  readonly scaling: NodeScaling;

  /** @default { kind: 'on-demand' } */
  readonly capacity?: NodeCapacity;

  /** @default private subnets of every zone */
  readonly placement?: NodePlacement;

  /**
   * Kubernetes labels of the nodes. Changing them does not roll the nodes.
   *
   * @default none besides those of EKS
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Kubernetes taints of the nodes, by taint key, at most 50. Changing them does not roll the nodes.
   *
   * @default none
   */
  readonly taints?: Readonly<Record<string, NodeTaint>>;

  /** @default 50 GiB, or 100 GiB on Windows, with gp3's base performance */
  readonly disk?: NodeDisk;

  /** @default one node at a time; fails when pod disruption budgets block */
  readonly update?: NodeUpdate;

  /** @default automatic, and none on Windows */
  readonly repair?: NodeRepair;

  /**
   * Settings of the kubelet, on top of what EKS sets. Not for Windows. A change rolls the nodes.
   *
   * @default those of EKS
   */
  readonly kubelet?: KubeletSettings;

  /**
   * Runs on each node before it joins: a shell script with its `#!` line on Amazon Linux, PowerShell on Windows;
   * Bottlerocket has no shell. ASCII. Anybody who may describe launch templates can read it: no secrets. A change rolls
   * the nodes.
   *
   * @default none
   */
  readonly startupScript?: string;
}
