import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcIpv4CidrBlockAssociation } from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import type { ILogGroup, INetwork, ISubnet, SubnetTier } from '@landfall/contracts';
import { Construct } from 'constructs';
import { Endpoints } from './endpoints';
import { FlowLogs } from './flow-logs';
import { LockDown } from './lock-down';
import { Nat } from './nat';
import { NetworkAcls, type OwnCidrs } from './network-acls';
import type { NetworkPlan } from './network-plan';
import type { NetworkProps } from './network-props';
import { planNetwork } from './network-rules';
import { Routing } from './routing';
import { createSubnets, type TierSubnets } from './subnets';
import { TransitGateway } from './transit-gateway';

/** A VPC for Amazon EKS: subnets in tiers over 2 to 6 zones, the ways out of it, and a record of its traffic. */
export class Network extends Construct implements INetwork {
  /** @attribute */
  readonly vpcId: string;

  /** Primary IPv4 CIDR. @attribute when an IPAM pool chooses it. */
  readonly vpcCidr: string;

  /** The CIDR that only pods use; undefined without one. */
  readonly podCidr: string | undefined;

  /** The VPC's IPv6 /56; undefined without IPv6. @attribute */
  readonly ipv6Cidr: string | undefined;

  readonly zones: readonly string[];

  /** Addresses that the internet sees, by zone of the NAT gateway; empty without one here. @attribute */
  readonly natPublicIps: Readonly<Record<string, string>>;

  /** Log group of flow logs; undefined when they go elsewhere. */
  readonly flowLogGroup: ILogGroup | undefined;

  /** Security group of interface endpoints; undefined without them. @attribute */
  readonly endpointSecurityGroupId: string | undefined;

  /** Undefined when the network is attached to no transit gateway. @attribute */
  readonly transitGatewayAttachmentId: string | undefined;

  private readonly tierSubnets: TierSubnets;
  private readonly routing: Routing;

  /** @throws LandfallError with every problem of the props. */
  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const plan = planNetwork(props, this.node.path);
    const { name, ipv6 } = props;

    const account = new DataAwsCallerIdentity(this, 'account');
    const vpc = createVpc(this, props);
    const podCidr = createPodCidr(this, vpc, plan);
    const subnets = createSubnets(this, { vpc, podCidr }, props, plan);
    const own: OwnCidrs = {
      vpcCidr: plan.primaryCidr?.toString() ?? vpc.cidrBlock,
      podCidr: plan.podCidr?.toString(),
      ipv6Cidr: ipv6 ? vpc.ipv6CidrBlock : undefined,
    };
    const internetGateway = new InternetGateway(this, 'internet-gateway', { vpcId: vpc.id, tags: { Name: name } });
    const egressOnlyGateway = createEgressOnlyGateway(this, vpc, props);
    const nat = new Nat(this, 'nat', { vpc, internetGateway, subnets }, props, plan);
    const transitGateway = attachTransitGateway(this, vpc, subnets, props);
    const targets = { vpc, subnets, internetGateway, egressOnlyGateway, nat, transitGateway };
    const routing = new Routing(this, 'routes', targets, props, plan);
    new NetworkAcls(this, 'acls', { vpcId: vpc.id, own, subnets }, props, plan);
    new LockDown(this, 'defaults', vpc, name);
    const site = { vpcId: vpc.id, accountId: account.accountId, own, subnets, routing };
    const endpoints = new Endpoints(this, 'endpoints', site, props);
    const flowLogs = new FlowLogs(this, 'flow-logs', { vpcId: vpc.id, accountId: account.accountId }, props);

    this.vpcId = vpc.id;
    this.vpcCidr = own.vpcCidr;
    this.podCidr = own.podCidr;
    this.ipv6Cidr = own.ipv6Cidr;
    this.zones = plan.zones;
    this.natPublicIps = nat.publicIps;
    this.flowLogGroup = flowLogs.logGroup;
    this.endpointSecurityGroupId = endpoints.securityGroupId;
    this.transitGatewayAttachmentId = transitGateway?.attachmentId;
    this.tierSubnets = subnets;
    this.routing = routing;
  }

  subnets(tier: SubnetTier): readonly ISubnet[] {
    return [...this.tierSubnets[tier]].map(([zone, subnet]) => ({ zone, subnetId: subnet.id }));
  }

  /** Subnet ids of a tier by zone; empty when the network has no such tier. @attribute */
  subnetIds(tier: SubnetTier): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.tierSubnets[tier]].map(([zone, subnet]) => [zone, subnet.id]));
  }

  /** Route table ids of a tier by zone; the same one for each zone where the tier shares a table. @attribute */
  routeTableIds(tier: SubnetTier): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.routing.tablesBy(tier)].map(([zone, table]) => [zone, table.id]));
  }
}

function createVpc(scope: Construct, { name, addresses, ipv6 }: NetworkProps): Vpc {
  return new Vpc(scope, 'vpc', {
    ...(addresses.cidr === undefined ? {} : { cidrBlock: addresses.cidr }),
    ...(addresses.kind === 'ipam' ? { ipv4IpamPoolId: addresses.poolId } : {}),
    ...(addresses.kind === 'ipam' && addresses.cidr === undefined
      ? { ipv4NetmaskLength: addresses.netmaskLength }
      : {}),
    ...(ipv6 ? { assignGeneratedIpv6CidrBlock: true } : {}),
    enableDnsHostnames: true,
    enableDnsSupport: true,
    enableNetworkAddressUsageMetrics: addresses.usageMetrics ?? true,
    tags: { Name: name },
  });
}

function createPodCidr(scope: Construct, vpc: Vpc, { podCidr }: NetworkPlan): VpcIpv4CidrBlockAssociation | undefined {
  if (!podCidr) return undefined;
  return new VpcIpv4CidrBlockAssociation(scope, 'pod-cidr', { vpcId: vpc.id, cidrBlock: podCidr.toString() });
}

/** The way out for IPv6, where IPv4 has one of its own: nothing gets in through it. */
function createEgressOnlyGateway(
  scope: Construct,
  vpc: Vpc,
  { name, nat, ipv6 }: NetworkProps,
): EgressOnlyInternetGateway | undefined {
  if (!ipv6 || nat.kind === 'none' || nat.kind === 'central-egress') return undefined;
  return new EgressOnlyInternetGateway(scope, 'egress-only-gateway', { vpcId: vpc.id, tags: { Name: name } });
}

function attachTransitGateway(
  scope: Construct,
  vpc: Vpc,
  subnets: TierSubnets,
  { name, ipv6, transitGateway }: NetworkProps,
): TransitGateway | undefined {
  if (!transitGateway) return undefined;
  return new TransitGateway(scope, 'transit-gateway', {
    name,
    vpc,
    subnets,
    transitGateway,
    ipv6: ipv6 !== undefined,
  });
}
