import { type Edits, problemsAfter } from './testing/edited-environment';

const gateway = { id: 'tgw-0123456789abcdef0', destinations: { offices: '10.240.0.0/12' } };

it.each<[string, Edits, string]>([
  [
    'a VPC too small for the subnets of its layout',
    { 'network.cidr': '10.10.0.0/22' },
    "network.cidr: a /22 is too small for the subnets of layout 'nodes', AWS makes none below /28; use a /21 or larger [VPC_TOO_SMALL]",
  ],
  [
    'a VPC too small for the even layout',
    { 'network.cidr': '10.10.0.0/24', 'network.tiers.layout': 'even' },
    "network.cidr: a /24 is too small for the subnets of layout 'even', AWS makes none below /28; use a /23 or larger [VPC_TOO_SMALL]",
  ],
  [
    'a VPC larger than AWS makes',
    { 'network.cidr': '10.0.0.0/8' },
    'network.cidr: a VPC is at most a /16, got /8; use a longer prefix [VPC_TOO_LARGE]',
  ],
  [
    'a VPC with IPv6 addresses',
    { 'network.cidr': 'fd00::/56' },
    'network.cidr: a VPC has IPv4 addresses, got fd00::/56; write one like 10.20.0.0/16 [CIDR_NOT_IPV4]',
  ],
  [
    'a CIDR with host bits',
    { 'network.cidr': '10.10.0.1/16' },
    "network.cidr: '10.10.0.1/16' has host bits set; write 10.10.0.0/16 [CIDR_INVALID]",
  ],
  [
    'text that is no CIDR',
    { 'network.cidr': '10.10' },
    "network.cidr: '10.10' is no CIDR block; write one like 10.0.0.0/16 [CIDR_INVALID]",
  ],
  [
    'a single zone',
    { 'network.zones': ['eu-west-1a'] },
    'network.zones: Amazon EKS needs subnets in 2 or more zones, got 1; add a zone [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'seven zones',
    { 'network.zones': ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `eu-west-1${letter}`) },
    'network.zones: at most 6 zones are laid out, got 7; leave some out [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'a zone of another Region',
    { 'network.zones': ['eu-west-1a', 'us-east-1a'] },
    "network.zones.1: 'us-east-1a' is no availability zone of eu-west-1; write one like eu-west-1a [ZONE_OF_OTHER_REGION]",
  ],
  [
    'a zone that stands twice',
    { 'network.zones': ['eu-west-1a', 'eu-west-1a'] },
    "network.zones.1: 'eu-west-1a' stands twice; name each zone once [ZONE_TWICE]",
  ],
  [
    'central egress without a transit gateway',
    { 'network.nat': { kind: 'central-egress' } },
    'network.nat: central egress goes through a transit gateway; add network.transitGateway [EGRESS_WITHOUT_TRANSIT_GATEWAY]',
  ],
  [
    'a NAT gateway in a zone that the network lacks',
    { 'network.nat': { kind: 'single', zone: 'eu-west-1c' } },
    "network.nat.zone: the network has no zone 'eu-west-1c'; zones: eu-west-1a, eu-west-1b [ZONE_NOT_IN_NETWORK]",
  ],
  [
    'a regional NAT gateway in China',
    { region: 'cn-north-1', 'network.zones': ['cn-north-1a', 'cn-north-1b'], 'network.nat': { kind: 'regional' } },
    "network.nat: cn-north-1 has no regional NAT gateways; write { kind: 'one-per-zone' } [NAT_UNAVAILABLE]",
  ],
  [
    'pods in the CIDR of the VPC',
    { 'network.tiers.podCidr': '10.10.128.0/17' },
    "network.tiers.podCidr: 10.10.128.0/17 overlaps the VPC's 10.10.0.0/16; use one like 100.64.0.0/16 [CIDR_OVERLAP]",
  ],
  [
    'pods in another private range than the VPC',
    { 'network.tiers.podCidr': '192.168.0.0/16' },
    'network.tiers.podCidr: AWS takes no secondary CIDR 192.168.0.0/16 beside 10.10.0.0/16: it is in another RFC 1918 range; use one like 100.64.0.0/16 [POD_CIDR_RESTRICTED]',
  ],
  [
    'a pod CIDR too small to be cut into eighths',
    { 'network.tiers.podCidr': '100.64.0.0/26' },
    'network.tiers.podCidr: pods take an IPv4 CIDR of /16 to /25, got 100.64.0.0/26; use one like 100.64.0.0/16 [POD_CIDR_SIZE]',
  ],
  [
    'a pod CIDR larger than AWS takes',
    { 'network.tiers.podCidr': '100.64.0.0/10' },
    'network.tiers.podCidr: pods take an IPv4 CIDR of /16 to /25, got 100.64.0.0/10; use one like 100.64.0.0/16 [POD_CIDR_SIZE]',
  ],
  [
    'a destination inside the VPC',
    { 'network.transitGateway': { ...gateway, destinations: { own: '10.10.4.0/24' } } },
    "network.transitGateway.destinations.own: 10.10.4.0/24 lies in the VPC's own 10.10.0.0/16; name what is outside [DESTINATION_INSIDE]",
  ],
  [
    'a destination that is everything',
    { 'network.transitGateway': { ...gateway, destinations: { all: '0.0.0.0/0' } } },
    "network.transitGateway.destinations.all: 0.0.0.0/0 is the whole internet; to send all traffic there, write nat: { kind: 'central-egress' } [CIDR_TOO_WIDE]",
  ],
  [
    'a destination with IPv6 addresses',
    { 'network.transitGateway': { ...gateway, destinations: { six: 'fd00::/16' } } },
    'network.transitGateway.destinations.six: a destination is an IPv4 network, got fd00::/16 [CIDR_NOT_IPV4]',
  ],
  [
    'text that is no transit gateway',
    { 'network.transitGateway': { ...gateway, id: 'tgw-1' } },
    "network.transitGateway.id: a transit gateway id looks like tgw-0123456789abcdef0, got 'tgw-1' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'text that is no organization',
    { 'network.organizationId': 'acme' },
    "network.organizationId: an organization id looks like o-a1b2c3d4e5, got 'acme' [ENVIRONMENT_FIELD_INVALID]",
  ],
])('refuses %s', (_, edits, problem) => {
  expect(problemsAfter(edits)).toEqual([`environments/dev: ${problem}`]);
});

