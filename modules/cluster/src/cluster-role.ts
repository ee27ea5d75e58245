import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { type AccountId, formatArn, type IKey, type ILogGroup, partitionOf, type Region } from '@landfall/contracts';
import { identityPolicy, trustPolicy } from '@landfall/policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { ClusterCompute } from './cluster-compute';
import { clusterRoleName } from './cluster-names';

export interface ClusterRoleProps {
  readonly clusterName: string;
  readonly account: AccountId;
  readonly region: Region;
  readonly compute: ClusterCompute;
  readonly secretsKey: IKey;
  readonly logs: ILogGroup;
}

/** Source: EKS User Guide, "Amazon EKS Auto Mode cluster IAM role". */
const AUTO_MODE_POLICIES = {
  compute: 'AmazonEKSComputePolicy',
  'block-storage': 'AmazonEKSBlockStoragePolicy',
  'load-balancing': 'AmazonEKSLoadBalancingPolicy',
  networking: 'AmazonEKSNetworkingPolicy',
};

/** The role that EKS assumes to run the cluster. */
export class ClusterRole extends Construct {
  readonly roleArn: string;

  /** What the cluster waits for: EKS needs these permissions until it is gone. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ClusterRoleProps) {
    super(scope, id);
    const { clusterName, account, region, compute } = props;
    const partition = partitionOf(region);
    const clusterArn = formatArn({ partition, service: 'eks', region, account, resource: `cluster/${clusterName}` });
    const role = new IamRole(this, 'role', {
      name: clusterRoleName(clusterName),
      description: `EKS runs cluster ${clusterName} with it`,
      assumeRolePolicy: trustPolicy(this.node.path, {
        sid: 'EksRunsThisCluster',
        principals: { kind: 'service', services: ['eks.amazonaws.com'] },
        actions: compute.kind === 'auto-mode' ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'],
        conditions: { ArnEquals: { 'aws:SourceArn': clusterArn }, StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    const attachments = new Construct(this, 'managed-policy');
    this.roleArn = role.arn;
    this.permissions = [
      ...Object.entries(managedPolicies(compute)).map(
        ([name, policy]) =>
          new IamRolePolicyAttachment(attachments, name, {
            role: role.name,
            policyArn: formatArn({
              partition,
              service: 'iam',
              region: '',
              account: 'aws',
              resource: `policy/${policy}`,
            }),
          }),
      ),
      new IamRolePolicy(this, 'inline-policy', {
        name: 'cluster',
        role: role.name,
        policy: inlinePolicy(this.node.path, props),
      }),
    ];
  }
}

/** AWS managed policies by the name they have here. Source: EKS User Guide, "Amazon EKS cluster IAM role". */
function managedPolicies(compute: ClusterCompute): Readonly<Record<string, string>> {
  const cluster = 'AmazonEKSClusterPolicy';
  if (compute.kind === 'auto-mode') return { cluster, ...AUTO_MODE_POLICIES };
  return compute.vpcResourceController === 'on'
    ? { cluster, 'vpc-resources': 'AmazonEKSVPCResourceController' }
    : { cluster };
}

function inlinePolicy(at: string, { secretsKey, logs }: ClusterRoleProps): string {
  return identityPolicy(
    at,
    {
      sid: 'EncryptSecrets',
      actions: ['kms:DescribeKey', 'kms:Encrypt', 'kms:Decrypt', 'kms:ListGrants'],
      resources: [secretsKey.keyArn],
    },
    {
      // A log group that EKS makes has neither retention nor a key of ours.
      sid: 'NeverMakeTheLogGroup',
      effect: 'Deny',
      actions: ['logs:CreateLogGroup'],
      resources: [logs.logGroupArn, `${logs.logGroupArn}:*`],
    },
  );
}
