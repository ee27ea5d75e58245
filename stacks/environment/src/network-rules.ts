import { Cidr, isZoneOf, partitionOf } from '@landfall/contracts';
import { subnetLayout } from '@landfall/network';
import type { Report } from './report';
import type { EnvironmentFields } from './schema';
import type { Sound } from './sound';

type Fields = Sound<EnvironmentFields>;
type NetworkFields = Sound<EnvironmentFields['network']>;

/** Largest VPC and smallest subnet that AWS makes. Source: Amazon VPC User Guide, "VPC CIDR blocks", "Subnet CIDR blocks". */
const LARGEST_VPC_PREFIX = 16;
const SMALLEST_SUBNET_PREFIX = 28;

/** A CIDR that only pods use is cut into eighths. */
const LONGEST_POD_PREFIX = SMALLEST_SUBNET_PREFIX - 3;

/** Private ranges: a VPC in one takes no secondary CIDR from another. Source: Amazon VPC User Guide, "VPC CIDR blocks". */
const RFC1918 = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(parse);

export function checkNetwork({ region, network = {} }: Fields, report: Report): void {
  checkZones(region, network, report);
  checkNat(region, network, report);
  checkCidr(network, report);
  checkPodCidr(network, report);
  checkDestinations(network, report);
}

function checkZones(region: Fields['region'], { zones = [] }: NetworkFields, report: Report): void {
  zones.forEach((zone, index) => {
    const field = `network.zones.${index}`;
    if (region && !isZoneOf(region, zone)) {
      const message = `'${zone}' is no availability zone of ${region}; write one like ${region}a`;
      report('ZONE_OF_OTHER_REGION', message, field);
    }
    if (zones.indexOf(zone) !== index) {
      report('ZONE_TWICE', `'${zone}' stands twice; name each zone once`, field);
    }
  });
}

function checkNat(region: Fields['region'], { nat, zones, transitGateway }: NetworkFields, report: Report): void {
  if (nat?.kind === 'central-egress' && !transitGateway) {
    const message = 'central egress goes through a transit gateway; add network.transitGateway';
    report('EGRESS_WITHOUT_TRANSIT_GATEWAY', message, 'network.nat');
  }
  if (nat?.kind === 'regional' && region && partitionOf(region) !== 'aws') {
    report('NAT_UNAVAILABLE', `${region} has no regional NAT gateways; write { kind: 'one-per-zone' }`, 'network.nat');
  }
  if (nat?.kind === 'single' && nat.zone !== undefined && zones && !zones.includes(nat.zone)) {
    const message = `the network has no zone '${nat.zone}'; zones: ${zones.join(', ')}`;
    report('ZONE_NOT_IN_NETWORK', message, 'network.nat.zone');
  }
}

function checkCidr({ cidr, tiers }: NetworkFields, report: Report): void {
  if (cidr === undefined) return;
  const { family, prefixLength } = parse(cidr);
  if (family === 'ipv6') {
    report('CIDR_NOT_IPV4', `a VPC has IPv4 addresses, got ${cidr}; write one like 10.20.0.0/16`, 'network.cidr');
    return;
  }
  if (prefixLength < LARGEST_VPC_PREFIX) {
    report(
      'VPC_TOO_LARGE',
      `a VPC is at most a /${LARGEST_VPC_PREFIX}, got /${prefixLength}; use a longer prefix`,
      'network.cidr',
    );
  }
  if (!tiers?.layout) return;
  const longest = longestVpcPrefix(tiers.layout);
  if (prefixLength > longest) {
    const message = `a /${prefixLength} is too small for the subnets of layout '${tiers.layout}', AWS makes none below /${SMALLEST_SUBNET_PREFIX}; use a /${longest} or larger`;
    report('VPC_TOO_SMALL', message, 'network.cidr');
  }
}

/** Every zone and tier has a slot whether it is used or not, so one zone tells. */
function longestVpcPrefix(layout: 'nodes' | 'even'): number {
  const vpc = parse('10.0.0.0/16');
  const subnets = subnetLayout(vpc, layout, ['public', 'private', 'intra', 'database'], ['a']);
  return SMALLEST_SUBNET_PREFIX - Math.max(...subnets.map(({ newBits }) => newBits));
}

function checkPodCidr({ cidr, tiers }: NetworkFields, report: Report): void {
  const field = 'network.tiers.podCidr';
  if (tiers?.podCidr === undefined) return;
  const pods = parse(tiers.podCidr);
  const remedy = 'use one like 100.64.0.0/16';
  if (pods.family === 'ipv6' || pods.prefixLength < LARGEST_VPC_PREFIX || pods.prefixLength > LONGEST_POD_PREFIX) {
    const message = `pods take an IPv4 CIDR of /${LARGEST_VPC_PREFIX} to /${LONGEST_POD_PREFIX}, got ${tiers.podCidr}; ${remedy}`;
    report('POD_CIDR_SIZE', message, field);
  }
  if (cidr === undefined) return;
  const vpc = parse(cidr);
  if (pods.overlaps(vpc)) {
    report('CIDR_OVERLAP', `${tiers.podCidr} overlaps the VPC's ${cidr}; ${remedy}`, field);
  } else if (inOtherPrivateRange(vpc, pods)) {
    const message = `AWS takes no secondary CIDR ${tiers.podCidr} beside ${cidr}: it is in another RFC 1918 range; ${remedy}`;
    report('POD_CIDR_RESTRICTED', message, field);
  }
}

function inOtherPrivateRange(vpc: Cidr, pods: Cidr): boolean {
  const own = RFC1918.find((range) => range.contains(vpc));
  const other = RFC1918.find((range) => range.overlaps(pods));
  return own !== undefined && other !== undefined && own !== other;
}

function checkDestinations({ cidr, transitGateway }: NetworkFields, report: Report): void {
  for (const [name, destination = ''] of Object.entries(transitGateway?.destinations ?? {})) {
    const field = `network.transitGateway.destinations.${name}`;
    const block = parse(destination);
    if (block.family === 'ipv6') {
      report('CIDR_NOT_IPV4', `a destination is an IPv4 network, got ${destination}`, field);
    } else if (cidr !== undefined && parse(cidr).contains(block)) {
      report('DESTINATION_INSIDE', `${destination} lies in the VPC's own ${cidr}; name what is outside`, field);
    }
  }
}

function parse(cidr: string): Cidr {
  return Cidr.parse(cidr, 'network');
}
