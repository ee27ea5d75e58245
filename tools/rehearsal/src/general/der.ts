/** One element of DER: its tag, its length and its content. Source: ITU-T X.690. */
export function element(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
  const head = body.length < 128 ? [tag, body.length] : [tag, 0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from(head), body]);
}

export function sequence(...content: readonly Buffer[]): Buffer {
  return element(0x30, ...content);
}

/** The elements of a set, in the order that DER asks for. */
export function set(...content: readonly Buffer[]): Buffer {
  return element(0x31, ...[...content].sort(Buffer.compare));
}

export function octets(content: Buffer): Buffer {
  return element(0x04, content);
}

export function bits(content: Buffer, unused = 0): Buffer {
  return element(0x03, Buffer.from([unused]), content);
}

export function boolean(value: boolean): Buffer {
  return element(0x01, Buffer.from([value ? 0xff : 0]));
}

/** A number that is not negative, from its bytes. */
export function integer(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const body = start === -1 ? Buffer.from([0]) : bytes.subarray(start);
  return element(0x02, (body[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), body]) : body);
}

/** An object identifier, from its text: `2.5.4.3`. */
export function identifier(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const content = [first * 40 + second, ...rest].flatMap((part) => {
    const digits = [part % 128];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift(0x80 | (left % 128));
    return digits;
  });
  return element(0x06, Buffer.from(content));
}

export const NULL = element(0x05);

/** A piece of DER that was read: its tag, its content, and all of it. */
export interface Piece {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

/**
 * The pieces that follow each other in a text of DER.
 *
 * @throws RangeError when it is not DER
 */
export function pieces(der: Buffer): readonly Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < der.length;) {
    const first = der.readUInt8(at + 1);
    const digits = first < 128 ? 0 : first & 0x7f;
    const start = at + 2 + digits;
    const length = digits === 0 ? first : der.readUIntBE(at + 2, digits);
    if (start + length > der.length) throw new RangeError('DER ends too early');
    found.push({
      tag: der.readUInt8(at),
      content: der.subarray(start, start + length),
      whole: der.subarray(at, start + length),
    });
    at = start + length;
  }
  return found;
}
