import { type Traffic, traffic, trafficCovers, trafficText } from './traffic';

type Rule = readonly [protocol: string, from: number, to: number, peer: string];

const of = ([protocol, from, to, peer]: Rule): Traffic => traffic(protocol, from, to, peer);

describe('traffic', () => {
  test.each([
    ['all of it', ['-1', -1, -1, '0.0.0.0/0'], ['tcp', 443, 443, '10.0.0.0/8'], true],
    ['a port range', ['tcp', 0, 65_535, '10.0.0.0/8'], ['6', 443, 443, '10.1.0.0/16'], true],
    ['another protocol', ['tcp', 443, 443, '10.0.0.0/8'], ['udp', 443, 443, '10.0.0.0/8'], false],
    ['a port outside', ['tcp', 80, 90, '10.0.0.0/8'], ['tcp', 80, 91, '10.0.0.0/8'], false],
    ['a block outside', ['tcp', 443, 443, '10.0.0.0/16'], ['tcp', 443, 443, '10.0.0.0/15'], false],
    ['IPv4 and IPv6', ['tcp', 443, 443, '0.0.0.0/0'], ['tcp', 443, 443, '2001:db8::/32'], false],
    ['the same group', ['tcp', 443, 443, 'sg-1'], ['tcp', 443, 443, 'sg-1'], true],
    ['another group', ['tcp', 443, 443, 'sg-1'], ['tcp', 443, 443, 'sg-2'], false],
    ['a block that is none', ['tcp', 443, 443, '10.0.0.0/99'], ['tcp', 443, 443, '10.0.0.0/8'], false],
  ] satisfies readonly (readonly [string, Rule, Rule, boolean])[])(
    'covers %s: %s %s %s',
    (_, wide, narrow, expected) => {
      expect(trafficCovers(of(wide), of(narrow))).toBe(expected);
    },
  );

  test.each([
    [['tcp', 443, 443], 'tcp 443'],
    [['17', 8000, 8100], 'udp 8000-8100'],
    [['-1', 0, 0], 'all traffic'],
    [['tcp', 0, 65_535], 'all tcp'],
    [['icmp', 8, -1], 'icmp type 8'],
    [['58', 128, 0], 'icmpv6 type 128 code 0'],
    [['50', undefined, undefined], 'all 50'],
  ] as const)('%j is %s', ([protocol, from, to], expected) => {
    expect(trafficText(traffic(protocol, from, to, 'x'))).toBe(expected);
  });
});
