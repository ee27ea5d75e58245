import { Cidr, LandfallError } from '@landfall/contracts';

/** Traffic that a rule lets through. */
export interface Traffic {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, `all`, or a number. */
  readonly protocol: string;

  /** First and last port, or type and code of ICMP; undefined for all of them. */
  readonly ports: readonly [number, number] | undefined;

  /** The other end: a CIDR block, or what it is called. */
  readonly peer: string;
}

const PROTOCOLS: Readonly<Record<string, string>> = {
  '-1': 'all',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

/** A protocol by name, ports only where the protocol has some. */
export function traffic(
  protocol: string | undefined,
  from: number | undefined,
  to: number | undefined,
  peer: string,
): Traffic {
  const given = (protocol ?? '-1').toLowerCase();
  const name = Object.hasOwn(PROTOCOLS, given) ? (PROTOCOLS[given] ?? given) : given;
  const everyPort = from === undefined || name === 'all' || from === -1 || (from === 0 && to === 65_535);
  return { protocol: name, ports: everyPort ? undefined : [from, to ?? from], peer };
}

/** True when the second traffic is part of the first. */
export function trafficCovers(wide: Traffic, narrow: Traffic): boolean {
  if (wide.protocol !== 'all' && wide.protocol !== narrow.protocol) return false;
  return portsCover(wide, narrow) && peerCovers(wide.peer, narrow.peer);
}

function portsCover({ ports: wide }: Traffic, { ports: narrow }: Traffic): boolean {
  if (wide === undefined) return true;
  return narrow !== undefined && wide[0] <= narrow[0] && narrow[1] <= wide[1];
}

function peerCovers(wide: string, narrow: string): boolean {
  const [outer, inner] = [cidrIn(wide), cidrIn(narrow)];
  return outer === undefined || inner === undefined ? wide === narrow : outer.contains(inner);
}

function cidrIn(text: string): Cidr | undefined {
  if (!/^[\da-f.:]+\/\d+$/i.test(text)) return undefined;
  try {
    return Cidr.parse(text, 'plan');
  } catch (error) {
    if (error instanceof LandfallError) return undefined;
    throw error;
  }
}

/** `tcp 443`, `udp 8000-8100`, `all traffic` */
export function trafficText({ protocol, ports }: Traffic): string {
  if (protocol === 'all') return 'all traffic';
  if (ports === undefined) return `all ${protocol}`;
  const [first, last] = ports;
  if (protocol.startsWith('icmp')) return `${protocol} type ${first}${last === -1 ? '' : ` code ${last}`}`;
  return `${protocol} ${first === last ? first : `${first}-${last}`}`;
}

/** `10.0.0.0/8`, and for what is everything: `the whole internet (0.0.0.0/0)`. */
export function peerText(peer: string): string {
  return peer === '0.0.0.0/0' || peer === '::/0' ? `the whole internet (${peer})` : peer;
}
