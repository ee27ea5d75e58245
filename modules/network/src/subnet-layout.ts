import { type Cidr, type SubnetTier } from '@landfall/contracts';

/**
 * How a VPC's CIDR is cut into subnets. Each layout reserves a slot for every tier in six zones, used or not, so that
 * adding a zone or a tier never renumbers what exists.
 *
 * - `nodes`: most addresses go to private subnets, an eighth of the VPC each; VPC /16 to /21; no slots for pods.
 * - `even`: all five tiers get a thirty-second of the VPC per zone; VPC /16 to /23.
 */
export type SubnetLayout = 'nodes' | 'even';

/** Where a subnet lies in its CIDR: as `cidrsubnet(cidr, newBits, index)` counts. */
export interface SubnetSlot {
  readonly tier: SubnetTier;

  /** Zone name: `eu-west-1a`. */
  readonly zone: string;

  /** How much longer the subnet's prefix is than that of the CIDR. */
  readonly newBits: number;

  /** Number of the subnet among those of its size, counted from 0. */
  readonly index: number;
}

/** A subnet with its addresses. */
export interface PlacedSubnet extends SubnetSlot {
  readonly cidr: Cidr;
}

/** Smallest subnet that AWS makes. Source: Amazon VPC User Guide, "Subnet CIDR blocks". */
export const SMALLEST_SUBNET_PREFIX = 28;

/** Zone letters that have a slot. No Region of AWS has more than six. */
export const SLOT_LETTERS = 'abcdef';

interface TierSlots {
  readonly newBits: number;

  /** Index of the slot of zone a; the other zones follow in the order of their letters. */
  readonly first: number;
}

const LAYOUTS: Readonly<Record<SubnetLayout, Readonly<Partial<Record<SubnetTier, TierSlots>>>>> = {
  nodes: {
    private: { newBits: 3, first: 0 },
    public: { newBits: 6, first: 48 },
    intra: { newBits: 7, first: 112 },
    database: { newBits: 7, first: 120 },
  },
  even: {
    public: { newBits: 5, first: 0 },
    private: { newBits: 5, first: 6 },
    intra: { newBits: 5, first: 12 },
    database: { newBits: 5, first: 18 },
    pod: { newBits: 5, first: 24 },
  },
};

/** A CIDR that only pods use is cut into eighths. */
const POD_CIDR: TierSlots = { newBits: 3, first: 0 };

/** Position of each tier among the /64 networks of the VPC's IPv6 /56, eight per tier. */
const IPV6_FIRST: Readonly<Record<SubnetTier, number>> = { public: 0, private: 8, intra: 16, database: 24, pod: 32 };

/**
 * The subnets of a CIDR. Zones without a slot and tiers that the layout has none for are left out.
 *
 * @throws RangeError when a subnet would be smaller than one address: compare with `longestPrefix` first.
 */
export function subnetLayout(
  cidr: Cidr,
  layout: SubnetLayout,
  tiers: readonly SubnetTier[],
  zones: readonly string[],
): readonly PlacedSubnet[] {
  return subnetSlots(layout, tiers, zones).map((slot) => ({
    ...slot,
    cidr: cidr.subnet(cidr.prefixLength + slot.newBits, slot.index),
  }));
}

/** Slots of the VPC's primary CIDR, whose addresses may not be known yet. */
export function subnetSlots(
  layout: SubnetLayout,
  tiers: readonly SubnetTier[],
  zones: readonly string[],
): readonly SubnetSlot[] {
  return tiers.flatMap((tier) => {
    const slots = LAYOUTS[layout][tier];
    return slots ? slotsOf(tier, slots, zones) : [];
  });
}

/** Slots of a secondary CIDR that only pods use. */
export function podCidrSlots(zones: readonly string[]): readonly SubnetSlot[] {
  return slotsOf('pod', POD_CIDR, zones);
}

/** The /64 of a subnet in the VPC's IPv6 /56: independent of layout, so that it never changes. */
export function ipv6Slot(tier: SubnetTier, zone: string): { readonly newBits: 8; readonly index: number } {
  return { newBits: 8, index: IPV6_FIRST[tier] + letterOf(zone) };
}

/** True when the layout has slots for the tier. */
export function hasSlots(layout: SubnetLayout, tier: SubnetTier): boolean {
  return LAYOUTS[layout][tier] !== undefined;
}

/** True when the zone's letter has a slot. */
export function hasZoneSlot(zone: string): boolean {
  return letterOf(zone) >= 0;
}

/** The longest prefix a CIDR may have for each of the slots to be a subnet that AWS makes. */
export function longestPrefix(slots: readonly SubnetSlot[]): number {
  return SMALLEST_SUBNET_PREFIX - Math.max(0, ...slots.map(({ newBits }) => newBits));
}

function slotsOf(tier: SubnetTier, { newBits, first }: TierSlots, zones: readonly string[]): readonly SubnetSlot[] {
  return zones.filter(hasZoneSlot).map((zone) => ({ tier, zone, newBits, index: first + letterOf(zone) }));
}

function letterOf(zone: string): number {
  return zone === '' ? -1 : SLOT_LETTERS.indexOf(zone.slice(-1));
}
