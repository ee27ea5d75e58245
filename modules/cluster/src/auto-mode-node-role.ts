import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { formatArn, type IRole, partitionOf, type Region } from '@landfall/contracts';
import { trustPolicy } from '@landfall/policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { autoModeNodeRoleName } from './cluster-names';

export interface AutoModeNodeRoleProps {
  readonly clusterName: string;
  readonly region: Region;
}

/** Source: EKS User Guide, "Amazon EKS Auto Mode node IAM role". */
const MANAGED_POLICIES = {
  register: 'AmazonEKSWorkerNodeMinimalPolicy',
  'pull-images': 'AmazonEC2ContainerRegistryPullOnly',
};

/** What an Auto Mode node may do: register with its cluster and pull images. Pods get roles of their own. */
export class AutoModeNodeRole extends Construct implements IRole {
  readonly roleName: string;
  readonly roleArn: string;

  /** What the cluster waits for: nodes need these permissions until they are gone. */
  readonly permissions: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { clusterName, region }: AutoModeNodeRoleProps) {
    super(scope, id);
    this.roleName = autoModeNodeRoleName(clusterName);
    const role = new IamRole(this, 'role', {
      name: this.roleName,
      description: `Auto Mode nodes of EKS cluster ${clusterName}`,
      assumeRolePolicy: trustPolicy(this.node.path, {
        sid: 'NodesAssumeTheirRole',
        principals: { kind: 'service', services: ['ec2.amazonaws.com'] },
        actions: ['sts:AssumeRole'],
      }),
    });
    this.roleArn = role.arn;
    const attachments = new Construct(this, 'managed-policy');
    this.permissions = Object.entries(MANAGED_POLICIES).map(
      ([name, policy]) =>
        new IamRolePolicyAttachment(attachments, name, {
          role: role.name,
          policyArn: formatArn({
            partition: partitionOf(region),
            service: 'iam',
            region: '',
            account: 'aws',
            resource: `policy/${policy}`,
          }),
        }),
    );
  }
}
