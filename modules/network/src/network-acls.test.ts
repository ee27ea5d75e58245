import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { Synthesized } from '@landfall/testing';
import { synthNetwork } from './testing/network-fixture';

const pod = { kind: 'secondary-cidr', cidr: '100.64.0.0/16' } as const;

/** Rules of an ACL as `<number> <protocol> <from>-<to> <source>`. */
function rules(json: Synthesized, tier: string, direction: 'ingress' | 'egress'): readonly string[] {
  const entries: unknown = json.at(NetworkAcl, `network/acls/${tier}`)[direction];
  if (!Array.isArray(entries)) throw new Error(`no ${direction} rules`);
  return entries.map(
    (rule) =>
      `${rule.rule_no} ${rule.action} ${rule.protocol} ${rule.from_port}-${rule.to_port} ${rule.cidr_block ?? rule.ipv6_cidr_block}`,
  );
}

it('gives each tier an ACL of its own with all its subnets', () => {
  const { json } = synthNetwork({ tiers: { database: true, pod } });
  expect(Object.keys(json.all(NetworkAcl))).toHaveLength(5);
  expect(json.at(NetworkAcl, 'network/acls/private')).toMatchObject({
    vpc_id: json.ref(Vpc, 'network/vpc', 'id'),
    subnet_ids: [
      json.ref(Subnet, 'network/private-eu-west-1a', 'id'),
      json.ref(Subnet, 'network/private-eu-west-1b', 'id'),
    ],
    tags: { Name: 'test-private' },
  });
});

it.each(['public', 'private', 'pod'])('lets the VPC, web traffic and answers into %s subnets', (tier) => {
  const { json } = synthNetwork({ tiers: { pod } });
  expect(rules(json, tier, 'ingress')).toEqual([
    '100 allow -1 0-0 10.0.0.0/16',
    '101 allow -1 0-0 100.64.0.0/16',
    '300 allow 6 80-80 0.0.0.0/0',
    '301 allow 6 443-443 0.0.0.0/0',
    '302 allow 6 1024-65535 0.0.0.0/0',
    '303 allow 17 1024-65535 0.0.0.0/0',
    '304 allow 1 0-0 0.0.0.0/0',
  ]);
  expect(rules(json, tier, 'egress')).toEqual(['300 allow -1 0-0 0.0.0.0/0']);
});

it('lets path MTU discovery through', () => {
  const { json } = synthNetwork({ ipv6: { kind: 'amazon-provided' } });
  const ingress = json.at(NetworkAcl, 'network/acls/public')['ingress'];
  expect(ingress).toContainEqual(expect.objectContaining({ protocol: '1', icmp_type: 3, icmp_code: -1 }));
  expect(ingress).toContainEqual(expect.objectContaining({ protocol: '58', icmp_type: 2, icmp_code: -1 }));
});

it.each(['intra', 'database'])('lets %s subnets talk to the VPC only', (tier) => {
  const { json } = synthNetwork({ tiers: { database: true, pod } });
  const own = ['100 allow -1 0-0 10.0.0.0/16', '101 allow -1 0-0 100.64.0.0/16'];
  expect(rules(json, tier, 'ingress')).toEqual(own);
  expect(rules(json, tier, 'egress')).toEqual(own);
});

it('knows the IPv6 addresses of the VPC and of the internet', () => {
  const { json } = synthNetwork({ ipv6: { kind: 'amazon-provided' } });
  const own = `102 allow -1 0-0 ${json.ref(Vpc, 'network/vpc', 'ipv6_cidr_block')}`;
  expect(rules(json, 'intra', 'ingress')).toEqual(['100 allow -1 0-0 10.0.0.0/16', own]);
  expect(rules(json, 'public', 'ingress').slice(-5)).toEqual([
    '400 allow 6 80-80 ::/0',
    '401 allow 6 443-443 ::/0',
    '402 allow 6 1024-65535 ::/0',
    '403 allow 17 1024-65535 ::/0',
    '404 allow 58 0-0 ::/0',
  ]);
  expect(rules(json, 'public', 'egress')).toEqual(['300 allow -1 0-0 0.0.0.0/0', '400 allow -1 0-0 ::/0']);
});

it('lets transit gateway destinations into the tiers that have routes to them, numbered as they stand', () => {
  const destinations = { office: '192.168.0.0/16', lab: '10.1.0.0/16' };
  const { json } = synthNetwork({ transitGateway: { id: 'tgw-1', destinations, tiers: ['intra'] } });
  const expected = ['100 allow -1 0-0 10.0.0.0/16', '200 allow -1 0-0 192.168.0.0/16', '201 allow -1 0-0 10.1.0.0/16'];
  expect(rules(json, 'intra', 'ingress')).toEqual(expected);
  expect(rules(json, 'intra', 'egress')).toEqual(expected);
  expect(rules(json, 'private', 'ingress').filter((rule) => rule.startsWith('2'))).toEqual([]);
});

it('stays within 20 rules in the fullest network', () => {
  const destinations = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((n) => [`site-${n}`, `10.${n}.0.0/16`]));
  const { json } = synthNetwork({
    tiers: { pod },
    ipv6: { kind: 'amazon-provided' },
    transitGateway: { id: 'tgw-1', destinations },
  });
  expect(rules(json, 'private', 'ingress')).toHaveLength(20);
});

it('takes the CIDR from the VPC when an IPAM pool chooses it', () => {
  const { json } = synthNetwork({ addresses: { kind: 'ipam', poolId: 'ipam-pool-1', netmaskLength: 16 } });
  expect(rules(json, 'intra', 'ingress')).toEqual([`100 allow -1 0-0 ${json.ref(Vpc, 'network/vpc', 'cidr_block')}`]);
});
