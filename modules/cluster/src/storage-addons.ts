import { type AddonIdentity, type AddonOptions, type AddonScheduling, schedulingConfig } from './addon-options';
import type { AddonPlan } from './addon-phase';

/** The Amazon EBS CSI driver: gives pods volumes of their zone. */
export interface EbsCsiOptions extends AddonOptions, AddonScheduling {
  /** Its permissions: AmazonEBSCSIDriverPolicy, and use of the key that volumes are encrypted with. */
  readonly identity: AddonIdentity;

  /**
   * Whether there is a default StorageClass, `ebs-csi-default-sc`, with gp3 volumes. They are encrypted when the account
   * encrypts volumes by default, with the key the account names for that.
   *
   * @default 'create'
   */
  readonly defaultStorageClass?: 'create' | 'none';

  /** Tags of the volumes and snapshots it makes: Terraform's default tags do not reach them. @default none */
  readonly volumeTags?: Readonly<Record<string, string>>;
}

/** The Amazon EFS CSI driver: gives pods shared file systems. */
export interface EfsCsiOptions extends AddonOptions, AddonScheduling {
  /** Its permissions: AmazonEFSCSIDriverPolicy. */
  readonly identity: AddonIdentity;
}

export function ebsCsiPlan(options: EbsCsiOptions): AddonPlan {
  const { identity, defaultStorageClass = 'create', volumeTags } = options;
  const controller = { ...schedulingConfig(options), ...(volumeTags ? { extraVolumeTags: volumeTags } : {}) };
  return {
    name: 'aws-ebs-csi-driver',
    options,
    identity: { ...identity, serviceAccounts: ['ebs-csi-controller-sa'] },
    configuration: {
      ...(Object.keys(controller).length > 0 ? { controller } : {}),
      ...(defaultStorageClass === 'create' ? { defaultStorageClass: { enabled: true } } : {}),
    },
    // The driver takes snapshots only when it finds their resource definitions.
    after: ['snapshot-controller'],
  };
}

export function efsCsiPlan(options: EfsCsiOptions): AddonPlan {
  const controller = schedulingConfig(options);
  return {
    name: 'aws-efs-csi-driver',
    options,
    identity: { ...options.identity, serviceAccounts: ['efs-csi-controller-sa', 'efs-csi-node-sa'] },
    configuration: Object.keys(controller).length > 0 ? { controller } : {},
  };
}
