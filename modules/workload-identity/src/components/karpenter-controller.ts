import { dnsSuffixOf, partitionOf } from '@landfall/contracts';
import type { Conditions, IdentityStatement } from '@landfall/policy';
import { arnIn, type AwsPlace, globalArn, noResourceLevel, sharedArn } from './aws-place';
import { volumeKeys } from './key-use';

export interface KarpenterControllerProps {
  readonly place: AwsPlace;

  readonly clusterName: string;

  /** Role of the nodes that Karpenter launches; the only one it may pass on. */
  readonly nodeRoleArn: string;

  /**
   * Queue of interruption messages.
   *
   * @default none
   */
  readonly interruptionQueueArn?: string;

  /**
   * KMS keys that encrypt the nodes' volumes.
   *
   * @default none
   */
  readonly volumeKeyArns?: readonly string[];
}

/** Source: Karpenter documentation, "CloudFormation" reference, v1. */
export function karpenterController(props: KarpenterControllerProps): readonly IdentityStatement[] {
  const { place, volumeKeyArns = [] } = props;
  return [
    ...launching(props),
    ...tagging(props),
    ...reading(props),
    ...instanceProfiles(props),
    ...volumeKeys(place.region, volumeKeyArns),
  ];
}

function launching({ place, clusterName }: KarpenterControllerProps): readonly IdentityStatement[] {
  const owned = ownedBy('aws:ResourceTag', clusterName);
  return [
    {
      sid: 'LaunchFrom',
      actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
      resources: [
        sharedArn(place, 'ec2', 'image/*'),
        sharedArn(place, 'ec2', 'snapshot/*'),
        sharedArn(place, 'ec2', 'security-group/*'),
        sharedArn(place, 'ec2', 'subnet/*'),
        sharedArn(place, 'ec2', 'capacity-reservation/*'),
        sharedArn(place, 'ec2', 'placement-group/*'),
      ],
    },
    {
      sid: 'LaunchFromOwnTemplates',
      actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
      resources: [arnIn(place, 'ec2', 'launch-template/*')],
      conditions: owned,
    },
    {
      sid: 'LaunchTagged',
      actions: ['ec2:RunInstances', 'ec2:CreateFleet', 'ec2:CreateLaunchTemplate'],
      resources: launched(place),
      conditions: requestedFor(clusterName),
    },
    {
      sid: 'DeleteOwn',
      actions: ['ec2:TerminateInstances', 'ec2:DeleteLaunchTemplate'],
      resources: [arnIn(place, 'ec2', 'instance/*'), arnIn(place, 'ec2', 'launch-template/*')],
      conditions: owned,
    },
  ];
}

function tagging({ place, clusterName }: KarpenterControllerProps): readonly IdentityStatement[] {
  const { StringEquals, StringLike } = requestedFor(clusterName);
  const createActions = ['RunInstances', 'CreateFleet', 'CreateLaunchTemplate'];
  return [
    {
      sid: 'TagLaunched',
      actions: ['ec2:CreateTags'],
      resources: launched(place),
      conditions: { StringEquals: { ...StringEquals, 'ec2:CreateAction': createActions }, StringLike },
    },
    {
      sid: 'TagOwnInstances',
      actions: ['ec2:CreateTags'],
      resources: [arnIn(place, 'ec2', 'instance/*')],
      conditions: {
        ...ownedBy('aws:ResourceTag', clusterName),
        StringEqualsIfExists: { 'aws:RequestTag/eks:eks-cluster-name': clusterName },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'] },
      },
    },
  ];
}

function reading({ place, clusterName, interruptionQueueArn }: KarpenterControllerProps): readonly IdentityStatement[] {
  const cluster = arnIn(place, 'eks', `cluster/${clusterName}`);
  const parameters = `arn:${partitionOf(place.region)}:ssm:${place.region}::parameter/aws/service/*`;
  return [
    {
      sid: 'ReadCapacity',
      actions: [
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeCapacityReservations',
        'ec2:DescribeImages',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeInstanceTypeOfferings',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplates',
        'ec2:DescribePlacementGroups',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSpotPriceHistory',
        'ec2:DescribeSubnets',
      ],
      resources: noResourceLevel,
      conditions: { StringEquals: { 'aws:RequestedRegion': place.region } },
    },
    { sid: 'ReadImageIds', actions: ['ssm:GetParameter'], resources: [parameters] },
    { sid: 'ReadPrices', actions: ['pricing:GetProducts'], resources: noResourceLevel },
    {
      sid: 'ReadCluster',
      actions: ['arc-zonal-shift:GetManagedResource', 'eks:DescribeCluster'],
      resources: [cluster],
    },
    ...(interruptionQueueArn === undefined ? [] : [interruptions(interruptionQueueArn)]),
  ];
}

