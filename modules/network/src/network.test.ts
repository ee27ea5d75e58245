import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { EgressOnlyInternetGateway } from '@cdktf/provider-aws/lib/egress-only-internet-gateway';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcIpv4CidrBlockAssociation } from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import type { Synthesized } from '@landfall/testing';
import { minimal, synthNetwork } from './testing/network-fixture';

const pool = { kind: 'ipam', poolId: 'ipam-pool-1', netmaskLength: 18 } as const;

function subnetPaths(json: Synthesized): readonly string[] {
  return Object.values(json.all(Subnet))
    .map(({ tags }) => JSON.parse(JSON.stringify(tags)).Name)
    .sort();
}

describe('the VPC', () => {
  it('resolves names and shows how many addresses are used by default', () => {
    expect(synthNetwork().json.only(Vpc)).toMatchObject({
      cidr_block: '10.0.0.0/16',
      enable_dns_hostnames: true,
      enable_dns_support: true,
      enable_network_address_usage_metrics: true,
      tags: { Name: 'test' },
    });
  });

  it('has no IPv6 and no IPAM pool by default', () => {
    const vpc = synthNetwork().json.only(Vpc);
    expect(vpc).not.toHaveProperty('assign_generated_ipv6_cidr_block');
    expect(vpc).not.toHaveProperty('ipv4_ipam_pool_id');
    expect(vpc).not.toHaveProperty('ipv4_netmask_length');
  });

  it('keeps usage metrics off when told', () => {
    const { json } = synthNetwork({ addresses: { kind: 'cidr', cidr: '10.0.0.0/16', usageMetrics: false } });
    expect(json.only(Vpc)['enable_network_address_usage_metrics']).toBe(false);
  });

  it('asks an IPAM pool for addresses', () => {
    const vpc = synthNetwork({ addresses: pool }).json.only(Vpc);
    expect(vpc).toMatchObject({ ipv4_ipam_pool_id: 'ipam-pool-1', ipv4_netmask_length: 18 });
    expect(vpc).not.toHaveProperty('cidr_block');
  });

  it('asks an IPAM pool for a CIDR by name', () => {
    const vpc = synthNetwork({ addresses: { ...pool, cidr: '10.64.0.0/18' } }).json.only(Vpc);
    expect(vpc).toMatchObject({ ipv4_ipam_pool_id: 'ipam-pool-1', cidr_block: '10.64.0.0/18' });
    expect(vpc).not.toHaveProperty('ipv4_netmask_length');
  });

  it('has an internet gateway and reads its account', () => {
    const { json } = synthNetwork();
    expect(json.only(InternetGateway)['vpc_id']).toBe(json.ref(Vpc, 'network/vpc', 'id'));
    expect(json.onlyData(DataAwsCallerIdentity)).toBeDefined();
  });
});

