import { accountId } from '@landfall/contracts';
import type { IdentityStatement } from '@landfall/policy';
import { karpenterController, type KarpenterControllerProps } from './karpenter-controller';

const minimal: KarpenterControllerProps = {
  place: { account: accountId('111111111111', 'test'), region: 'eu-west-1' },
  clusterName: 'blue',
  nodeRoleArn: 'arn:aws:iam::111111111111:role/node',
};

function statement(sid: string, props: Partial<KarpenterControllerProps> = {}): IdentityStatement | undefined {
  return karpenterController({ ...minimal, ...props }).find((candidate) => candidate.sid === sid);
}

const owned = {
  StringEquals: { 'aws:ResourceTag/kubernetes.io/cluster/blue': 'owned' },
  StringLike: { 'aws:ResourceTag/karpenter.sh/nodepool': '*' },
};
const requested = {
  StringEquals: { 'aws:RequestTag/kubernetes.io/cluster/blue': 'owned', 'aws:RequestTag/eks:eks-cluster-name': 'blue' },
  StringLike: { 'aws:RequestTag/karpenter.sh/nodepool': '*' },
};

describe('the Karpenter controller', () => {
  test('launches only what carries the tags of its cluster', () => {
    expect(statement('LaunchTagged')).toMatchObject({
      actions: ['ec2:RunInstances', 'ec2:CreateFleet', 'ec2:CreateLaunchTemplate'],
      conditions: requested,
    });
    expect(statement('LaunchFromOwnTemplates')).toMatchObject({
      resources: ['arn:aws:ec2:eu-west-1:111111111111:launch-template/*'],
      conditions: owned,
    });
  });

  test('terminates only instances of its cluster', () => {
    expect(statement('DeleteOwn')).toEqual({
      sid: 'DeleteOwn',
      actions: ['ec2:TerminateInstances', 'ec2:DeleteLaunchTemplate'],
      resources: [
        'arn:aws:ec2:eu-west-1:111111111111:instance/*',
        'arn:aws:ec2:eu-west-1:111111111111:launch-template/*',
      ],
      conditions: owned,
    });
  });

  test('tags what it launches, and its own instances with three tags only', () => {
    expect(statement('TagLaunched')?.conditions).toEqual({
      StringEquals: {
        ...requested.StringEquals,
        'ec2:CreateAction': ['RunInstances', 'CreateFleet', 'CreateLaunchTemplate'],
      },
      StringLike: requested.StringLike,
    });
    expect(statement('TagOwnInstances')?.conditions).toEqual({
      ...owned,
      StringEqualsIfExists: { 'aws:RequestTag/eks:eks-cluster-name': 'blue' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'] },
    });
  });

  test('passes only the role of its nodes, and only to EC2', () => {
    expect(statement('PassNodeRole')).toEqual({
      sid: 'PassNodeRole',
      actions: ['iam:PassRole'],
      resources: ['arn:aws:iam::111111111111:role/node'],
      conditions: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com'] } },
    });
    const place = { ...minimal.place, region: 'cn-north-1' } as const;
    expect(statement('PassNodeRole', { place })?.conditions).toEqual({
      StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
    });
  });

  test('changes only instance profiles of its cluster and Region', () => {
    const ownProfile = {
      'aws:ResourceTag/kubernetes.io/cluster/blue': 'owned',
      'aws:ResourceTag/topology.kubernetes.io/region': 'eu-west-1',
    };
    const newProfile = {
      'aws:RequestTag/kubernetes.io/cluster/blue': 'owned',
      'aws:RequestTag/topology.kubernetes.io/region': 'eu-west-1',
      'aws:RequestTag/eks:eks-cluster-name': 'blue',
    };
    expect(statement('ChangeOwnProfiles')).toMatchObject({
      resources: ['arn:aws:iam::111111111111:instance-profile/*'],
      conditions: {
        StringEquals: ownProfile,
        StringLike: { 'aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass': '*' },
      },
    });
    expect(statement('CreateProfiles')?.conditions).toEqual({
      StringEquals: newProfile,
      StringLike: { 'aws:RequestTag/karpenter.k8s.aws/ec2nodeclass': '*' },
    });
    expect(statement('TagProfiles')?.conditions).toEqual({
      StringEquals: { ...ownProfile, ...newProfile },
      StringLike: {
        'aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass': '*',
        'aws:RequestTag/karpenter.k8s.aws/ec2nodeclass': '*',
      },
    });
  });

  test('reads its cluster, images and capacity of its Region', () => {
    expect(statement('ReadCluster')?.resources).toEqual(['arn:aws:eks:eu-west-1:111111111111:cluster/blue']);
    expect(statement('ReadImageIds')?.resources).toEqual(['arn:aws:ssm:eu-west-1::parameter/aws/service/*']);
    expect(statement('ReadCapacity')?.conditions).toEqual({ StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } });
  });

  test('reads an interruption queue only where there is one', () => {
    expect(statement('ReadInterruptions')).toBeUndefined();
    const interruptionQueueArn = 'arn:aws:sqs:eu-west-1:111111111111:queue';
    expect(statement('ReadInterruptions', { interruptionQueueArn })).toEqual({
      sid: 'ReadInterruptions',
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
      resources: [interruptionQueueArn],
    });
  });

  test('uses keys only where volumes are encrypted with them, and only through EC2', () => {
    expect(statement('EncryptVolumes')).toBeUndefined();
    const volumeKeyArns = ['arn:aws:kms:eu-west-1:111111111111:key/1'];
    const viaEc2 = { 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' };
    expect(statement('EncryptVolumes', { volumeKeyArns })).toEqual({
      sid: 'EncryptVolumes',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      resources: volumeKeyArns,
      conditions: { StringEquals: viaEc2 },
    });
    expect(statement('GrantVolumeKeys', { volumeKeyArns })).toEqual({
      sid: 'GrantVolumeKeys',
      actions: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
      resources: volumeKeyArns,
      conditions: { StringEquals: viaEc2, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
  });
});
