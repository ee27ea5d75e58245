import { Cidr, LandfallError } from './index';

function parse(value: string): Cidr {
  return Cidr.parse(value, 'test');
}

describe('a CIDR block', () => {
  test.each([
    ['10.0.0.0/16', 'ipv4', 65_536n],
    ['0.0.0.0/0', 'ipv4', 2n ** 32n],
    ['10.0.0.1/32', 'ipv4', 1n],
    ['2001:db8::/32', 'ipv6', 2n ** 96n],
    ['::/0', 'ipv6', 2n ** 128n],
  ] as const)('%s has a family and a size, and is written as it was', (text, family, size) => {
    expect(parse(text)).toMatchObject({ family, size });
    expect(parse(text).toString()).toBe(text);
  });

  test('is written in canonical form', () => {
    expect(parse('2001:0db8:0000::/48').toString()).toBe('2001:db8::/48');
  });

  test('has a first and a last address', () => {
    expect(parse('10.0.1.0/24').first).toBe(0x0a000100n);
    expect(parse('10.0.1.0/24').last).toBe(0x0a0001ffn);
  });

  test.each([
    ['10.0.0.0/16', '10.0.255.0/24', true],
    ['10.0.0.0/16', '10.0.0.0/16', true],
    ['10.0.0.0/16', '10.1.0.0/24', false],
    ['10.0.0.0/16', '9.255.255.0/24', false],
    ['10.0.0.0/16', '10.0.0.0/15', false],
    ['::/0', '10.0.0.0/24', false],
  ])('%s contains %s: %s', (outer, inner, expected) => {
    expect(parse(outer).contains(parse(inner))).toBe(expected);
  });

  test.each([
    ['10.0.0.0/16', '10.0.255.0/24', true],
    ['10.0.255.0/24', '10.0.0.0/16', true],
    ['10.0.0.0/24', '10.0.1.0/24', false],
    ['10.0.1.0/24', '10.0.0.0/24', false],
    ['::/0', '0.0.0.0/0', false],
  ])('%s overlaps %s: %s', (one, other, expected) => {
    expect(parse(one).overlaps(parse(other))).toBe(expected);
  });

  test('is divided into networks, counted from 0', () => {
    expect(parse('10.0.0.0/16').subnet(20, 0).toString()).toBe('10.0.0.0/20');
    expect(parse('10.0.0.0/16').subnet(20, 15).toString()).toBe('10.0.240.0/20');
    expect(parse('10.0.0.0/16').subnet(16, 0).toString()).toBe('10.0.0.0/16');
    expect(parse('2001:db8::/56').subnet(64, 255).toString()).toBe('2001:db8:0:ff::/64');
    expect(parse('10.0.0.0/31').subnet(32, 1).toString()).toBe('10.0.0.1/32');
  });

  test.each([
    [20, 16],
    [20, -1],
    [15, 0],
    [33, 0],
  ])('has no /%s number %s', (prefixLength, index) => {
    expect(() => parse('10.0.0.0/16').subnet(prefixLength, index)).toThrow(
      new RangeError(`no /${prefixLength} number ${index} in 10.0.0.0/16`),
    );
  });

  test('every division lies inside it and none overlaps another', () => {
    const whole = parse('10.20.0.0/16');
    const parts = Array.from({ length: 16 }, (_, index) => whole.subnet(20, index));
    expect(parts.every((part) => whole.contains(part))).toBe(true);
    expect(parts.reduce((sum, part) => sum + part.size, 0n)).toBe(whole.size);
    expect(parts.some((part, index) => parts.slice(index + 1).some((other) => part.overlaps(other)))).toBe(false);
  });

  test('knows its addresses, counted from 0', () => {
    expect(parse('10.0.0.0/16').address(2)).toBe('10.0.0.2');
    expect(parse('10.0.0.0/16').address(256)).toBe('10.0.1.0');
    expect(parse('2001:db8::/64').address(10)).toBe('2001:db8::a');
  });

  test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/16', 'ten', '', '2001:db8::/129'])("fails for '%s'", (value) => {
    expect(() => Cidr.parse(value, 'network.cidr')).toThrow(
      new LandfallError('CIDR_INVALID', `'${value}' is no CIDR block; write one like 10.0.0.0/16`, 'network.cidr'),
    );
  });

  test.each([
    ['10.0.0.1/16', '10.0.0.0/16'],
    ['2001:db8::1/64', '2001:db8::/64'],
  ])("fails for '%s', which has host bits set", (value, network) => {
    expect(() => Cidr.parse(value, 'network.cidr')).toThrow(
      new LandfallError('CIDR_INVALID', `'${value}' has host bits set; write ${network}`, 'network.cidr'),
    );
  });
});
