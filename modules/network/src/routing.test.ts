import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import type { BindingClass, Synthesized } from '@landfall/testing';
import { synthNetwork } from './testing/network-fixture';

const ipv6 = { kind: 'amazon-provided' } as const;
const pod = { kind: 'secondary-cidr', cidr: '100.64.0.0/16' } as const;
const transit = { id: 'tgw-1', destinations: { office: '192.168.0.0/16', 'shared-services': '10.1.0.0/16' } };
const central = { kind: 'central-egress', transitGatewayId: 'tgw-1' } as const;

/** Names below `network/routes`, from logical ids that end in a hash. */
function names(json: Synthesized, type: BindingClass): readonly string[] {
  return Object.keys(json.all(type))
    .map((id) => id.replace(/^network_routes_/, '').replace(/_[0-9A-F]{8}$/, ''))
    .sort();
}

it('makes a public and an intra table, and a private one per zone', () => {
  const { json } = synthNetwork();
  expect(names(json, RouteTable)).toEqual(['intra', 'private-eu-west-1a', 'private-eu-west-1b', 'public']);
  expect(json.at(RouteTable, 'network/routes/intra')['tags']).toEqual({ Name: 'test-intra' });
  expect(json.at(RouteTable, 'network/routes/intra')).not.toHaveProperty('route');
});

it('makes one database table, and a pod one per zone', () => {
  const tables = names(synthNetwork({ tiers: { database: true, pod } }).json, RouteTable);
  expect(tables.filter((name) => /database|pod/.test(name))).toEqual(['database', 'pod-eu-west-1a', 'pod-eu-west-1b']);
});

it('associates every subnet with a table', () => {
  const { json } = synthNetwork({ tiers: { database: true, pod } });
  expect(Object.keys(json.all(RouteTableAssociation))).toHaveLength(Object.keys(json.all(Subnet)).length);
  expect(json.at(RouteTableAssociation, 'network/routes/intra-eu-west-1b-association')).toMatchObject({
    subnet_id: json.ref(Subnet, 'network/intra-eu-west-1b', 'id'),
    route_table_id: json.ref(RouteTable, 'network/routes/intra', 'id'),
  });
  expect(json.at(RouteTableAssociation, 'network/routes/pod-eu-west-1b-association')).toMatchObject({
    subnet_id: json.ref(Subnet, 'network/pod-eu-west-1b', 'id'),
    route_table_id: json.ref(RouteTable, 'network/routes/pod-eu-west-1b', 'id'),
  });
});

it('leads out of public, private and pod subnets only', () => {
  const { json } = synthNetwork({ tiers: { database: true, pod } });
  expect(names(json, Route)).toEqual([
    'pod-eu-west-1a-default',
    'pod-eu-west-1b-default',
    'private-eu-west-1a-default',
    'private-eu-west-1b-default',
    'public-default',
  ]);
  expect(json.at(Route, 'network/routes/public-default')).toMatchObject({
    destination_cidr_block: '0.0.0.0/0',
    gateway_id: json.ref(InternetGateway, 'network/internet-gateway', 'id'),
  });
});

it('leads nowhere out of private subnets without NAT', () => {
  const endpoints = { interfaces: { kind: 'for-features', features: [] } } as const;
  const { json } = synthNetwork({ nat: { kind: 'none' }, ipv6, endpoints });
  expect(names(json, Route)).toEqual(['public-default', 'public-default-ipv6']);
});

it('sends IPv6 out by gateways that need no NAT', () => {
  const { json } = synthNetwork({ ipv6 });
  expect(json.at(Route, 'network/routes/public-default-ipv6')).toMatchObject({
    destination_ipv6_cidr_block: '::/0',
    gateway_id: json.ref(InternetGateway, 'network/internet-gateway', 'id'),
  });
  expect(json.at(Route, 'network/routes/private-eu-west-1a-default-ipv6')).toMatchObject({
    destination_ipv6_cidr_block: '::/0',
    egress_only_gateway_id: json.ref(EgressOnlyInternetGateway, 'network/egress-only-gateway', 'id'),
  });
  expect(names(json, Route)).not.toContain('private-eu-west-1a-nat64');
});

it('sends addresses that stand for IPv4 ones to the NAT gateway', () => {
  const { json } = synthNetwork({ ipv6: { ...ipv6, dns64: true }, tiers: { pod } });
  const gateway = json.ref(NatGateway, 'network/nat/gateway-eu-west-1a', 'id');
  for (const tier of ['private', 'pod']) {
    expect(json.at(Route, `network/routes/${tier}-eu-west-1b-nat64`)).toMatchObject({
      destination_ipv6_cidr_block: '64:ff9b::/96',
      nat_gateway_id: gateway,
    });
  }
});

it('sends everything through the transit gateway for central egress, once the VPC is attached', () => {
  const { json } = synthNetwork({ nat: central, ipv6, transitGateway: transit });
  const attachment = json.ref(Ec2TransitGatewayVpcAttachment, 'network/transit-gateway/attachment', 'id');
  const target = { transit_gateway_id: 'tgw-1', depends_on: [attachment.slice(2, -4)] };
  expect(json.at(Route, 'network/routes/private-eu-west-1a-default')).toMatchObject({
    ...target,
    destination_cidr_block: '0.0.0.0/0',
  });
  expect(json.at(Route, 'network/routes/private-eu-west-1a-default-ipv6')).toMatchObject({
    ...target,
    destination_ipv6_cidr_block: '::/0',
  });
});

it('keeps IPv4 central egress free of IPv6 routes', () => {
  const { json } = synthNetwork({ nat: central, transitGateway: transit });
  expect(names(json, Route).filter((name) => name.includes('ipv6'))).toEqual([]);
});

it('leads to destinations behind the transit gateway from private and pod subnets by default', () => {
  const { json } = synthNetwork({ transitGateway: transit, tiers: { pod, database: true } });
  const to = names(json, Route).filter((name) => name.includes('-to-'));
  expect(to).toEqual([
    'pod-eu-west-1a-to-office',
    'pod-eu-west-1a-to-shared-services',
    'pod-eu-west-1b-to-office',
    'pod-eu-west-1b-to-shared-services',
    'private-eu-west-1a-to-office',
    'private-eu-west-1a-to-shared-services',
    'private-eu-west-1b-to-office',
    'private-eu-west-1b-to-shared-services',
  ]);
  expect(json.at(Route, 'network/routes/private-eu-west-1b-to-office')).toMatchObject({
    route_table_id: json.ref(RouteTable, 'network/routes/private-eu-west-1b', 'id'),
    destination_cidr_block: '192.168.0.0/16',
    transit_gateway_id: 'tgw-1',
  });
});

it('leads to destinations from the tiers that are named, once per shared table', () => {
  const { json } = synthNetwork({ transitGateway: { ...transit, tiers: ['intra'] } });
  const to = names(json, Route).filter((name) => name.includes('-to-'));
  expect(to).toEqual(['intra-to-office', 'intra-to-shared-services']);
});