function interruptions(queueArn: string): IdentityStatement {
  return {
    sid: 'ReadInterruptions',
    actions: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
    resources: [queueArn],
  };
}

function instanceProfiles({ place, clusterName, nodeRoleArn }: KarpenterControllerProps): readonly IdentityStatement[] {
  const { region } = place;
  const profiles = [globalArn(place, 'iam', 'instance-profile/*')] as const;
  const ec2 = [...new Set(['ec2.amazonaws.com', `ec2.${dnsSuffixOf(partitionOf(region))}`])];
  const requested = profileTags('aws:RequestTag', clusterName, region);
  const owned = profileTags('aws:ResourceTag', clusterName, region);
  return [
    {
      sid: 'PassNodeRole',
      actions: ['iam:PassRole'],
      resources: [nodeRoleArn],
      conditions: { StringEquals: { 'iam:PassedToService': ec2 } },
    },
    {
      sid: 'CreateProfiles',
      actions: ['iam:CreateInstanceProfile'],
      resources: profiles,
      conditions: {
        StringEquals: { ...requested.StringEquals, 'aws:RequestTag/eks:eks-cluster-name': clusterName },
        StringLike: requested.StringLike,
      },
    },
    {
      sid: 'TagProfiles',
      actions: ['iam:TagInstanceProfile'],
      resources: profiles,
      conditions: {
        StringEquals: {
          ...owned.StringEquals,
          ...requested.StringEquals,
          'aws:RequestTag/eks:eks-cluster-name': clusterName,
        },
        StringLike: { ...owned.StringLike, ...requested.StringLike },
      },
    },
    {
      sid: 'ChangeOwnProfiles',
      actions: ['iam:AddRoleToInstanceProfile', 'iam:DeleteInstanceProfile', 'iam:RemoveRoleFromInstanceProfile'],
      resources: profiles,
      conditions: owned,
    },
    { sid: 'ReadProfiles', actions: ['iam:GetInstanceProfile'], resources: profiles },
    { sid: 'ListProfiles', actions: ['iam:ListInstanceProfiles'], resources: noResourceLevel },
  ];
}

function launched(place: AwsPlace): readonly [string, ...string[]] {
  return [
    arnIn(place, 'ec2', 'fleet/*'),
    arnIn(place, 'ec2', 'instance/*'),
    arnIn(place, 'ec2', 'volume/*'),
    arnIn(place, 'ec2', 'network-interface/*'),
    arnIn(place, 'ec2', 'launch-template/*'),
    arnIn(place, 'ec2', 'spot-instances-request/*'),
    arnIn(place, 'ec2', 'capacity-reservation/*'),
  ];
}

function ownedBy(key: 'aws:RequestTag' | 'aws:ResourceTag', clusterName: string): Conditions {
  return {
    StringEquals: { [`${key}/kubernetes.io/cluster/${clusterName}`]: 'owned' },
    StringLike: { [`${key}/karpenter.sh/nodepool`]: '*' },
  };
}

interface TagConditions {
  readonly StringEquals: Readonly<Record<string, string>>;
  readonly StringLike: Readonly<Record<string, string>>;
}

function requestedFor(clusterName: string): TagConditions & Conditions {
  return {
    StringEquals: {
      [`aws:RequestTag/kubernetes.io/cluster/${clusterName}`]: 'owned',
      'aws:RequestTag/eks:eks-cluster-name': clusterName,
    },
    StringLike: { 'aws:RequestTag/karpenter.sh/nodepool': '*' },
  };
}

function profileTags(
  key: 'aws:RequestTag' | 'aws:ResourceTag',
  clusterName: string,
  region: string,
): TagConditions & Conditions {
  return {
    StringEquals: {
      [`${key}/kubernetes.io/cluster/${clusterName}`]: 'owned',
      [`${key}/topology.kubernetes.io/region`]: region,
    },
    StringLike: { [`${key}/karpenter.k8s.aws/ec2nodeclass`]: '*' },
  };
}
