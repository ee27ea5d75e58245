import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import {
  formatArn,
  type ICluster,
  type IRole,
  type Partition,
  partitionOf,
  Problems,
  type Region,
} from '@landfall/contracts';
import { identityPolicy, trustPolicy } from '@landfall/policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { awsManagedPolicy } from './aws-managed-policy';

export interface NodeRoleProps {
  /** The cluster whose nodes take the role. */
  readonly cluster: ICluster;

  /** Decides the partition of AWS managed policies. */
  readonly region: Region;

  /**
   * Name of the role, at most 64 characters. Replaces the role, and so the node groups, when changed.
   *
   * @default '<cluster name>-node'
   */
  readonly name?: string;

  /**
   * How the VPC CNI gets its permissions: from Pod Identity, or from the node, where every pod on the host network can
   * borrow them.
   *
   * @default 'pod-identity'
   */
  readonly vpcCni?: 'pod-identity' | 'node-role';

  /**
   * `session-manager` lets operators open shells on nodes through Systems Manager.
   *
   * @default 'none'
   */
  readonly shell?: 'none' | 'session-manager';
}

/** The role of a cluster's nodes, and what must exist before a node can use it. */
export interface INodeRole extends IRole {
  /** Attached policies: a node group waits for them, and is destroyed before them. Empty for a role owned elsewhere. */
  readonly attachments: readonly ITerraformDependable[];
}

const MAX_ROLE_NAME = 64;

/** IAM role that the node groups of one cluster share: joins the cluster and pulls images, nothing else. */
export class NodeRole extends Construct implements INodeRole {
  /** @attribute */
  readonly roleArn: string;

  /** Known at synth. */
  readonly roleName: string;
  readonly attachments: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: NodeRoleProps) {
    super(scope, id);
    const { cluster, region, vpcCni = 'pod-identity', shell = 'none' } = props;
    const name = props.name ?? `${cluster.clusterName}-node`;
    validate(name, this.node.path);

    const role = new IamRole(this, 'role', {
      name,
      description: `Nodes of EKS cluster ${cluster.clusterName}`,
      assumeRolePolicy: trustPolicy(this.node.path, {
        sid: 'Nodes',
        actions: ['sts:AssumeRole'],
        principals: { kind: 'service', services: ['ec2.amazonaws.com'] },
      }),
    });
    const attach = (id: string, policy: string): IamRolePolicyAttachment =>
      new IamRolePolicyAttachment(this, id, {
        role: role.name,
        policyArn: awsManagedPolicy(partitionOf(region), policy),
      });
    this.attachments = [
      attach('worker-node', 'AmazonEKSWorkerNodePolicy'),
      attach('image-pull', 'AmazonEC2ContainerRegistryPullOnly'),
      ...(shell === 'session-manager' ? [attach('session-manager', 'AmazonSSMManagedInstanceCore')] : []),
      ...(vpcCni === 'node-role' && cluster.ipFamily === 'ipv4' ? [attach('vpc-cni', 'AmazonEKS_CNI_Policy')] : []),
      ...(vpcCni === 'node-role' && cluster.ipFamily === 'ipv6'
        ? [ipv6CniPolicy(this, role, partitionOf(region))]
        : []),
    ];

    this.roleArn = role.arn;
    this.roleName = name;
  }
}

/** AWS has no managed policy for IPv6. Source: EKS User Guide, "Configure the VPC CNI to use IRSA". */
function ipv6CniPolicy(scope: NodeRole, role: IamRole, partition: Partition): IamRolePolicy {
  const interfaces = formatArn({
    partition,
    service: 'ec2',
    region: '*',
    account: '*',
    resource: 'network-interface/*',
  });
  return new IamRolePolicy(scope, 'vpc-cni-ipv6', {
    name: 'vpc-cni-ipv6',
    role: role.name,
    policy: identityPolicy(
      scope.node.path,
      {
        sid: 'ReadInterfaces',
        actions: [
          'ec2:DescribeInstances',
          'ec2:DescribeInstanceTypes',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeTags',
        ],
        resources: { any: 'EC2 describe actions know no resource-level permission' },
      },
      { sid: 'AssignAddresses', actions: ['ec2:AssignIpv6Addresses'], resources: [interfaces] },
      { sid: 'TagInterfaces', actions: ['ec2:CreateTags'], resources: [interfaces] },
    ),
  });
}

function validate(name: string, at: string): void {
  const problems = new Problems(at);
  if (!/^[\w+=,.@-]+$/.test(name)) {
    problems.add('NODE_ROLE_NAME_INVALID', `a role name has letters, digits and +=,.@_-, got '${name}'`);
  }
  if (name.length > MAX_ROLE_NAME) {
    const message = `a role name has at most ${MAX_ROLE_NAME} characters, got ${name.length}: '${name}'; set a shorter name`;
    problems.add('NODE_ROLE_NAME_TOO_LONG', message);
  }
  problems.throwIfAny();
}
