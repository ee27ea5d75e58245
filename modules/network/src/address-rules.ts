import { Cidr, type Problems } from '@landfall/contracts';
import type { NetworkPlan } from './network-plan';
import type { NetworkProps } from './network-props';
import { hasSlots, longestPrefix, SMALLEST_SUBNET_PREFIX, type SubnetSlot } from './subnet-layout';

/** Prefix lengths of a VPC's CIDR. Source: Amazon VPC User Guide, "VPC CIDR blocks". */
const VPC_PREFIX = { from: 16, to: 28 } as const;

/** Private ranges: a VPC whose primary CIDR is in one takes no secondary CIDR from another. Source: as above. */
const RFC1918 = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((cidr) => Cidr.parse(cidr, 'RFC 1918'));

export function checkAddresses(props: NetworkProps, plan: NetworkPlan, problems: Problems, at: string): void {
  checkPrimary(props, plan, problems, at);
  checkPods(props, plan, problems, at);
}

function checkPrimary({ addresses }: NetworkProps, plan: NetworkPlan, problems: Problems, at: string): void {
  const { primaryCidr, primaryPrefixLength } = plan;
  const here = addresses.kind === 'ipam' ? `${at}: addresses.netmaskLength` : `${at}: addresses.cidr`;
  if (addresses.kind === 'cidr' && !primaryCidr) return;
  if (primaryCidr?.family === 'ipv6') {
    problems.add('NETWORK_CIDR_NOT_IPV4', `a VPC's CIDR is an IPv4 network, got ${primaryCidr.toString()}`, here);
    return;
  }
  if (addresses.kind === 'ipam' && primaryCidr && primaryCidr.prefixLength !== addresses.netmaskLength) {
    const message = `netmaskLength ${addresses.netmaskLength} and cidr ${primaryCidr.toString()} differ; make them agree`;
    problems.add('NETWORK_NETMASK_MISMATCH', message, here);
  }
  if (!isVpcPrefix(primaryPrefixLength)) {
    problems.add('NETWORK_PREFIX_OUT_OF_RANGE', prefixMessage('a VPC', primaryPrefixLength), here);
    return;
  }
  checkRoom(`layout '${plan.layout}'`, plan.primarySlots, primaryPrefixLength, problems, here);
}

function checkPods({ tiers = {} }: NetworkProps, plan: NetworkPlan, problems: Problems, at: string): void {
  const { podCidr, primaryCidr, layout } = plan;
  if (tiers.pod?.kind === 'primary-cidr' && !hasSlots(layout, 'pod')) {
    const message = `layout '${layout}' has no slots for pods; use the layout 'even', or give pods a secondary CIDR like 100.64.0.0/16`;
    problems.add('NETWORK_NO_POD_SLOTS', message, `${at}: tiers.pod`);
  }
  if (!podCidr) return;
  const here = `${at}: tiers.pod.cidr`;
  if (podCidr.family === 'ipv6') {
    problems.add('NETWORK_CIDR_NOT_IPV4', `a VPC's CIDR is an IPv4 network, got ${podCidr.toString()}`, here);
    return;
  }
  if (primaryCidr && podCidr.overlaps(primaryCidr)) {
    const message = `secondary CIDR ${podCidr.toString()} overlaps the primary one, ${primaryCidr.toString()}; use another, like 100.64.0.0/16`;
    problems.add('NETWORK_CIDRS_OVERLAP', message, here);
  } else if (primaryCidr && inOtherPrivateRange(primaryCidr, podCidr)) {
    const message = `AWS takes no secondary CIDR ${podCidr.toString()} beside ${primaryCidr.toString()}: another RFC 1918 range; use one like 100.64.0.0/16`;
    problems.add('NETWORK_CIDR_RESTRICTED', message, here);
  }
  if (!isVpcPrefix(podCidr.prefixLength)) {
    problems.add('NETWORK_PREFIX_OUT_OF_RANGE', prefixMessage('a secondary CIDR', podCidr.prefixLength), here);
    return;
  }
  checkRoom('pod tier', plan.podSlots, podCidr.prefixLength, problems, here);
}

function checkRoom(
  whose: string,
  slots: readonly SubnetSlot[],
  prefixLength: number,
  problems: Problems,
  at: string,
): void {
  const longest = longestPrefix(slots);
  if (prefixLength <= longest) return;
  const small = [...new Set(slots.filter(tooSmallIn(prefixLength)).map(({ tier }) => tier))].join(', ');
  const smallest = prefixLength + SMALLEST_SUBNET_PREFIX - longest;
  const message = `a /${prefixLength} is too small for the ${whose}: ${small} subnets would be as small as /${smallest}, AWS makes none below /${SMALLEST_SUBNET_PREFIX}; use a /${longest} or larger`;
  problems.add('NETWORK_TOO_SMALL', message, at);
}

function tooSmallIn(prefixLength: number): (slot: SubnetSlot) => boolean {
  return ({ newBits }) => prefixLength + newBits > SMALLEST_SUBNET_PREFIX;
}

function isVpcPrefix(prefixLength: number): boolean {
  return Number.isInteger(prefixLength) && prefixLength >= VPC_PREFIX.from && prefixLength <= VPC_PREFIX.to;
}

function prefixMessage(what: string, prefixLength: number): string {
  return `${what} has a prefix of /${VPC_PREFIX.from} to /${VPC_PREFIX.to}, got /${prefixLength}`;
}

function inOtherPrivateRange(primary: Cidr, secondary: Cidr): boolean {
  const own = RFC1918.find((range) => range.contains(primary));
  const other = RFC1918.find((range) => range.overlaps(secondary));
  return own !== undefined && other !== undefined && own !== other;
}
