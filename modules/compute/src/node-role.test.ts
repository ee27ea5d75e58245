import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { document, synth, type Synthesized, testCluster } from '@landfall/testing';
import { TerraformOutput } from 'cdktf';
import { NodeRole, type NodeRoleProps } from './node-role';

const minimal: NodeRoleProps = { cluster: testCluster(), region: 'eu-west-1' };

const build = (props: Partial<NodeRoleProps> = {}): Synthesized =>
  synth((stack) => {
    new AwsProvider(stack, 'aws');
    const { roleArn, roleName } = new NodeRole(stack, 'role', { ...minimal, ...props });
    new TerraformOutput(stack, 'told', { value: { roleArn, roleName } });
  });
const policies = (props: Partial<NodeRoleProps> = {}): readonly unknown[] =>
  Object.values(build(props).all(IamRolePolicyAttachment))
    .map((block) => block['policy_arn'])
    .sort();

describe('NodeRole', () => {
  it('can be taken by EC2 only', () => {
    expect(document(build().only(IamRole)['assume_role_policy'])['Statement']).toEqual([
      { Sid: 'Nodes', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });

  it('joins the cluster and pulls images, and has no permissions of the CNI or of shells', () => {
    expect(policies()).toEqual([
      'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
      'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
    ]);
    expect(build().all(IamRolePolicy)).toEqual({});
  });

  it('takes the policies of its partition', () => {
    expect(policies({ region: 'cn-north-1' })).toEqual([
      'arn:aws-cn:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly',
      'arn:aws-cn:iam::aws:policy/AmazonEKSWorkerNodePolicy',
    ]);
  });

  it('opens shells through Session Manager when told to', () => {
    expect(policies({ shell: 'session-manager' })).toContain('arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore');
  });

  it('serves the VPC CNI of an IPv4 cluster when told to', () => {
    expect(policies({ vpcCni: 'node-role' })).toContain('arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy');
    expect(build({ vpcCni: 'node-role' }).all(IamRolePolicy)).toEqual({});
  });

  it('serves the VPC CNI of an IPv6 cluster with a policy of its own, as AWS has none', () => {
    const props = { vpcCni: 'node-role', cluster: testCluster({ ipFamily: 'ipv6' }) } as const;
    expect(policies(props)).not.toContain('arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy');
    const interfaces = 'arn:aws:ec2:*:*:network-interface/*';
    expect(document(build(props).only(IamRolePolicy)['policy'])['Statement']).toEqual([
      {
        Sid: 'ReadInterfaces',
        Effect: 'Allow',
        Action: [
          'ec2:DescribeInstances',
          'ec2:DescribeInstanceTypes',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeTags',
        ],
        Resource: '*',
      },
      { Sid: 'AssignAddresses', Effect: 'Allow', Action: 'ec2:AssignIpv6Addresses', Resource: interfaces },
      { Sid: 'TagInterfaces', Effect: 'Allow', Action: 'ec2:CreateTags', Resource: interfaces },
    ]);
  });

  it('gives an IPv6 cluster no CNI policy unless told to', () => {
    expect(build({ cluster: testCluster({ ipFamily: 'ipv6' }) }).all(IamRolePolicy)).toEqual({});
  });

  it('is called after the cluster, or as told', () => {
    expect(build().only(IamRole)['name']).toBe('test-blue-node');
    expect(build({ name: 'workers' }).only(IamRole)['name']).toBe('workers');
  });

  it('tells every policy that nodes need, so that groups can wait', () => {
    synth((stack) => {
      new AwsProvider(stack, 'aws');
      const cluster = testCluster({ ipFamily: 'ipv6' });
      const role = new NodeRole(stack, 'role', { ...minimal, cluster, vpcCni: 'node-role', shell: 'session-manager' });
      expect(role.attachments).toHaveLength(4);
    });
  });

  it('tells its name and ARN', () => {
    expect(build().json['output']).toEqual({
      told: { value: { roleArn: expect.stringMatching(/^\$\{aws_iam_role\.\S+\.arn\}$/), roleName: 'test-blue-node' } },
    });
  });

  it('takes a name of 64 characters', () => {
    expect(() => build({ name: 'a'.repeat(64) })).not.toThrow();
  });

  it('fails for a long name', () => {
    const name = 'a'.repeat(65);
    expect(() => build({ name })).toThrow(
      new Error(
        `NODE_ROLE_NAME_TOO_LONG at test/role: a role name has at most 64 characters, got 65: '${name}'; set a shorter name`,
      ),
    );
  });

  it('fails for a name of other characters', () => {
    expect(() => build({ name: 'my role' })).toThrow(
      new Error("NODE_ROLE_NAME_INVALID at test/role: a role name has letters, digits and +=,.@_-, got 'my role'"),
    );
  });
});
