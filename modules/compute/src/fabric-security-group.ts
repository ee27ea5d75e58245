import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { INetwork } from '@landfall/contracts';
import { Construct } from 'constructs';

export interface FabricSecurityGroupProps {
  readonly network: INetwork;

  /** Name of the node group, with its cluster's. */
  readonly name: string;
}

/**
 * Lets the nodes of one group use Elastic Fabric Adapters between them: the fabric wants everything in both directions
 * between members of one group, and rules by address do not count.
 *
 * Source: EC2 User Guide, "Prepare an EFA-enabled security group".
 */
export class FabricSecurityGroup extends Construct {
  /** @attribute */
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, { network, name }: FabricSecurityGroupProps) {
    super(scope, id);
    const group = new SecurityGroup(this, 'group', {
      namePrefix: `${name}-fabric-`,
      description: `Elastic Fabric Adapters of ${name}`,
      vpcId: network.vpcId,
      tags: { Name: `${name}-fabric` },
      lifecycle: { createBeforeDestroy: true },
    });
    const rule = { securityGroupId: group.id, referencedSecurityGroupId: group.id, ipProtocol: '-1' };
    new VpcSecurityGroupIngressRule(this, 'ingress', { ...rule, description: 'Fabric from nodes of the group' });
    new VpcSecurityGroupEgressRule(this, 'egress', { ...rule, description: 'Fabric to nodes of the group' });
    this.securityGroupId = group.id;
  }
}
