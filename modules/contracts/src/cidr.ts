import { Address4, Address6 } from 'ip-address';
import { LandfallError } from './landfall-error';

/** An IPv4 or IPv6 network in canonical form: no host bits set. */
export class Cidr {
  private constructor(
    readonly family: 'ipv4' | 'ipv6',
    /** First address, as a number. */
    readonly first: bigint,
    readonly prefixLength: number,
  ) {}

  /**
   * @param at Where the value stands, for the message.
   * @throws LandfallError `CIDR_INVALID` for text that is no network, or one with host bits set.
   */
  static parse(value: string, at: string): Cidr {
    const address = parseAddress(value);
    if (!address) {
      throw new LandfallError('CIDR_INVALID', `'${value}' is no CIDR block; write one like 10.0.0.0/16`, at);
    }
    const family = address instanceof Address4 ? 'ipv4' : 'ipv6';
    const network = new Cidr(family, address.startAddress().bigInt(), address.subnetMask);
    if (address.bigInt() !== network.first) {
      throw new LandfallError('CIDR_INVALID', `'${value}' has host bits set; write ${network.toString()}`, at);
    }
    return network;
  }

  /** Number of addresses. */
  get size(): bigint {
    return 1n << BigInt(this.bits - this.prefixLength);
  }

  /** Last address, as a number. */
  get last(): bigint {
    return this.first + this.size - 1n;
  }

  contains(other: Cidr): boolean {
    return this.family === other.family && this.first <= other.first && other.last <= this.last;
  }

  overlaps(other: Cidr): boolean {
    return this.family === other.family && this.first <= other.last && other.first <= this.last;
  }

  /**
   * The n-th network of the given prefix length inside this one, counted from 0.
   *
   * @throws RangeError when it lies outside: check with `contains` or count first.
   */
  subnet(prefixLength: number, index: number): Cidr {
    const count = 2 ** (prefixLength - this.prefixLength);
    if (prefixLength > this.bits || count < 1 || index >= count || index < 0) {
      throw new RangeError(`no /${prefixLength} number ${index} in ${this.toString()}`);
    }
    const step = 1n << BigInt(this.bits - prefixLength);
    return new Cidr(this.family, this.first + step * BigInt(index), prefixLength);
  }

  /** The n-th address, counted from 0: 2 is the VPC's DNS resolver. */
  address(index: number): string {
    return format(this.family, this.first + BigInt(index));
  }

  toString(): string {
    return `${format(this.family, this.first)}/${this.prefixLength}`;
  }

  private get bits(): 32 | 128 {
    return this.family === 'ipv4' ? 32 : 128;
  }
}

function parseAddress(value: string): Address4 | Address6 | undefined {
  if (!/\/\d{1,3}$/.test(value)) return undefined;
  if (Address4.isValid(value)) return new Address4(value);
  return Address6.isValid(value) ? new Address6(value) : undefined;
}

function format(family: 'ipv4' | 'ipv6', address: bigint): string {
  return family === 'ipv4' ? Address4.fromBigInt(address).correctForm() : Address6.fromBigInt(address).correctForm();
}
