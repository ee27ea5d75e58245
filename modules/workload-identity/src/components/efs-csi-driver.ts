import type { IdentityStatement } from '@landfall/policy';
import { arnIn, type Arns, type AwsPlace, noResourceLevel } from './aws-place';

export interface EfsCsiDriverProps {
  readonly place: AwsPlace;

  /** File systems it may use. */
  readonly fileSystemArns: Arns;
}

const DRIVER_TAG = 'efs.csi.aws.com/cluster';

/** Source: kubernetes-sigs/aws-efs-csi-driver, docs/iam-policy-example.json. */
export function efsCsiDriver({ place, fileSystemArns }: EfsCsiDriverProps): readonly IdentityStatement[] {
  const accessPoints = arnIn(place, 'elasticfilesystem', 'access-point/*');
  const requested = { StringEquals: { [`aws:RequestTag/${DRIVER_TAG}`]: 'true' } };
  return [
    { sid: 'ReadZones', actions: ['ec2:DescribeAvailabilityZones'], resources: noResourceLevel },
    {
      sid: 'ReadFileSystems',
      actions: [
        'elasticfilesystem:DescribeAccessPoints',
        'elasticfilesystem:DescribeFileSystems',
        'elasticfilesystem:DescribeMountTargets',
      ],
      resources: [...fileSystemArns, accessPoints],
    },
    {
      sid: 'CreateAccessPoints',
      actions: ['elasticfilesystem:CreateAccessPoint'],
      resources: fileSystemArns,
      conditions: requested,
    },
    {
      sid: 'TagNewAccessPoints',
      actions: ['elasticfilesystem:TagResource'],
      resources: [...fileSystemArns, accessPoints],
      conditions: requested,
    },
    {
      sid: 'DeleteOwnAccessPoints',
      actions: ['elasticfilesystem:DeleteAccessPoint'],
      resources: [accessPoints],
      conditions: { StringEquals: { [`aws:ResourceTag/${DRIVER_TAG}`]: 'true' } },
    },
  ];
}
