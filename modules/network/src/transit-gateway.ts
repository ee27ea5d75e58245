import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import type { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { Construct } from 'constructs';
import type { NetworkTransitGateway } from './network-props';
import type { TierSubnets } from './subnets';

/** What an attachment is made of. */
export interface TransitGatewayProps {
  readonly name: string;
  readonly vpc: Vpc;
  readonly subnets: TierSubnets;
  readonly transitGateway: NetworkTransitGateway;
  readonly ipv6: boolean;
}

/**
 * Attaches the VPC to a transit gateway by its intra subnets. Which route tables the attachment is associated with and
 * propagated to is for the gateway's owner to say.
 */
export class TransitGateway extends Construct {
  /** @attribute */
  readonly attachmentId: string;

  /** What a route through the gateway names: it exists only once the attachment does. */
  readonly routeTarget: {
    readonly transitGatewayId: string;
    readonly dependsOn: [Ec2TransitGatewayVpcAttachment];
  };

  constructor(scope: Construct, id: string, { name, vpc, subnets, transitGateway, ipv6 }: TransitGatewayProps) {
    super(scope, id);
    const attachment = new Ec2TransitGatewayVpcAttachment(this, 'attachment', {
      transitGatewayId: transitGateway.id,
      vpcId: vpc.id,
      subnetIds: [...subnets.intra.values()].map((subnet) => subnet.id),
      applianceModeSupport: transitGateway.applianceMode === true ? 'enable' : 'disable',
      dnsSupport: 'enable',
      ipv6Support: ipv6 ? 'enable' : 'disable',
      tags: { Name: name },
    });
    this.attachmentId = attachment.id;
    this.routeTarget = { transitGatewayId: transitGateway.id, dependsOn: [attachment] };
  }
}
