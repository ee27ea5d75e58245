import { checkPrimeSync, createECDH, createPrivateKey, type KeyObject } from 'node:crypto';

import { bits, element, identifier, integer, octets, sequence } from './der';
import { derivedBytes } from './derived-random';

/** Curves by their names in the TLS provider: as OpenSSL calls them, their identifiers, and the bytes of a number. */
export const CURVES: Readonly<Record<string, { readonly name: string; readonly id: string; readonly bytes: number }>> =
  {
    P224: { name: 'secp224r1', id: '1.3.132.0.33', bytes: 28 },
    P256: { name: 'prime256v1', id: '1.2.840.10045.3.1.7', bytes: 32 },
    P384: { name: 'secp384r1', id: '1.3.132.0.34', bytes: 48 },
    P521: { name: 'secp521r1', id: '1.3.132.0.35', bytes: 66 },
  };

/** A private key that follows from a seed: the same seed gives the same one in every run. It protects nothing. */
export function derivedKey(
  algorithm: string,
  options: { readonly bits: number; readonly curve: string },
  seed: string,
): KeyObject {
  if (algorithm === 'ED25519') return ed25519Key(seed);
  return algorithm === 'ECDSA' ? ecKey(options.curve, seed) : rsaKey(options.bits, seed);
}

function ed25519Key(seed: string): KeyObject {
  const secret = octets(octets(derivedBytes(seed, 32)));
  const der = sequence(integer(Buffer.from([0])), sequence(identifier('1.3.101.112')), secret);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function ecKey(curve: string, seed: string): KeyObject {
  const { name, id, bytes } = CURVES[curve] ?? { name: 'secp224r1', id: '1.3.132.0.33', bytes: 28 };
  const secret = derivedBytes(seed, bytes);
  // Below the order of the curve, and not zero.
  secret[0] = curve === 'P521' ? 0 : (secret[0] ?? 0) & 0x7f;
  secret[bytes - 1] = (secret[bytes - 1] ?? 0) | 1;
  const point = createECDH(name);
  point.setPrivateKey(secret);
  const der = sequence(
    integer(Buffer.from([1])),
    octets(secret),
    element(0xa0, identifier(id)),
    element(0xa1, bits(point.getPublicKey())),
  );
  return createPrivateKey({ key: der, format: 'der', type: 'sec1' });
}

const EXPONENT = 65537n;

function rsaKey(length: number, seed: string): KeyObject {
  const [p, q] = [derivedPrime(`${seed}/p`, length / 2), derivedPrime(`${seed}/q`, length / 2)];
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const numbers = { n: p * q, e: EXPONENT, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const fields = Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, bytesOf(value).toString('base64url')]),
  );
  return createPrivateKey({ key: { kty: 'RSA', ...fields }, format: 'jwk' });
}

const SMALL_PRIMES = Array.from({ length: 1000 }, (_, number) => number).filter(
  (number) =>
    number > 2 && Array.from({ length: number - 2 }, (_, index) => index + 2).every((factor) => number % factor !== 0),
);

/** The first prime after a number that follows from the seed; its two highest bits are set. */
function derivedPrime(seed: string, length: number): bigint {
  const bytes = derivedBytes(seed, length / 8);
  bytes[0] = (bytes[0] ?? 0) | 0xc0;
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) | 1;
  const start = BigInt(`0x${bytes.toString('hex')}`);
  const rests = SMALL_PRIMES.map((prime) => [Number(start % BigInt(prime)), prime] as const);
  for (let offset = 0; ; offset += 2) {
    if (rests.some(([rest, prime]) => (rest + offset) % prime === 0)) continue;
    const candidate = start + BigInt(offset);
    if ((candidate - 1n) % EXPONENT !== 0n && checkPrimeSync(candidate)) return candidate;
  }
}

/** The number that a number has to be multiplied with to give 1. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [before, rest, factor, next] = [modulus, value % modulus, 0n, 1n];
  while (rest !== 0n) {
    const times = before / rest;
    [before, rest] = [rest, before - times * rest];
    [factor, next] = [next, factor - times * next];
  }
  return ((factor % modulus) + modulus) % modulus;
}

function bytesOf(value: bigint): Buffer {
  const text = value.toString(16);
  return Buffer.from(text.length % 2 === 0 ? text : `0${text}`, 'hex');
}
