import type { IdentityStatement } from '@landfall/policy';
import { arnIn, type AwsPlace, noResourceLevel, sharedArn } from './aws-place';
import { volumeKeys } from './key-use';

export interface EbsCsiDriverProps {
  readonly place: AwsPlace;

  /**
   * KMS keys that encrypt its volumes.
   *
   * @default none: volumes under the AWS managed key
   */
  readonly keyArns?: readonly string[];
}

const DRIVER_TAG = 'ebs.csi.aws.com/cluster';

/** Source: kubernetes-sigs/aws-ebs-csi-driver, docs/example-iam-policy.json. */
export function ebsCsiDriver({ place, keyArns = [] }: EbsCsiDriverProps): readonly IdentityStatement[] {
  const volumes = arnIn(place, 'ec2', 'volume/*');
  const snapshots = sharedArn(place, 'ec2', 'snapshot/*');
  const requested = { StringEquals: { [`aws:RequestTag/${DRIVER_TAG}`]: 'true' } };
  const own = { StringEquals: { [`aws:ResourceTag/${DRIVER_TAG}`]: 'true' } };
  return [
    {
      sid: 'ReadVolumes',
      actions: [
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeSnapshots',
        'ec2:DescribeTags',
        'ec2:DescribeVolumes',
        'ec2:DescribeVolumesModifications',
      ],
      resources: noResourceLevel,
    },
    { sid: 'ChangeVolumes', actions: ['ec2:CreateSnapshot', 'ec2:ModifyVolume'], resources: [volumes] },
    {
      sid: 'AttachVolumes',
      actions: ['ec2:AttachVolume', 'ec2:DetachVolume'],
      resources: [volumes, arnIn(place, 'ec2', 'instance/*')],
    },
    { sid: 'CreateVolumes', actions: ['ec2:CreateVolume'], resources: [volumes], conditions: requested },
    {
      sid: 'RestoreSnapshots',
      actions: ['ec2:CreateVolume', 'ec2:EnableFastSnapshotRestores'],
      resources: [snapshots],
    },
    { sid: 'CreateSnapshots', actions: ['ec2:CreateSnapshot'], resources: [snapshots], conditions: requested },
    {
      sid: 'DeleteOwn',
      actions: ['ec2:DeleteSnapshot', 'ec2:DeleteVolume'],
      resources: [volumes, snapshots],
      conditions: own,
    },
    {
      sid: 'DeleteMigrated',
      actions: ['ec2:DeleteVolume'],
      resources: [volumes],
      conditions: { StringLike: { 'ec2:ResourceTag/kubernetes.io/created-for/pvc/name': '*' } },
    },
    {
      sid: 'TagNew',
      actions: ['ec2:CreateTags'],
      resources: [volumes, snapshots],
      conditions: { StringEquals: { 'ec2:CreateAction': ['CreateVolume', 'CreateSnapshot'] } },
    },
    { sid: 'UntagOwn', actions: ['ec2:DeleteTags'], resources: [volumes, snapshots], conditions: own },
    ...volumeKeys(place.region, keyArns),
  ];
}