it.each<[string, Edits]>([
  ['the smallest VPC of the layout nodes', { 'network.cidr': '10.10.0.0/21' }],
  ['the smallest VPC of the layout even', { 'network.cidr': '10.10.0.0/23', 'network.tiers.layout': 'even' }],
  ['pods in a shared address space', { 'network.tiers.podCidr': '100.64.0.0/16' }],
  ['the smallest CIDR for pods', { 'network.tiers.podCidr': '100.64.0.0/25' }],
  ['central egress', { 'network.nat': { kind: 'central-egress' }, 'network.transitGateway': gateway }],
  ['a NAT gateway in a zone of the network', { 'network.nat': { kind: 'single', zone: 'eu-west-1b' } }],
  ['a regional NAT gateway', { 'network.nat': { kind: 'regional' } }],
])('takes %s', (_, edits) => {
  expect(problemsAfter(edits)).toEqual([]);
});

it('reports the zone of another Region beside the lack of a second one', () => {
  expect(problemsAfter({ 'network.zones': ['us-east-1a'] })).toEqual([
    'environments/dev: network.zones: Amazon EKS needs subnets in 2 or more zones, got 1; add a zone [ENVIRONMENT_FIELD_INVALID]',
    "environments/dev: network.zones.0: 'us-east-1a' is no availability zone of eu-west-1; write one like eu-west-1a [ZONE_OF_OTHER_REGION]",
  ]);
});