describe('subnets', () => {
  it('are public, private and intra ones in each zone by default', () => {
    expect(subnetPaths(synthNetwork().json)).toEqual([
      'test-intra-eu-west-1a',
      'test-intra-eu-west-1b',
      'test-private-eu-west-1a',
      'test-private-eu-west-1b',
      'test-public-eu-west-1a',
      'test-public-eu-west-1b',
    ]);
  });

  it('are named by tier and zone, and give no public address to what starts in them', () => {
    const { json } = synthNetwork();
    expect(json.at(Subnet, 'network/public-eu-west-1b')).toMatchObject({
      availability_zone: 'eu-west-1b',
      cidr_block: '10.0.196.0/22',
      map_public_ip_on_launch: false,
      tags: { Name: 'test-public-eu-west-1b', 'kubernetes.io/role/elb': '1' },
      vpc_id: json.ref(Vpc, 'network/vpc', 'id'),
    });
  });

  it('have no IPv6 and wait for no CIDR by default', () => {
    const subnet = synthNetwork().json.at(Subnet, 'network/private-eu-west-1a');
    expect(subnet).not.toHaveProperty('ipv6_cidr_block');
    expect(subnet).not.toHaveProperty('enable_dns64');
    expect(subnet).not.toHaveProperty('depends_on');
  });

  it('keep their ids and addresses when zones and tiers are added', () => {
    const before = synthNetwork().json.all(Subnet);
    const zones = ['eu-west-1c', 'eu-west-1b', 'eu-west-1a'];
    const tiers = { database: true, pod: { kind: 'secondary-cidr', cidr: '100.64.0.0/16' } } as const;
    expect(synthNetwork({ zones, tiers }).json.all(Subnet)).toMatchObject(before);
  });

  it('come in database subnets when asked for', () => {
    const { json } = synthNetwork({ tiers: { database: true } });
    expect(json.at(Subnet, 'network/database-eu-west-1a')['cidr_block']).toBe('10.0.240.0/23');
  });

  it('are all of one size in the layout even, pods included', () => {
    const { json } = synthNetwork({ tiers: { layout: 'even', pod: { kind: 'primary-cidr' } } });
    expect(json.at(Subnet, 'network/private-eu-west-1a')['cidr_block']).toBe('10.0.48.0/21');
    expect(json.at(Subnet, 'network/pod-eu-west-1a')['cidr_block']).toBe('10.0.192.0/21');
    expect(json.all(VpcIpv4CidrBlockAssociation)).toEqual({});
  });

  it('take addresses for pods from a secondary CIDR once the VPC has it', () => {
    const { json } = synthNetwork({ tiers: { pod: { kind: 'secondary-cidr', cidr: '100.64.0.0/16' } } });
    const pod = json.at(Subnet, 'network/pod-eu-west-1b');
    expect(json.only(VpcIpv4CidrBlockAssociation)['cidr_block']).toBe('100.64.0.0/16');
    expect(pod['cidr_block']).toBe('100.64.32.0/19');
    expect(pod['depends_on']).toEqual([
      json.ref(VpcIpv4CidrBlockAssociation, 'network/pod-cidr', 'id').replace(/^\$\{(.*)\.id\}$/, '$1'),
    ]);
  });

  it('are cut by Terraform when an IPAM pool chooses the CIDR', () => {
    const { json } = synthNetwork({ addresses: pool });
    const cidr = json.ref(Vpc, 'network/vpc', 'cidr_block').slice(2, -1);
    expect(json.at(Subnet, 'network/intra-eu-west-1b')['cidr_block']).toBe(`\${cidrsubnet(${cidr}, 7, 113)}`);
  });

  it('are cut at once when the CIDR of an IPAM pool is named', () => {
    const { json } = synthNetwork({ addresses: { ...pool, cidr: '10.64.0.0/18' } });
    expect(json.at(Subnet, 'network/private-eu-west-1b')['cidr_block']).toBe('10.64.8.0/21');
  });
});

describe('with IPv6', () => {
  const ipv6 = { kind: 'amazon-provided' } as const;

  it('gives the VPC a /56 and each subnet a /64', () => {
    const { json } = synthNetwork({ ipv6 });
    const cidr = json.ref(Vpc, 'network/vpc', 'ipv6_cidr_block').slice(2, -1);
    expect(json.only(Vpc)['assign_generated_ipv6_cidr_block']).toBe(true);
    expect(json.at(Subnet, 'network/private-eu-west-1b')).toMatchObject({
      ipv6_cidr_block: `\${cidrsubnet(${cidr}, 8, 9)}`,
      assign_ipv6_address_on_creation: true,
      enable_dns64: false,
    });
  });

  it('lets private and pod subnets look up IPv4-only names when told', () => {
    const pod = { kind: 'secondary-cidr', cidr: '100.64.0.0/16' } as const;
    const { json } = synthNetwork({ ipv6: { ...ipv6, dns64: true }, tiers: { pod } });
    const dns64 = (path: string): unknown => json.at(Subnet, `network/${path}-eu-west-1a`)['enable_dns64'];
    expect(['private', 'pod', 'public', 'intra'].map(dns64)).toEqual([true, true, false, false]);
  });

  it('lets traffic out but not in through an egress-only gateway', () => {
    expect(synthNetwork({ ipv6 }).json.only(EgressOnlyInternetGateway)).toMatchObject({ tags: { Name: 'test' } });
  });

  it('has no egress-only gateway when IPv4 has no way out of its own', () => {
    const endpoints = { interfaces: { kind: 'for-features', features: [] } } as const;
    const { json } = synthNetwork({ ipv6, nat: { kind: 'none' }, endpoints });
    expect(json.all(EgressOnlyInternetGateway)).toEqual({});
  });
});

