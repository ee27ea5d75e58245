import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { accountId } from '@landfall/contracts';
import { document, synth, testKey, testLogGroup } from '@landfall/testing';
import { AutoModeNodeRole } from './auto-mode-node-role';
import { ClusterRole, type ClusterRoleProps } from './cluster-role';

function make(overrides: Partial<ClusterRoleProps> = {}) {
  return synth((stack) => {
    new AwsProvider(stack, 'aws');
    new ClusterRole(stack, 'cluster-role', {
      clusterName: 'prod-blue',
      account: accountId('111111111111', 'test'),
      region: 'eu-west-1',
      compute: { kind: 'nodes' },
      secretsKey: testKey('secrets'),
      logs: testLogGroup('/aws/eks/prod-blue/cluster'),
      ...overrides,
    });
  });
}

function policyArns(result: ReturnType<typeof make>): readonly unknown[] {
  return Object.values(result.all(IamRolePolicyAttachment))
    .map((attachment) => attachment['policy_arn'])
    .sort();
}

describe('the cluster role', () => {
  it('is named after the cluster', () => {
    expect(make().only(IamRole)['name']).toBe('prod-blue-cluster');
  });

  it('can be assumed by EKS for this cluster only', () => {
    expect(document(make().only(IamRole)['assume_role_policy'])).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'EksRunsThisCluster',
          Effect: 'Allow',
          Principal: { Service: 'eks.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: {
            ArnEquals: { 'aws:SourceArn': 'arn:aws:eks:eu-west-1:111111111111:cluster/prod-blue' },
            StringEquals: { 'aws:SourceAccount': '111111111111' },
          },
        },
      ],
    });
  });

  it('can be tagged by Auto Mode', () => {
    const trust = document(make({ compute: { kind: 'auto-mode', nodePools: [] } }).only(IamRole)['assume_role_policy']);
    expect(trust).toHaveProperty('Statement.0.Action', ['sts:AssumeRole', 'sts:TagSession']);
  });

  it('may use the key of Secrets, and may not make the log group', () => {
    const logs = 'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/eks/prod-blue/cluster';
    expect(document(make().only(IamRolePolicy)['policy'])['Statement']).toEqual([
      {
        Sid: 'EncryptSecrets',
        Effect: 'Allow',
        Action: ['kms:DescribeKey', 'kms:Encrypt', 'kms:Decrypt', 'kms:ListGrants'],
        Resource: 'arn:aws:kms:eu-west-1:111111111111:key/secrets',
      },
      { Sid: 'NeverMakeTheLogGroup', Effect: 'Deny', Action: 'logs:CreateLogGroup', Resource: [logs, `${logs}:*`] },
    ]);
  });

  it('has one managed policy', () => {
    expect(policyArns(make())).toEqual(['arn:aws:iam::aws:policy/AmazonEKSClusterPolicy']);
  });

  it('may give pods network interfaces when told so', () => {
    expect(policyArns(make({ compute: { kind: 'nodes', vpcResourceController: 'on' } }))).toEqual([
      'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
      'arn:aws:iam::aws:policy/AmazonEKSVPCResourceController',
    ]);
  });

  it('has the five managed policies of Auto Mode', () => {
    expect(policyArns(make({ compute: { kind: 'auto-mode', nodePools: ['system'] } }))).toEqual([
      'arn:aws:iam::aws:policy/AmazonEKSBlockStoragePolicy',
      'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
      'arn:aws:iam::aws:policy/AmazonEKSComputePolicy',
      'arn:aws:iam::aws:policy/AmazonEKSLoadBalancingPolicy',
      'arn:aws:iam::aws:policy/AmazonEKSNetworkingPolicy',
    ]);
  });

  it('is of the partition of its Region', () => {
    const result = make({ region: 'cn-north-1' });
    expect(policyArns(result)).toEqual(['arn:aws-cn:iam::aws:policy/AmazonEKSClusterPolicy']);
    expect(result.only(IamRole)['assume_role_policy']).toContain('arn:aws-cn:eks:cn-north-1:');
  });
});

describe('the role of Auto Mode nodes', () => {
  const result = synth((stack) => {
    new AwsProvider(stack, 'aws');
    new AutoModeNodeRole(stack, 'node-role', { clusterName: 'prod-blue', region: 'eu-west-1' });
  });

  it('is named after the cluster and can be assumed by EC2', () => {
    const role = result.only(IamRole);
    expect(role['name']).toBe('prod-blue-auto-node');
    expect(document(role['assume_role_policy'])['Statement']).toEqual([
      {
        Sid: 'NodesAssumeTheirRole',
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ]);
  });

  it('may register nodes and pull images, and nothing else', () => {
    expect(policyArns(result)).toEqual([
      'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
      'arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy',
    ]);
    expect(result.all(IamRolePolicy)).toEqual({});
  });
});
