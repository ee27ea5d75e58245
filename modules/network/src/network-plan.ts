import { Cidr, isKnown, type Problems, type SubnetTier, subnetTiers } from '@landfall/contracts';
import type { NetworkProps } from './network-props';
import { hasSlots, podCidrSlots, type SubnetLayout, type SubnetSlot, subnetSlots } from './subnet-layout';

/** What follows from the props, with every default applied and nothing that depends on a token. */
export interface NetworkPlan {
  /** Sorted. */
  readonly zones: readonly string[];

  /** Tiers that the network has, in a fixed order. */
  readonly tiers: readonly SubnetTier[];

  readonly layout: SubnetLayout;

  /** Undefined when an IPAM pool chooses it. */
  readonly primaryCidr: Cidr | undefined;

  readonly primaryPrefixLength: number;

  /** The CIDR that only pods use. */
  readonly podCidr: Cidr | undefined;

  /** Subnets of the primary CIDR. */
  readonly primarySlots: readonly SubnetSlot[];

  /** Subnets of the pods' own CIDR. */
  readonly podSlots: readonly SubnetSlot[];

  /** Zones that have a NAT gateway of their own. */
  readonly natZones: readonly string[];

  /** Tiers that have routes to the transit gateway's destinations. */
  readonly transitTiers: readonly SubnetTier[];
}

/** Derives what it can, and adds CIDRs that cannot be read to the problems. */
export function derivePlan(props: NetworkProps, problems: Problems, at: string): NetworkPlan {
  const { addresses, nat, tiers: { layout = 'nodes', database = false, pod } = {} } = props;
  const zones = [...props.zones].sort();
  const wanted = { public: true, private: true, intra: true, database, pod: pod !== undefined };
  const tiers = subnetTiers.filter((tier) => wanted[tier]);
  const primaryCidr = parse(addresses.cidr, problems, `${at}: addresses.cidr`);
  const podCidr = pod?.kind === 'secondary-cidr' ? parse(pod.cidr, problems, `${at}: tiers.pod.cidr`) : undefined;
  const fromPrimary = tiers.filter((tier) => tier !== 'pod' || pod?.kind === 'primary-cidr');
  return {
    zones,
    tiers,
    layout,
    primaryCidr,
    primaryPrefixLength: addresses.kind === 'ipam' ? addresses.netmaskLength : (primaryCidr?.prefixLength ?? 16),
    podCidr,
    primarySlots: subnetSlots(
      layout,
      fromPrimary.filter((tier) => hasSlots(layout, tier)),
      zones,
    ),
    podSlots: pod?.kind === 'secondary-cidr' ? podCidrSlots(zones) : [],
    natZones: natZonesOf(nat, zones),
    transitTiers: props.transitGateway ? (props.transitGateway.tiers ?? ['private', 'pod']).filter(has(tiers)) : [],
  };
}

function parse(value: string | undefined, problems: Problems, at: string): Cidr | undefined {
  if (value === undefined || !isKnown(value)) return undefined;
  return problems.collect(() => Cidr.parse(value, at));
}

function natZonesOf(nat: NetworkProps['nat'], zones: readonly string[]): readonly string[] {
  if (nat.kind === 'single') return [nat.zone ?? zones[0]].filter((zone) => zone !== undefined);
  return nat.kind === 'one-per-zone' || nat.kind === 'regional' ? zones : [];
}

function has(tiers: readonly SubnetTier[]): (tier: SubnetTier) => boolean {
  return (tier) => tiers.includes(tier);
}
