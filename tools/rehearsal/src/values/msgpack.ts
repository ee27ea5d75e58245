import { UNKNOWN } from './value';

/** What a MessagePack text holds: whole numbers that a 64-bit float cannot carry are bigints. */
export type Packed = unknown;

/**
 * Reads MessagePack as Terraform writes it. Extensions stand for unknown values.
 *
 * @throws RangeError when the text ends early, or holds what Terraform does not write
 */
export function readMsgpack(bytes: Uint8Array): Packed {
  return new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).next();
}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  next(): Packed {
    const head = this.bytes.readUInt8(this.skip(1));
    if (head <= 0x7f) return head;
    if (head >= 0xe0) return head - 0x100;
    if (head <= 0x8f) return this.map(head & 0x0f);
    if (head <= 0x9f) return this.list(head & 0x0f);
    if (head <= 0xbf) return this.text(head & 0x1f);
    return this.headed(head);
  }

  private headed(head: number): Packed {
    const { bytes } = this;
    switch (head) {
      case 0xc0:
        return null;
      case 0xc2:
      case 0xc3:
        return head === 0xc3;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.binary(this.size(head - 0xc4));
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.extension(this.size(head - 0xc7));
      case 0xca:
        return bytes.readFloatBE(this.skip(4));
      case 0xcb:
        return bytes.readDoubleBE(this.skip(8));
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.size(head - 0xcc);
      case 0xcf:
        return plainOrBig(bytes.readBigUInt64BE(this.skip(8)));
      case 0xd0:
        return bytes.readInt8(this.skip(1));
      case 0xd1:
        return bytes.readInt16BE(this.skip(2));
      case 0xd2:
        return bytes.readInt32BE(this.skip(4));
      case 0xd3:
        return plainOrBig(bytes.readBigInt64BE(this.skip(8)));
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.extension(1 << (head - 0xd4));
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.text(this.size(head - 0xd9));
      case 0xdc:
      case 0xdd:
        return this.list(this.size(head - 0xdb));
      case 0xde:
      case 0xdf:
        return this.map(this.size(head - 0xdd));
      default:
        throw new RangeError(`0x${head.toString(16)} begins no value of MessagePack`);
    }
  }

  /** @param width 0 for one byte, 1 for two, 2 for four. */
  private size(width: number): number {
    const length = 1 << width;
    return this.bytes.readUIntBE(this.skip(length), length);
  }

  private text(length: number): string {
    const start = this.skip(length);
    return this.bytes.toString('utf8', start, start + length);
  }

  private binary(length: number): Uint8Array {
    const start = this.skip(length);
    return this.bytes.subarray(start, start + length);
  }

  private extension(length: number): typeof UNKNOWN {
    this.skip(1 + length);
    return UNKNOWN;
  }

  private list(length: number): readonly Packed[] {
    const parts: Packed[] = [];
    for (let index = 0; index < length; index += 1) parts.push(this.next());
    return parts;
  }

  private map(length: number): Readonly<Record<string, Packed>> {
    const parts: Record<string, Packed> = {};
    for (let index = 0; index < length; index += 1) {
      const key = String(this.next());
      const value = this.next();
      // Assigned, this name would be taken for the prototype.
      if (key === '__proto__') Object.defineProperty(parts, key, { value, ...ofItsOwn });
      else parts[key] = value;
    }
    return parts;
  }

  /** Where the next bytes begin. */
  private skip(length: number): number {
    const start = this.at;
    this.at += length;
    if (this.at > this.bytes.length) throw new RangeError('the MessagePack ends within a value');
    return start;
  }
}

const ofItsOwn = { enumerable: true, configurable: true, writable: true };

function plainOrBig(value: bigint): number | bigint {
  const plain = Number(value);
  return Number.isSafeInteger(plain) ? plain : value;
}
