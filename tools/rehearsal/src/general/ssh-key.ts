import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/** A key as SSH writes it. */
export interface SshKey {
  readonly type: string;

  /** What is encoded in a line of `authorized_keys`. */
  readonly publicBlob: Buffer;

  /** PEM of the private key, without a passphrase. */
  readonly privatePem: string;
}

const CURVES: Readonly<Record<string, string>> = { 'P-256': 'nistp256', 'P-384': 'nistp384', 'P-521': 'nistp521' };

/** The key in the formats of OpenSSH; undefined for P-224, which it does not know. Source: RFC 4253, RFC 5656, RFC 8709. */
export function sshKey(key: KeyObject): SshKey | undefined {
  if (key.asymmetricKeyDetails?.namedCurve === 'secp224r1') return undefined;
  const jwk = key.export({ format: 'jwk' });
  const [type, publicParts, privateParts] = partsOf(jwk, key);
  const publicBlob = Buffer.concat([Buffer.from(type), ...publicParts].map(field));
  const check = publicBlob.subarray(-4);
  const secret = [check, check, ...[Buffer.from(type), ...privateParts, Buffer.alloc(0)].map(field)];
  const length = secret.reduce((sum, part) => sum + part.length, 0);
  const padding = Buffer.from(Array.from({ length: (8 - (length % 8)) % 8 }, (_, index) => index + 1));
  const one = Buffer.from([0, 0, 0, 1]);
  const none = field(Buffer.from('none'));
  const content = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    none,
    none,
    field(Buffer.alloc(0)),
    one,
    field(publicBlob),
    field(Buffer.concat([...secret, padding])),
  ]);
  const lines = content.toString('base64').match(/.{1,70}/g) ?? [];
  const privatePem = ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join(
    '\n',
  );
  return { type, publicBlob, privatePem };
}

type Parts = readonly [type: string, publicParts: readonly Buffer[], privateParts: readonly Buffer[]];

function partsOf(jwk: JsonWebKey, key: KeyObject): Parts {
  if (jwk.kty === 'RSA') {
    const part = (text: string | undefined): Buffer => number(bytes(text));
    const { n, e, d, qi, p, q } = jwk;
    return ['ssh-rsa', [part(e), part(n)], [n, e, d, qi, p, q].map(part)];
  }
  if (jwk.kty === 'OKP') {
    const [x, d] = [bytes(jwk.x), bytes(jwk.d)];
    return ['ssh-ed25519', [x], [x, Buffer.concat([d, x])]];
  }
  const curve = CURVES[jwk.crv ?? ''] ?? '';
  // The point ends the key's DER.
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const point = spki.subarray(-(2 * bytes(jwk.x).length + 1));
  return [`ecdsa-sha2-${curve}`, [Buffer.from(curve), point], [Buffer.from(curve), point, number(bytes(jwk.d))]];
}

function bytes(text: string | undefined): Buffer {
  return Buffer.from(text ?? '', 'base64url');
}

/** A number that is not negative, without needless zeros. */
function number(content: Buffer): Buffer {
  const start = content.findIndex((byte) => byte !== 0);
  const body = content.subarray(Math.max(0, start));
  return (body[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), body]) : body;
}

function field(content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}
