import type { IdentityStatement } from '@landfall/policy';
import { arnIn, type Arns, type AwsPlace, mapArns, noResourceLevel, sharedArn } from './aws-place';
import { volumeKeys } from './key-use';

export interface VeleroProps {
  readonly place: AwsPlace;

  /** Buckets that hold backups. */
  readonly bucketArns: Arns;

  /**
   * KMS keys of those buckets.
   *
   * @default none
   */
  readonly bucketKeyArns?: readonly string[];

  /**
   * KMS keys of the volumes that it copies.
   *
   * @default none
   */
  readonly volumeKeyArns?: readonly string[];
}

/** Source: vmware-tanzu/velero-plugin-for-aws, "Set permissions for Velero". */
export function velero({
  place,
  bucketArns,
  bucketKeyArns = [],
  volumeKeyArns = [],
}: VeleroProps): readonly IdentityStatement[] {
  const volumes = arnIn(place, 'ec2', 'volume/*');
  const snapshots = sharedArn(place, 'ec2', 'snapshot/*');
  const [key, ...keys] = bucketKeyArns;
  const useKeys: readonly IdentityStatement[] =
    key === undefined
      ? []
      : [{ sid: 'UseBucketKeys', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key, ...keys] }];
  return [
    { sid: 'ReadVolumes', actions: ['ec2:DescribeSnapshots', 'ec2:DescribeVolumes'], resources: noResourceLevel },
    {
      sid: 'CopyVolumes',
      actions: ['ec2:CreateSnapshot', 'ec2:CreateTags', 'ec2:CreateVolume', 'ec2:DeleteSnapshot'],
      resources: [volumes, snapshots],
    },
    {
      sid: 'ChangeObjects',
      actions: [
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:GetObject',
        's3:ListMultipartUploadParts',
        's3:PutObject',
        's3:PutObjectTagging',
      ],
      resources: mapArns(bucketArns, (bucket) => `${bucket}/*`),
    },
    { sid: 'ListBuckets', actions: ['s3:ListBucket'], resources: bucketArns },
    ...useKeys,
    ...volumeKeys(place.region, volumeKeyArns),
  ];
}
