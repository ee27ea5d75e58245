import type { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import type { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import type { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { SubnetTier } from '@landfall/contracts';
import { Construct } from 'constructs';
import type { Nat } from './nat';
import type { NetworkPlan } from './network-plan';
import type { NetworkProps } from './network-props';
import type { TierSubnets } from './subnets';
import type { TransitGateway } from './transit-gateway';

const ANYWHERE_IPV4 = '0.0.0.0/0';
const ANYWHERE_IPV6 = '::/0';

/** IPv6 addresses that stand for IPv4 ones. Source: RFC 6052. */
const NAT64 = '64:ff9b::/96';

/** What routes lead to. */
export interface RouteTargets {
  readonly vpc: Vpc;
  readonly subnets: TierSubnets;
  readonly internetGateway: InternetGateway;

  /** Undefined without IPv6, and when IPv6 leaves another way or not at all. */
  readonly egressOnlyGateway: EgressOnlyInternetGateway | undefined;

  readonly nat: Nat;

  /** Undefined when the network is attached to none. */
  readonly transitGateway: TransitGateway | undefined;
}

/** Tiers whose zones have a table each, since each zone has a NAT gateway of its own. */
const ZONAL_TIERS: ReadonlySet<SubnetTier> = new Set<SubnetTier>(['private', 'pod']);

/** Route tables, what they lead to and which subnets use them. Each route is a resource of its own. */
export class Routing extends Construct {
  private readonly tables: ReadonlyMap<SubnetTier, ReadonlyMap<string, RouteTable>>;

  constructor(scope: Construct, id: string, targets: RouteTargets, props: NetworkProps, plan: NetworkPlan) {
    super(scope, id);
    this.tables = new Map(plan.tiers.map((tier) => [tier, this.tablesOf(tier, targets, props, plan)]));
    this.publicRoutes(targets, props);
    for (const tier of plan.tiers.filter((tier) => ZONAL_TIERS.has(tier))) {
      for (const [zone, table] of this.tablesBy(tier))
        this.egressRoutes(`${tier}-${zone}`, table, zone, targets, props);
    }
    for (const tier of plan.transitTiers) this.transitRoutes(tier, targets, props);
  }

  /** Tables of a tier by zone; tiers whose zones share a table have it once per zone. */
  tablesBy(tier: SubnetTier): ReadonlyMap<string, RouteTable> {
    return this.tables.get(tier) ?? new Map<string, RouteTable>();
  }

  private tablesOf(
    tier: SubnetTier,
    { vpc, subnets }: RouteTargets,
    { name }: NetworkProps,
    { zones }: NetworkPlan,
  ): ReadonlyMap<string, RouteTable> {
    const table = (id: string): RouteTable =>
      new RouteTable(this, id, { vpcId: vpc.id, tags: { Name: `${name}-${id}` } });
    const shared = ZONAL_TIERS.has(tier) ? undefined : table(tier);
    const tables = new Map(zones.map((zone) => [zone, shared ?? table(`${tier}-${zone}`)]));
    for (const [zone, subnet] of subnets[tier]) {
      const routeTable = tables.get(zone);
      if (!routeTable) continue;
      new RouteTableAssociation(this, `${tier}-${zone}-association`, {
        subnetId: subnet.id,
        routeTableId: routeTable.id,
      });
    }
    return tables;
  }

  private publicRoutes({ internetGateway }: RouteTargets, { ipv6 }: NetworkProps): void {
    const [table] = this.tablesBy('public').values();
    if (!table) return;
    new Route(this, 'public-default', {
      routeTableId: table.id,
      destinationCidrBlock: ANYWHERE_IPV4,
      gatewayId: internetGateway.id,
    });
    if (!ipv6) return;
    new Route(this, 'public-default-ipv6', {
      routeTableId: table.id,
      destinationIpv6CidrBlock: ANYWHERE_IPV6,
      gatewayId: internetGateway.id,
    });
  }

  private egressRoutes(
    id: string,
    table: RouteTable,
    zone: string,
    { nat, egressOnlyGateway, transitGateway }: RouteTargets,
    { nat: { kind }, ipv6 }: NetworkProps,
  ): void {
    const gateway = nat.gatewayFor(zone);
    const central = kind === 'central-egress' ? transitGateway : undefined;
    if (gateway) {
      const target = { routeTableId: table.id, natGatewayId: gateway.id };
      new Route(this, `${id}-default`, { ...target, destinationCidrBlock: ANYWHERE_IPV4 });
      if (ipv6?.dns64 === true) new Route(this, `${id}-nat64`, { ...target, destinationIpv6CidrBlock: NAT64 });
    }
    if (central) {
      const target = { routeTableId: table.id, ...central.routeTarget };
      new Route(this, `${id}-default`, { ...target, destinationCidrBlock: ANYWHERE_IPV4 });
      if (ipv6) new Route(this, `${id}-default-ipv6`, { ...target, destinationIpv6CidrBlock: ANYWHERE_IPV6 });
    }
    if (egressOnlyGateway) {
      new Route(this, `${id}-default-ipv6`, {
        routeTableId: table.id,
        destinationIpv6CidrBlock: ANYWHERE_IPV6,
        egressOnlyGatewayId: egressOnlyGateway.id,
      });
    }
  }

  private transitRoutes(tier: SubnetTier, targets: RouteTargets, { transitGateway }: NetworkProps): void {
    const { transitGateway: attached } = targets;
    if (!attached || !transitGateway) return;
    const tables = [...this.tablesBy(tier)].map(([zone, table]): [string, RouteTable] => [
      ZONAL_TIERS.has(tier) ? `${tier}-${zone}` : tier,
      table,
    ]);
    for (const [id, table] of new Map(tables)) {
      for (const [name, cidr] of Object.entries(transitGateway.destinations)) {
        new Route(this, `${id}-to-${name}`, {
          routeTableId: table.id,
          destinationCidrBlock: cidr,
          ...attached.routeTarget,
        });
      }
    }
  }
}
