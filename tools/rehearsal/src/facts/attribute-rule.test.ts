import { sizeViolation, violation, type TextFormat } from './attribute-rule';

describe('a rule for an attribute', () => {
  it('lists the values that it may have', () => {
    const rule = { enum: ['STANDARD', 'EXTENDED'] };
    expect(violation('support_type', rule, 'STANDARD')).toBeUndefined();
    expect(violation('support_type', rule, 'standard')).toBe(
      'expected support_type to be one of [STANDARD EXTENDED], got standard',
    );
  });

  it('compares listed values without regard to case where the provider does', () => {
    const rule = { enum: ['allow', 'deny'], ignoreCase: true } as const;
    expect(violation('rule_action', rule, 'ALLOW')).toBeUndefined();
    expect(violation('rule_action', rule, 'DROP')).toBe('expected rule_action to be one of [allow deny], got DROP');
  });

  it('lists numbers as well', () => {
    expect(violation('retention_in_days', { enum: [0, 365] }, 365)).toBeUndefined();
    expect(violation('retention_in_days', { enum: [0, 365] }, 366)).toBe(
      'expected retention_in_days to be one of [0 365], got 366',
    );
  });

  it('bounds numbers, both ends included', () => {
    const rule = { range: [7, 30] } as const;
    expect([7, 30].map((days) => violation('deletion_window_in_days', rule, days))).toEqual([undefined, undefined]);
    expect(violation('deletion_window_in_days', rule, 6)).toBe(
      'expected deletion_window_in_days to be in the range (7 - 30), got 6',
    );
  });

  it('bounds numbers that the schema keeps as text', () => {
    expect(violation('deregistration_delay', { range: [0, 3600] }, '3601')).toBe(
      'expected deregistration_delay to be in the range (0 - 3600), got 3601',
    );
  });

  it('says "at least" where nothing bounds it above', () => {
    expect(violation('evaluation_periods', { range: [1, Infinity] }, 0)).toBe(
      'expected evaluation_periods to be in the range (at least 1), got 0',
    );
  });

  it('bounds the length of text', () => {
    expect(violation('name', { length: [1, 3] }, 'abc')).toBeUndefined();
    expect(violation('name', { length: [1, 3] }, 'abcd')).toBe(
      'expected length of name to be in the range (1 - 3), got "abcd"',
    );
  });

  it('holds text to a pattern, and away from one', () => {
    expect(violation('name', { pattern: /^alias\// }, 'key')).toBe(
      String.raw`invalid value for name: "key" does not match ^alias\/`,
    );
    expect(violation('name', { not: /^sg-/ }, 'sg-web')).toBe('invalid value for name: "sg-web" must not match ^sg-');
  });

  it('lets empty text pass where a kind of text is asked for', () => {
    expect(violation('role_arn', { format: 'arn' }, '')).toBeUndefined();
  });

  it('bounds how many elements there are', () => {
    expect(sizeViolation('subnet_ids', { size: [1, Infinity] }, 1)).toBeUndefined();
    expect(sizeViolation('subnet_ids', { size: [1, Infinity] }, 0)).toBe(
      'expected subnet_ids to have (at least 1) elements, got 0',
    );
    expect(sizeViolation('subnet_ids', {}, 0)).toBeUndefined();
  });
});

const kinds: readonly (readonly [TextFormat, string, readonly string[], readonly string[]])[] = [
  ['account', 'an AWS account id of 12 digits', ['123456789012'], ['12345678901', '1234567890123']],
  [
    'arn',
    'an ARN',
    ['arn:aws:s3:::bucket', 'arn:aws-cn:iam::123456789012:role/x', 'arn:aws:eks::aws:cluster-access-policy/A'],
    ['role/x', 'arn:aws:iam::1234:role/x', 'arn:aws:iam::123456789012:'],
  ],
  ['base64', 'base64 text', ['aGVsbG8='], ['hello!', 'abc']],
  ['cidr', 'an IPv4 or IPv6 network in CIDR notation', ['10.0.0.0/16', 'fd00::/8'], ['10.0.0.1/16', 'fd00::']],
  ['ipv4', 'an IPv4 address', ['10.0.255.1'], ['10.0.256.1', '10.0.1', '10.0.0.0.1']],
  [
    'ipv4Cidr',
    'an IPv4 network in CIDR notation',
    ['0.0.0.0/0', '10.0.0.0/8', '10.1.2.3/32'],
    ['10.0.0.1/24', '10.0.0.0', '10.0.0.0/33', '10.0.0.0/8/8'],
  ],
  ['ipv6', 'an IPv6 address', ['2600:1f18::1', '::'], ['2600', '10.0.0.1']],
  ['ipv6Cidr', 'an IPv6 network in CIDR notation', ['::/0', '2600:1f18::/56'], ['2600:1f18::/129', '10.0.0.0/8']],
  ['json', 'JSON', ['{}', '[1]'], ['{', 'text']],
  ['region', 'an AWS Region name', ['eu-west-1', 'us-gov-west-1', 'ap-southeast-2'], ['eu-west', 'Frankfurt']],
  ['time', 'an RFC 3339 time', ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00+02:00'], ['2026-01-01', 'now']],
  ['url', 'a URL', ['https://example.com/'], ['example.com']],
];

describe.each(kinds)('the kind of text %s', (format, name, right, wrong) => {
  it('accepts what is one', () => {
    expect(right.map((text) => violation('value', { format }, text))).toEqual(right.map(() => undefined));
  });

  it('refuses what is not', () => {
    expect(wrong.map((text) => violation('value', { format }, text))).toEqual(
      wrong.map((text) => `invalid value for value: "${text}" is not ${name}`),
    );
  });
});
