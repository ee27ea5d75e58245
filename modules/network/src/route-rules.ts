import { Cidr, isKnown, partitionOf, type Problems } from '@landfall/contracts';
import { MOST_DESTINATIONS } from './network-acls';
import type { NetworkPlan } from './network-plan';
import type { NetworkProps, NetworkTransitGateway } from './network-props';

export function checkRoutes(props: NetworkProps, plan: NetworkPlan, problems: Problems, at: string): void {
  const { region, nat, ipv6, transitGateway } = props;
  if (nat.kind === 'regional' && partitionOf(region) !== 'aws') {
    const message = `${region} has no regional NAT gateways; use { kind: 'one-per-zone' }`;
    problems.add('NETWORK_NAT_UNAVAILABLE', message, `${at}: nat`);
  }
  if (nat.kind === 'central-egress') checkCentralEgress(nat.transitGatewayId, transitGateway, problems, at);
  if (ipv6?.dns64 === true && plan.natZones.length === 0) {
    const message = `DNS64 needs a NAT gateway in this network, which translates; nat '${nat.kind}' has none`;
    problems.add('NETWORK_DNS64_WITHOUT_NAT', message, `${at}: ipv6.dns64`);
  }
  if (transitGateway) checkTransit(transitGateway, plan, problems, `${at}: transitGateway`);
}

function checkCentralEgress(
  id: string,
  transitGateway: NetworkTransitGateway | undefined,
  problems: Problems,
  at: string,
): void {
  if (!transitGateway) {
    const message = `central egress goes through a transit gateway, and the network is attached to none; set transitGateway`;
    problems.add('NETWORK_EGRESS_WITHOUT_TRANSIT_GATEWAY', message, `${at}: nat`);
  } else if (isKnown(id) && isKnown(transitGateway.id) && id !== transitGateway.id) {
    const message = `central egress goes through ${id}, and the network is attached to ${transitGateway.id}; name the same one`;
    problems.add('NETWORK_EGRESS_OTHER_TRANSIT_GATEWAY', message, `${at}: nat.transitGatewayId`);
  }
}

function checkTransit(
  { destinations, tiers = [] }: NetworkTransitGateway,
  plan: NetworkPlan,
  problems: Problems,
  at: string,
): void {
  const missing = tiers.filter((tier) => !plan.tiers.includes(tier));
  if (missing.length > 0) {
    const message = `routes are asked for in tiers that the network does not have: ${missing.join(', ')}`;
    problems.add('NETWORK_TIER_MISSING', message, `${at}.tiers`);
  }
  const count = Object.keys(destinations).length;
  if (count > MOST_DESTINATIONS) {
    const message = `network ACLs have room for ${MOST_DESTINATIONS} destinations, got ${count}; summarise them`;
    problems.add('NETWORK_TOO_MANY_DESTINATIONS', message, `${at}.destinations`);
  }
  const seen = new Map<string, string>();
  for (const [name, value] of Object.entries(destinations)) {
    checkDestination(name, value, plan, problems, `${at}.destinations.${name}`);
    const same = seen.get(value);
    if (same !== undefined) {
      const message = `'${same}' and '${name}' are the same destination, ${value}; keep one`;
      problems.add('NETWORK_DESTINATION_TWICE', message, `${at}.destinations.${name}`);
    }
    seen.set(value, name);
  }
}

function checkDestination(name: string, value: string, plan: NetworkPlan, problems: Problems, at: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    const message = `a destination's name has lower-case letters, digits and single hyphens, got '${name}'`;
    problems.add('NETWORK_DESTINATION_NAME_INVALID', message, at);
  }
  const cidr = problems.collect(() => Cidr.parse(value, at));
  if (!cidr) return;
  if (cidr.family === 'ipv6' || cidr.prefixLength === 0) {
    const message = `a destination is an IPv4 network other than the default route, got ${value}; for all traffic use nat { kind: 'central-egress' }`;
    problems.add('NETWORK_DESTINATION_INVALID', message, at);
    return;
  }
  const inside = [plan.primaryCidr, plan.podCidr].find((own) => own?.contains(cidr));
  if (inside) {
    const message = `destination ${value} lies in the network's own ${inside.toString()}; name what is outside`;
    problems.add('NETWORK_DESTINATION_INSIDE', message, at);
  }
}
