/** Kinds of text that providers check in many places. */
export type TextFormat =
  | 'account'
  | 'arn'
  | 'base64'
  | 'cidr'
  | 'ipv4'
  | 'ipv4Cidr'
  | 'ipv6'
  | 'ipv6Cidr'
  | 'json'
  | 'region'
  | 'time'
  | 'url';

/** What a provider checks of one attribute. In a list, a set or the values of a map, each element is checked. */
export interface AttributeRule {
  /** The values it may have. */
  readonly enum?: readonly (string | number)[];

  /** Whether `enum` is compared without regard to case. */
  readonly ignoreCase?: true;

  /** What the text must match. */
  readonly pattern?: RegExp;

  /** What the text must not match. */
  readonly not?: RegExp;

  /** Shortest and longest text, in characters. */
  readonly length?: readonly [number, number];

  /** Smallest and largest number, also for numbers that the schema keeps as text. */
  readonly range?: readonly [number, number];

  /** The kind of text. Empty text passes. */
  readonly format?: TextFormat;

  /** Least and greatest number of elements of a list, set or map. */
  readonly size?: readonly [number, number];
}

const network = {
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/,
  ipv6: /^(?=.*:.*:)[0-9A-Fa-f:]+(?::(?:\d{1,3}\.){3}\d{1,3})?$/,
};

const formats: Readonly<Record<TextFormat, (text: string) => boolean>> = {
  account: (text) => /^\d{12}$/.test(text),
  arn: (text) => /^arn:[\w-]+:[\w-]+:[\w-]*:(?:\d{12}|aws|aws-managed|third-party|cw\d{10})?:.+$/.test(text),
  base64: (text) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text),
  cidr: (text) => isIpv4Cidr(text) || isIpv6Cidr(text),
  ipv4: (text) => network.ipv4.test(text),
  ipv4Cidr: isIpv4Cidr,
  ipv6: (text) => network.ipv6.test(text),
  ipv6Cidr: isIpv6Cidr,
  json: isJson,
  region: (text) => /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/.test(text),
  time: (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text),
  url: (text) => URL.canParse(text),
};

const formatNames: Readonly<Record<TextFormat, string>> = {
  account: 'an AWS account id of 12 digits',
  arn: 'an ARN',
  base64: 'base64 text',
  cidr: 'an IPv4 or IPv6 network in CIDR notation',
  ipv4: 'an IPv4 address',
  ipv4Cidr: 'an IPv4 network in CIDR notation',
  ipv6: 'an IPv6 address',
  ipv6Cidr: 'an IPv6 network in CIDR notation',
  json: 'JSON',
  region: 'an AWS Region name',
  time: 'an RFC 3339 time',
  url: 'a URL',
};

/** What is wrong with a known value, or one element of one, of the attribute at a path; `undefined` when nothing is. */
export function violation(path: string, rule: AttributeRule, value: string | number | boolean): string | undefined {
  if (rule.enum !== undefined && !isListed(rule, value)) {
    return `expected ${path} to be one of [${rule.enum.join(' ')}], got ${value}`;
  }
  if (rule.range !== undefined && !within(Number(value), rule.range)) {
    return `expected ${path} to be in the range ${rangeText(rule.range)}, got ${value}`;
  }
  return typeof value === 'string' ? textViolation(path, rule, value) : undefined;
}

/** What is wrong with the number of elements that an attribute has; `undefined` when nothing is. */
export function sizeViolation(path: string, rule: AttributeRule, size: number): string | undefined {
  if (rule.size === undefined || within(size, rule.size)) return undefined;
  return `expected ${path} to have ${rangeText(rule.size)} elements, got ${size}`;
}

function textViolation(path: string, rule: AttributeRule, text: string): string | undefined {
  if (rule.length !== undefined && !within([...text].length, rule.length)) {
    return `expected length of ${path} to be in the range ${rangeText(rule.length)}, got ${JSON.stringify(text)}`;
  }
  if (rule.pattern !== undefined && !rule.pattern.test(text)) {
    return `invalid value for ${path}: ${JSON.stringify(text)} does not match ${rule.pattern.source}`;
  }
  if (rule.not?.test(text) === true) {
    return `invalid value for ${path}: ${JSON.stringify(text)} must not match ${rule.not.source}`;
  }
  if (rule.format !== undefined && text !== '' && !formats[rule.format](text)) {
    return `invalid value for ${path}: ${JSON.stringify(text)} is not ${formatNames[rule.format]}`;
  }
  return undefined;
}

function isListed(rule: AttributeRule, value: string | number | boolean): boolean {
  const same = (text: string | number): string =>
    rule.ignoreCase === true ? String(text).toLowerCase() : String(text);
  return rule.enum?.some((allowed) => same(allowed) === same(String(value))) ?? true;
}

function within(number: number, [least, greatest]: readonly [number, number]): boolean {
  return number >= least && number <= greatest;
}

function rangeText([least, greatest]: readonly [number, number]): string {
  return greatest === Infinity ? `(at least ${least})` : `(${least} - ${greatest})`;
}

/** Whether the text is an IPv4 network: no bits are set after the prefix. */
function isIpv4Cidr(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  if (rest.length > 0 || !network.ipv4.test(address) || !/^(?:\d|[12]\d|3[0-2])$/.test(prefix)) return false;
  const bits = address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
  return !bits.slice(Number(prefix)).includes('1');
}

function isIpv6Cidr(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  return rest.length === 0 && network.ipv6.test(address) && /^(?:\d{1,2}|1[01]\d|12[0-8])$/.test(prefix);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
