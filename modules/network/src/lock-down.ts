import { DefaultNetworkAcl } from '@cdktf/provider-aws/lib/default-network-acl';
import { DefaultRouteTable } from '@cdktf/provider-aws/lib/default-route-table';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import type { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { Construct } from 'constructs';

/**
 * Adopts what AWS makes with every VPC and empties it: whatever names no security group, network ACL or route table
 * gets one that lets nothing through.
 */
export class LockDown extends Construct {
  constructor(scope: Construct, id: string, vpc: Vpc, name: string) {
    super(scope, id);
    new DefaultSecurityGroup(this, 'security-group', {
      vpcId: vpc.id,
      // Written as empty, since what is left out keeps the rules that somebody adds by hand.
      ingress: [],
      egress: [],
      tags: { Name: `${name}-default-unused` },
    });
    new DefaultNetworkAcl(this, 'network-acl', {
      defaultNetworkAclId: vpc.defaultNetworkAclId,
      // Subnets of others pass through it while they are made and unmade.
      lifecycle: { ignoreChanges: ['subnet_ids'] },
      tags: { Name: `${name}-default-unused` },
    });
    new DefaultRouteTable(this, 'route-table', {
      defaultRouteTableId: vpc.defaultRouteTableId,
      route: [],
      tags: { Name: `${name}-default-unused` },
    });
  }
}
