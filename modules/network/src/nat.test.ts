import { Eip } from '@cdktf/provider-aws/lib/eip';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { synthNetwork } from './testing/network-fixture';

it('makes a NAT gateway per zone, and routes each zone to its own', () => {
  const { json, network, resolve } = synthNetwork({ nat: { kind: 'one-per-zone' } });
  for (const zone of ['eu-west-1a', 'eu-west-1b']) {
    expect(json.at(NatGateway, `network/nat/gateway-${zone}`)).toMatchObject({
      allocation_id: json.ref(Eip, `network/nat/address-${zone}`, 'allocation_id'),
      subnet_id: json.ref(Subnet, `network/public-${zone}`, 'id'),
      tags: { Name: `test-${zone}` },
    });
    expect(json.at(Route, `network/routes/private-${zone}-default`)).toMatchObject({
      route_table_id: json.ref(RouteTable, `network/routes/private-${zone}`, 'id'),
      destination_cidr_block: '0.0.0.0/0',
      nat_gateway_id: json.ref(NatGateway, `network/nat/gateway-${zone}`, 'id'),
    });
  }
  expect(resolve(network.natPublicIps)).toEqual({
    'eu-west-1a': json.ref(Eip, 'network/nat/address-eu-west-1a', 'public_ip'),
    'eu-west-1b': json.ref(Eip, 'network/nat/address-eu-west-1b', 'public_ip'),
  });
});

it('makes addresses and gateways after the internet gateway, without which they cannot be', () => {
  const { json } = synthNetwork();
  const gateway = json.ref(InternetGateway, 'network/internet-gateway', 'id').slice(2, -4);
  expect(json.only(Eip)).toMatchObject({ domain: 'vpc', depends_on: [gateway], tags: { Name: 'test-nat-eu-west-1a' } });
  expect(json.only(NatGateway)['depends_on']).toEqual([gateway]);
});

it('makes a single NAT gateway in the first zone, which all zones route to', () => {
  const { json, network } = synthNetwork({ zones: ['eu-west-1c', 'eu-west-1b'] });
  const gateway = json.ref(NatGateway, 'network/nat/gateway-eu-west-1b', 'id');
  expect(Object.keys(json.all(NatGateway))).toHaveLength(1);
  expect(json.at(Route, 'network/routes/private-eu-west-1b-default')['nat_gateway_id']).toBe(gateway);
  expect(json.at(Route, 'network/routes/private-eu-west-1c-default')['nat_gateway_id']).toBe(gateway);
  expect(Object.keys(network.natPublicIps)).toEqual(['eu-west-1b']);
});

it('makes a single NAT gateway in the zone that is named', () => {
  const { json } = synthNetwork({ nat: { kind: 'single', zone: 'eu-west-1b' } });
  expect(json.only(NatGateway)['subnet_id']).toBe(json.ref(Subnet, 'network/public-eu-west-1b', 'id'));
});

it('makes one regional NAT gateway with an address in each zone', () => {
  const { json, network } = synthNetwork({ nat: { kind: 'regional' } });
  const address = (zone: string): string => json.ref(Eip, `network/nat/address-${zone}`, 'allocation_id');
  const gateway = json.only(NatGateway);
  expect(gateway).toMatchObject({
    availability_mode: 'regional',
    vpc_id: json.ref(Vpc, 'network/vpc', 'id'),
    availability_zone_address: [
      { availability_zone: 'eu-west-1a', allocation_ids: [address('eu-west-1a')] },
      { availability_zone: 'eu-west-1b', allocation_ids: [address('eu-west-1b')] },
    ],
  });
  expect(gateway).not.toHaveProperty('subnet_id');
  expect(gateway).not.toHaveProperty('allocation_id');
  const id = json.ref(NatGateway, 'network/nat/gateway', 'id');
  expect(json.at(Route, 'network/routes/private-eu-west-1a-default')['nat_gateway_id']).toBe(id);
  expect(json.at(Route, 'network/routes/private-eu-west-1b-default')['nat_gateway_id']).toBe(id);
  expect(Object.keys(network.natPublicIps)).toEqual(['eu-west-1a', 'eu-west-1b']);
});

it.each([
  [{ nat: { kind: 'none' }, endpoints: { interfaces: { kind: 'for-features', features: [] } } }],
  [{ nat: { kind: 'central-egress', transitGatewayId: 'tgw-1' }, transitGateway: { id: 'tgw-1', destinations: {} } }],
] as const)('makes no NAT gateway and no address for %j', (overrides) => {
  const { json, network } = synthNetwork(overrides);
  expect(json.all(NatGateway)).toEqual({});
  expect(json.all(Eip)).toEqual({});
  expect(network.natPublicIps).toEqual({});
});
