import { Eip } from '@cdktf/provider-aws/lib/eip';
import type { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import type { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { Construct } from 'constructs';
import type { NetworkPlan } from './network-plan';
import type { NetworkProps } from './network-props';
import type { TierSubnets } from './subnets';

/** Where NAT gateways stand. */
export interface NatSite {
  readonly vpc: Vpc;
  readonly internetGateway: InternetGateway;
  readonly subnets: TierSubnets;
}

/** The NAT gateways of a network, each with Elastic IPs of its own: none for NAT `none` and `central-egress`. */
export class Nat extends Construct {
  /** Public addresses that the internet sees, by zone. @attribute */
  readonly publicIps: Readonly<Record<string, string>>;

  private readonly gateways: ReadonlyMap<string, NatGateway>;

  constructor(scope: Construct, id: string, site: NatSite, props: NetworkProps, plan: NetworkPlan) {
    super(scope, id);
    const addresses = new Map(plan.natZones.map((zone) => [zone, this.address(zone, site, props)]));
    this.gateways =
      props.nat.kind === 'regional'
        ? this.regionalGateway(addresses, site, props)
        : this.zonalGateways(addresses, site, props);
    this.publicIps = Object.fromEntries([...addresses].map(([zone, address]) => [zone, address.publicIp]));
  }

  /** The gateway that a zone's private subnets route to: its own, or the only one. */
  gatewayFor(zone: string): NatGateway | undefined {
    return this.gateways.get(zone) ?? [...this.gateways.values()][0];
  }

  private address(zone: string, { internetGateway }: NatSite, { name }: NetworkProps): Eip {
    return new Eip(this, `address-${zone}`, {
      domain: 'vpc',
      tags: { Name: `${name}-nat-${zone}` },
      dependsOn: [internetGateway],
    });
  }

  private zonalGateways(
    addresses: ReadonlyMap<string, Eip>,
    { internetGateway, subnets }: NatSite,
    { name }: NetworkProps,
  ): ReadonlyMap<string, NatGateway> {
    const gateways = new Map<string, NatGateway>();
    for (const [zone, address] of addresses) {
      const subnet = subnets.public.get(zone);
      if (!subnet) continue;
      const gateway = new NatGateway(this, `gateway-${zone}`, {
        allocationId: address.allocationId,
        subnetId: subnet.id,
        tags: { Name: `${name}-${zone}` },
        dependsOn: [internetGateway],
      });
      gateways.set(zone, gateway);
    }
    return gateways;
  }

  /** Zones and addresses are named rather than left to AWS: partners can allow the addresses before traffic comes from them. */
  private regionalGateway(
    addresses: ReadonlyMap<string, Eip>,
    { internetGateway, vpc }: NatSite,
    { name }: NetworkProps,
  ): ReadonlyMap<string, NatGateway> {
    const gateway = new NatGateway(this, 'gateway', {
      availabilityMode: 'regional',
      vpcId: vpc.id,
      availabilityZoneAddress: [...addresses].map(([zone, address]) => ({
        availabilityZone: zone,
        allocationIds: [address.allocationId],
      })),
      tags: { Name: name },
      dependsOn: [internetGateway],
    });
    return new Map([...addresses.keys()].map((zone) => [zone, gateway]));
  }
}