describe('what it exposes', () => {
  it('is known at synth where it can be', () => {
    const { network } = synthNetwork({ zones: ['eu-west-1b', 'eu-west-1a'] });
    expect(network.zones).toEqual(['eu-west-1a', 'eu-west-1b']);
    expect(network.vpcCidr).toBe('10.0.0.0/16');
    expect(network.podCidr).toBeUndefined();
    expect(network.ipv6Cidr).toBeUndefined();
    expect(network.endpointSecurityGroupId).toBeUndefined();
    expect(network.transitGatewayAttachmentId).toBeUndefined();
    expect(network.subnets('database')).toEqual([]);
    expect(network.routeTableIds('pod')).toEqual({});
  });

  it('names subnets and route tables by zone', () => {
    const { network, json, resolve } = synthNetwork();
    const a = json.ref(Subnet, 'network/private-eu-west-1a', 'id');
    const b = json.ref(Subnet, 'network/private-eu-west-1b', 'id');
    expect(resolve(network.subnets('private'))).toEqual([
      { zone: 'eu-west-1a', subnetId: a },
      { zone: 'eu-west-1b', subnetId: b },
    ]);
    expect(resolve(network.subnetIds('private'))).toEqual({ 'eu-west-1a': a, 'eu-west-1b': b });
    expect(Object.keys(network.routeTableIds('private'))).toEqual(['eu-west-1a', 'eu-west-1b']);
    const intra = json.ref(RouteTable, 'network/routes/intra', 'id');
    expect(resolve(network.routeTableIds('intra'))).toEqual({ 'eu-west-1a': intra, 'eu-west-1b': intra });
  });

  it('takes the CIDR from the VPC when an IPAM pool chooses it', () => {
    const { network, json, resolve } = synthNetwork({ addresses: pool });
    expect(resolve(network.vpcCidr)).toBe(json.ref(Vpc, 'network/vpc', 'cidr_block'));
    expect(resolve(network.vpcId)).toBe(json.ref(Vpc, 'network/vpc', 'id'));
  });

  it('names the CIDRs of pods and IPv6', () => {
    const pod = { kind: 'secondary-cidr', cidr: '100.64.0.0/16' } as const;
    const { network, json, resolve } = synthNetwork({ tiers: { pod }, ipv6: { kind: 'amazon-provided' } });
    expect(network.podCidr).toBe('100.64.0.0/16');
    expect(resolve(network.ipv6Cidr)).toBe(json.ref(Vpc, 'network/vpc', 'ipv6_cidr_block'));
  });
});

it('puts tags for its clusters on subnets', () => {
  const { json } = synthNetwork({ clusters: [{ clusterName: 'test-blue' }] });
  expect(json.at(Subnet, 'network/private-eu-west-1a')['tags']).toEqual({
    Name: 'test-private-eu-west-1a',
    'kubernetes.io/role/internal-elb': '1',
    'kubernetes.io/cluster/test-blue': 'shared',
    'karpenter.sh/discovery': 'test-blue',
  });
});

it('makes what the README shows', () => {
  const { json, network } = synthNetwork({
    name: 'prod',
    zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    addresses: { kind: 'cidr', cidr: '10.20.0.0/16' },
    nat: { kind: 'one-per-zone' },
    endpoints: {
      interfaces: { kind: 'for-features', features: ['pod-identity', 'karpenter'] },
      perimeter: { kind: 'organization', organizationId: 'o-a1b2c3d4e5' },
    },
    clusters: [{ clusterName: 'prod-blue' }],
  });
  expect(Object.keys(json.all(Subnet))).toHaveLength(9);
  expect(Object.keys(network.natPublicIps)).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
});

it('does not change the props', () => {
  const zones = ['eu-west-1b', 'eu-west-1a'];
  synthNetwork({ ...minimal, zones });
  expect(zones).toEqual(['eu-west-1b', 'eu-west-1a']);
});
