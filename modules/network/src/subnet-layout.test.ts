import { Cidr, type SubnetTier, subnetTiers } from '@landfall/contracts';
import {
  hasSlots,
  ipv6Slot,
  longestPrefix,
  type PlacedSubnet,
  podCidrSlots,
  type SubnetLayout,
  subnetLayout,
  subnetSlots,
} from './subnet-layout';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d', 'eu-west-1e', 'eu-west-1f'];
const LAYOUTS: readonly SubnetLayout[] = ['nodes', 'even'];

function cidrs(cidr: string, layout: SubnetLayout, tiers: readonly SubnetTier[], zones: readonly string[]): object {
  const subnets = subnetLayout(Cidr.parse(cidr, 'test'), layout, tiers, zones);
  return Object.fromEntries(subnets.map((subnet) => [`${subnet.tier}-${subnet.zone}`, subnet.cidr.toString()]));
}

describe('the layout nodes', () => {
  it('gives private subnets an eighth of the VPC each and the rest to the small tiers', () => {
    const tiers: readonly SubnetTier[] = ['public', 'private', 'intra', 'database'];
    expect(cidrs('10.0.0.0/16', 'nodes', tiers, ['eu-west-1a', 'eu-west-1f'])).toEqual({
      'public-eu-west-1a': '10.0.192.0/22',
      'public-eu-west-1f': '10.0.212.0/22',
      'private-eu-west-1a': '10.0.0.0/19',
      'private-eu-west-1f': '10.0.160.0/19',
      'intra-eu-west-1a': '10.0.224.0/23',
      'intra-eu-west-1f': '10.0.234.0/23',
      'database-eu-west-1a': '10.0.240.0/23',
      'database-eu-west-1f': '10.0.250.0/23',
    });
  });

  it('has no slots for pods', () => {
    expect(hasSlots('nodes', 'pod')).toBe(false);
    expect(subnetSlots('nodes', ['pod'], ZONES)).toEqual([]);
  });
});

describe('the layout even', () => {
  it('gives each tier a thirty-second of the VPC per zone', () => {
    expect(cidrs('10.0.0.0/16', 'even', subnetTiers, ['eu-west-1b'])).toEqual({
      'public-eu-west-1b': '10.0.8.0/21',
      'private-eu-west-1b': '10.0.56.0/21',
      'intra-eu-west-1b': '10.0.104.0/21',
      'database-eu-west-1b': '10.0.152.0/21',
      'pod-eu-west-1b': '10.0.200.0/21',
    });
  });
});

it('gives pods an eighth of a CIDR of their own per zone', () => {
  expect(podCidrSlots(['eu-west-1a', 'eu-west-1c'])).toEqual([
    { tier: 'pod', zone: 'eu-west-1a', newBits: 3, index: 0 },
    { tier: 'pod', zone: 'eu-west-1c', newBits: 3, index: 2 },
  ]);
});

it('gives every tier and zone an IPv6 network of its own within the 256 of a /56', () => {
  const indexes = subnetTiers.flatMap((tier) => ZONES.map((zone) => ipv6Slot(tier, zone).index));
  expect(new Set(indexes).size).toBe(30);
  expect(Math.max(...indexes)).toBeLessThan(256);
  expect(ipv6Slot('public', 'eu-west-1a')).toEqual({ newBits: 8, index: 0 });
  expect(ipv6Slot('pod', 'eu-west-1c')).toEqual({ newBits: 8, index: 34 });
});

it('leaves out zones without a slot', () => {
  expect(subnetSlots('nodes', ['private'], ['eu-west-1g', ''])).toEqual([]);
});

it('knows the longest prefix that leaves a /28 for each subnet', () => {
  expect(longestPrefix(subnetSlots('nodes', ['public', 'private'], ZONES))).toBe(22);
  expect(longestPrefix(subnetSlots('nodes', ['intra'], ZONES))).toBe(21);
  expect(longestPrefix(subnetSlots('even', subnetTiers, ZONES))).toBe(23);
  expect(longestPrefix([])).toBe(28);
});

describe('for any CIDR, layout, zones and tiers', () => {
  const cases = samples(300);

  it('keeps every subnet inside the CIDR', () => {
    for (const { cidr, subnets } of cases) {
      for (const subnet of subnets) expect(cidr.contains(subnet.cidr)).toBe(true);
    }
  });

  it('never lets two subnets overlap', () => {
    for (const { subnets } of cases) {
      for (const [index, subnet] of subnets.entries()) {
        const others = subnets.slice(index + 1);
        expect(others.filter((other) => other.cidr.overlaps(subnet.cidr))).toEqual([]);
      }
    }
  });

  it('makes no subnet smaller than a /28 in a CIDR that is large enough', () => {
    for (const { cidr, subnets } of cases) {
      expect(cidr.prefixLength).toBeLessThanOrEqual(longestPrefix(subnets));
      for (const subnet of subnets) expect(subnet.cidr.prefixLength).toBeLessThanOrEqual(28);
    }
  });

  it('renumbers nothing when zones or tiers are added', () => {
    for (const { cidr, layout, subnets } of cases) {
      const whole = subnetLayout(cidr, layout, subnetTiers, ZONES);
      for (const subnet of subnets) {
        const same = whole.find(({ tier, zone }) => tier === subnet.tier && zone === subnet.zone);
        expect(same?.cidr.toString()).toBe(subnet.cidr.toString());
      }
    }
  });
});

interface Sample {
  readonly cidr: Cidr;
  readonly layout: SubnetLayout;
  readonly subnets: readonly PlacedSubnet[];
}

/** Random cases that are the same in every run. */
function samples(count: number): readonly Sample[] {
  const next = random(20_260_101);
  return Array.from({ length: count }, () => {
    const layout = LAYOUTS[next(LAYOUTS.length)] ?? 'nodes';
    const prefixLength = 16 + next(layout === 'nodes' ? 6 : 8);
    const cidr = Cidr.parse('10.0.0.0/8', 'test').subnet(prefixLength, next(2 ** (prefixLength - 8)));
    const zones = ZONES.filter(() => next(2) === 1);
    const tiers = subnetTiers.filter(() => next(2) === 1);
    return { cidr, layout, subnets: subnetLayout(cidr, layout, tiers, zones) };
  });
}

/** A linear congruential generator with the constants of Numerical Recipes: numbers below a limit. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
