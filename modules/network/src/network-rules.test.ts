import { LandfallError } from '@landfall/contracts';
import { Token } from 'cdktf';
import type { NetworkProps } from './network-props';
import { problemsOf, synthNetwork, withoutKey } from './testing/network-fixture';

const cidr = (value: string): Partial<NetworkProps> => ({ addresses: { kind: 'cidr', cidr: value } });
const pods = (value: string): Partial<NetworkProps> => ({ tiers: { pod: { kind: 'secondary-cidr', cidr: value } } });
const transit = (destinations: Readonly<Record<string, string>>): Partial<NetworkProps> => ({
  transitGateway: { id: 'tgw-1', destinations },
});
const services = { kind: 'for-features', features: [] } as const;

const CASES: readonly (readonly [string, Partial<NetworkProps>, string])[] = [
  [
    'a name with capitals',
    { name: 'Prod' },
    "NETWORK_NAME_INVALID at test/network: name: a network's name has lower-case letters, digits and single hyphens, got 'Prod'; write one like prod-eu",
  ],
  [
    'a name that makes its role name too long',
    { name: 'a-name-of-forty-six-letters-is-far-too-long-here' },
    "NETWORK_NAME_TOO_LONG at test/network: name: role name 'a-name-of-forty-six-letters-is-far-too-long-here-flow-logs-eu-west-1' has 68 characters and IAM allows 64; shorten the network's name to 44",
  ],
  [
    'fewer than 2 zones',
    { zones: ['eu-west-1a'] },
    'NETWORK_ZONE_COUNT at test/network: zones: a network spans 2 to 6 zones, got 1; add a zone of eu-west-1',
  ],
  [
    'a zone of another Region',
    { zones: ['eu-west-1a', 'eu-central-1a'] },
    "NETWORK_ZONE_UNKNOWN at test/network: zones: 'eu-central-1a' is no availability zone of eu-west-1; write one like eu-west-1a",
  ],
  [
    'a zone without a slot',
    { zones: ['eu-west-1a', 'eu-west-1k'] },
    "NETWORK_ZONE_UNKNOWN at test/network: zones: zone 'eu-west-1k' has no slot: subnets are laid out for zones a to f",
  ],
  [
    'a zone that stands twice',
    { zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1a'] },
    "NETWORK_ZONE_TWICE at test/network: zones: zone 'eu-west-1a' stands 2 times; name each zone once",
  ],
  [
    'a NAT gateway in a zone that the network is not in',
    { nat: { kind: 'single', zone: 'eu-west-1c' } },
    "NETWORK_NAT_ZONE_UNKNOWN at test/network: nat.zone: the NAT gateway's zone 'eu-west-1c' is none of the network's: eu-west-1a, eu-west-1b",
  ],
  [
    'text that is no CIDR',
    cidr('10.0.0.0'),
    "CIDR_INVALID at test/network: addresses.cidr: '10.0.0.0' is no CIDR block; write one like 10.0.0.0/16",
  ],
  [
    'an IPv6 CIDR',
    cidr('2001:db8::/32'),
    "NETWORK_CIDR_NOT_IPV4 at test/network: addresses.cidr: a VPC's CIDR is an IPv4 network, got 2001:db8::/32",
  ],
  [
    'a VPC larger than AWS makes',
    cidr('10.0.0.0/15'),
    'NETWORK_PREFIX_OUT_OF_RANGE at test/network: addresses.cidr: a VPC has a prefix of /16 to /28, got /15',
  ],
  [
    'a VPC smaller than AWS makes',
    { addresses: { kind: 'ipam', poolId: 'ipam-pool-1', netmaskLength: 29 } },
    'NETWORK_PREFIX_OUT_OF_RANGE at test/network: addresses.netmaskLength: a VPC has a prefix of /16 to /28, got /29',
  ],
  [
    'a VPC that is too small for the layout',
    cidr('10.0.0.0/22'),
    "NETWORK_TOO_SMALL at test/network: addresses.cidr: a /22 is too small for the layout 'nodes': intra subnets would be as small as /29, AWS makes none below /28; use a /21 or larger",
  ],
  [
    'a VPC that is too small for the layout even',
    { ...cidr('10.0.0.0/24'), tiers: { layout: 'even' } },
    "NETWORK_TOO_SMALL at test/network: addresses.cidr: a /24 is too small for the layout 'even': public, private, intra subnets would be as small as /29, AWS makes none below /28; use a /23 or larger",
  ],
  [
    'an IPAM size that differs from the CIDR',
    { addresses: { kind: 'ipam', poolId: 'ipam-pool-1', netmaskLength: 16, cidr: '10.0.0.0/18' } },
    'NETWORK_NETMASK_MISMATCH at test/network: addresses.netmaskLength: netmaskLength 16 and cidr 10.0.0.0/18 differ; make them agree',
  ],
  [
    'pods in a layout without slots for them',
    { tiers: { pod: { kind: 'primary-cidr' } } },
    "NETWORK_NO_POD_SLOTS at test/network: tiers.pod: layout 'nodes' has no slots for pods; use the layout 'even', or give pods a secondary CIDR like 100.64.0.0/16",
  ],
  [
    'a secondary CIDR with host bits',
    pods('100.64.0.1/16'),
    "CIDR_INVALID at test/network: tiers.pod.cidr: '100.64.0.1/16' has host bits set; write 100.64.0.0/16",
  ],
  [
    'a secondary CIDR of IPv6',
    pods('2001:db8::/32'),
    "NETWORK_CIDR_NOT_IPV4 at test/network: tiers.pod.cidr: a VPC's CIDR is an IPv4 network, got 2001:db8::/32",
  ],
  [
    'a secondary CIDR that overlaps the primary one',
    pods('10.0.128.0/17'),
    'NETWORK_CIDRS_OVERLAP at test/network: tiers.pod.cidr: secondary CIDR 10.0.128.0/17 overlaps the primary one, 10.0.0.0/16; use another, like 100.64.0.0/16',
  ],
  [
    'a secondary CIDR that AWS refuses beside the primary one',
    pods('192.168.0.0/16'),
    'NETWORK_CIDR_RESTRICTED at test/network: tiers.pod.cidr: AWS takes no secondary CIDR 192.168.0.0/16 beside 10.0.0.0/16: another RFC 1918 range; use one like 100.64.0.0/16',
  ],
  [
    'a secondary CIDR larger than AWS takes',
    pods('100.64.0.0/15'),
    'NETWORK_PREFIX_OUT_OF_RANGE at test/network: tiers.pod.cidr: a secondary CIDR has a prefix of /16 to /28, got /15',
  ],
  [
    'a secondary CIDR that is too small for pods',
    pods('100.64.0.0/26'),
    'NETWORK_TOO_SMALL at test/network: tiers.pod.cidr: a /26 is too small for the pod tier: pod subnets would be as small as /29, AWS makes none below /28; use a /25 or larger',
  ],
  [
    'a regional NAT gateway where there is none',
    { region: 'us-gov-west-1', zones: ['us-gov-west-1a', 'us-gov-west-1b'], nat: { kind: 'regional' } },
    "NETWORK_NAT_UNAVAILABLE at test/network: nat: us-gov-west-1 has no regional NAT gateways; use { kind: 'one-per-zone' }",
  ],
  [
    'central egress without a transit gateway',
    { nat: { kind: 'central-egress', transitGatewayId: 'tgw-1' } },
    'NETWORK_EGRESS_WITHOUT_TRANSIT_GATEWAY at test/network: nat: central egress goes through a transit gateway, and the network is attached to none; set transitGateway',
  ],
  [
    'central egress through another transit gateway',
    { nat: { kind: 'central-egress', transitGatewayId: 'tgw-2' }, ...transit({}) },
    'NETWORK_EGRESS_OTHER_TRANSIT_GATEWAY at test/network: nat.transitGatewayId: central egress goes through tgw-2, and the network is attached to tgw-1; name the same one',
  ],
  [
    'DNS64 without a NAT gateway',
    {
      nat: { kind: 'none' },
      endpoints: { interfaces: services },
      ipv6: { kind: 'amazon-provided', dns64: true },
    },
    "NETWORK_DNS64_WITHOUT_NAT at test/network: ipv6.dns64: DNS64 needs a NAT gateway in this network, which translates; nat 'none' has none",
  ],
  [
    'routes in tiers that are not there',
    { transitGateway: { id: 'tgw-1', destinations: {}, tiers: ['private', 'pod', 'database'] } },
    'NETWORK_TIER_MISSING at test/network: transitGateway.tiers: routes are asked for in tiers that the network does not have: pod, database',
  ],
  [
    'more destinations than ACLs have room for',
    transit(Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`site-${n}`, `10.${n}.0.0/16`]))),
    'NETWORK_TOO_MANY_DESTINATIONS at test/network: transitGateway.destinations: network ACLs have room for 7 destinations, got 8; summarise them',
  ],
  [
    'one destination under two names',
    transit({ office: '192.168.0.0/16', lab: '192.168.0.0/16' }),
    "NETWORK_DESTINATION_TWICE at test/network: transitGateway.destinations.lab: 'office' and 'lab' are the same destination, 192.168.0.0/16; keep one",
  ],
  [
    'a destination whose name cannot be part of an address',
    transit({ 'The Office': '192.168.0.0/16' }),
    "NETWORK_DESTINATION_NAME_INVALID at test/network: transitGateway.destinations.The Office: a destination's name has lower-case letters, digits and single hyphens, got 'The Office'",
  ],
  [
    'a destination that is no CIDR',
    transit({ office: 'everywhere' }),
    "CIDR_INVALID at test/network: transitGateway.destinations.office: 'everywhere' is no CIDR block; write one like 10.0.0.0/16",
  ],
  [
    'the default route as a destination',
    transit({ all: '0.0.0.0/0' }),
    "NETWORK_DESTINATION_INVALID at test/network: transitGateway.destinations.all: a destination is an IPv4 network other than the default route, got 0.0.0.0/0; for all traffic use nat { kind: 'central-egress' }",
  ],
  [
    'a destination inside the network',
    transit({ self: '10.0.1.0/24' }),
    "NETWORK_DESTINATION_INSIDE at test/network: transitGateway.destinations.self: destination 10.0.1.0/24 lies in the network's own 10.0.0.0/16; name what is outside",
  ],
  [
    'central endpoints without a transit gateway',
    { endpoints: { interfaces: { kind: 'central' } } },
    'NETWORK_ENDPOINTS_WITHOUT_TRANSIT_GATEWAY at test/network: endpoints.interfaces: central endpoints are reached through a transit gateway, and the network is attached to none; set transitGateway',
  ],
  [
    'no NAT and no interface endpoints',
    { nat: { kind: 'none' } },
    "NETWORK_ENDPOINTS_MISSING at test/network: endpoints.interfaces: without NAT, nodes reach AWS through interface endpoints only; missing: ec2, ecr.api, ecr.dkr, eks, logs, sts; use { kind: 'for-features' } or name them",
  ],
  [
    'no NAT and some interface endpoints',
    { nat: { kind: 'none' }, endpoints: { interfaces: { kind: 'services', services: ['ec2', 'ecr.api', 'sts'] } } },
    "NETWORK_ENDPOINTS_MISSING at test/network: endpoints.interfaces: without NAT, nodes reach AWS through interface endpoints only; missing: ecr.dkr, eks, logs; use { kind: 'for-features' } or name them",
  ],
  [
    'more endpoints than intra subnets have addresses for',
    { ...cidr('10.0.0.0/21'), endpoints: { interfaces: services } },
    'NETWORK_INTRA_TOO_SMALL at test/network: addresses: intra subnets of /28 have 11 usable addresses, and 6 endpoint or transit gateway interfaces with 6 for a control plane need 12; use a larger VPC or fewer endpoints',
  ],
  [
    'a transit gateway attachment that intra subnets have no address left for',
    {
      ...cidr('10.0.0.0/21'),
      transitGateway: { id: 'tgw-1', destinations: {} },
      endpoints: { interfaces: { kind: 'services', services: ['ec2', 'eks', 'kms', 'logs', 'sts'] } },
    },
    'NETWORK_INTRA_TOO_SMALL at test/network: addresses: intra subnets of /28 have 11 usable addresses, and 6 endpoint or transit gateway interfaces with 6 for a control plane need 12; use a larger VPC or fewer endpoints',
  ],
  [
    'text that is no organization id',
    { endpoints: { perimeter: { kind: 'organization', organizationId: 'acme' } } },
    "NETWORK_ORGANIZATION_ID_INVALID at test/network: endpoints.perimeter.organizationId: an organization's id looks like o-a1b2c3d4e5, got 'acme'",
  ],
  [
    'text that is no account id',
    { endpoints: { pullFromAccounts: ['1234'] } },
    "ACCOUNT_ID_INVALID at test/network: endpoints.pullFromAccounts: an AWS account id has 12 digits, got '1234'",
  ],
  [
    'text that is no bucket name',
    { endpoints: { readFromBuckets: ['arn:aws:s3:::charts'] } },
    "NETWORK_BUCKET_NAME_INVALID at test/network: endpoints.readFromBuckets: an S3 bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens, got 'arn:aws:s3:::charts'",
  ],
];

it.each(CASES)('fails for %s', (_what, overrides, text) => {
  const problems = problemsOf(overrides).map(({ code, at, message }) => `${code} at ${at}: ${message}`);
  expect(problems).toEqual([text]);
});

describe('flow logs without a key', () => {
  it('fail in CloudWatch', () => {
    expect(problemsOf({}, withoutKey)).toEqual([
      {
        code: 'NETWORK_LOGS_KEY_MISSING',
        at: 'test/network: logsKey',
        message: 'flow logs in CloudWatch are encrypted with a key of yours; set logsKey, or send them to S3',
      },
    ]);
  });

  it('are fine in S3', () => {
    expect(problemsOf({ flowLogs: { kind: 's3', bucketArn: 'arn:aws:s3:::flow-logs' } }, withoutKey)).toEqual([]);
  });
});

it.each<[string, Partial<NetworkProps>]>([
  ['the smallest VPC of the layout nodes', cidr('10.0.0.0/21')],
  ['the smallest VPC of the layout even', { ...cidr('10.0.0.0/23'), tiers: { layout: 'even', database: true } }],
  ['the smallest CIDR for pods', pods('100.64.0.0/25')],
  ['pods in the same private range', pods('10.1.0.0/16')],
  [
    'no NAT and shared endpoints',
    { nat: { kind: 'none' }, ...transit({}), endpoints: { interfaces: { kind: 'central' } } },
  ],
  [
    'a transit gateway whose id is not known yet',
    {
      nat: { kind: 'central-egress', transitGatewayId: Token.asString({ resolve: () => 'tgw-1' }) },
      transitGateway: { id: Token.asString({ resolve: () => 'tgw-1' }), destinations: {} },
    },
  ],
  ['a destination that contains the network', transit({ everything: '10.0.0.0/8' })],
])('accepts %s', (_what, overrides) => {
  expect(problemsOf(overrides)).toEqual([]);
});

it('fails for more than 6 zones', () => {
  const zones = [...'abcdefg'].map((letter) => `us-east-1${letter}`);
  const [problem] = problemsOf({ region: 'us-east-1', zones });
  expect(problem?.message).toBe('a network spans 2 to 6 zones, got 7; leave some out');
});

it('reports every problem at once', () => {
  const overrides: Partial<NetworkProps> = {
    name: 'Prod',
    zones: ['eu-central-1a'],
    addresses: { kind: 'cidr', cidr: '10.0.0.0/24' },
    nat: { kind: 'central-egress', transitGatewayId: 'tgw-1' },
    endpoints: { interfaces: { kind: 'central' } },
  };
  expect(problemsOf(overrides).map(({ code }) => code)).toEqual([
    'NETWORK_NAME_INVALID',
    'NETWORK_ZONE_COUNT',
    'NETWORK_ZONE_UNKNOWN',
    'NETWORK_TOO_SMALL',
    'NETWORK_EGRESS_WITHOUT_TRANSIT_GATEWAY',
    'NETWORK_ENDPOINTS_WITHOUT_TRANSIT_GATEWAY',
  ]);
  expect(() => synthNetwork(overrides)).toThrow(LandfallError);
});
