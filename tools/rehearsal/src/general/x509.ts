import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';

import { isListValue, isObjectValue, textOf, type ObjectValue, type Value } from '../values/value';
import { NULL, bits, boolean, element, identifier, integer, octets, pieces, sequence, set, type Piece } from './der';

/** What is signed about a subject: who it is, its public key, and other names of it, all in DER. */
export interface Subject {
  readonly name: Buffer;
  readonly publicKey: Buffer;
  readonly otherNames?: Buffer;
}

/** What a certificate says beside its subject. */
export interface CertificateTerms {
  readonly serial: Buffer;
  readonly from: Date;
  readonly to: Date;

  /** `allowed_uses` of the TLS provider. */
  readonly uses: readonly string[];
  readonly isCa: boolean;
  readonly withSubjectKeyId: boolean;

  /** Whether the key of the issuer is named. */
  readonly withIssuerKeyId: boolean;
}

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14';
const OTHER_NAMES = '2.5.29.17';

/** Names of attributes by those of the provider, in the order in which it writes them. Source: RFC 5280, RFC 4519. */
const ATTRIBUTES = {
  country: '2.5.4.6',
  organization: '2.5.4.10',
  organizational_unit: '2.5.4.11',
  locality: '2.5.4.7',
  province: '2.5.4.8',
  street_address: '2.5.4.9',
  postal_code: '2.5.4.17',
  common_name: '2.5.4.3',
  serial_number: '2.5.4.5',
};

/** Bits of the key usage extension. Source: RFC 5280. */
const KEY_USES = [
  'digital_signature',
  'content_commitment',
  'key_encipherment',
  'data_encipherment',
  'key_agreement',
  'cert_signing',
  'crl_signing',
  'encipher_only',
  'decipher_only',
];

const EXTENDED_USES: Readonly<Record<string, string>> = {
  any_extended: '2.5.29.37.0',
  server_auth: '1.3.6.1.5.5.7.3.1',
  client_auth: '1.3.6.1.5.5.7.3.2',
  code_signing: '1.3.6.1.5.5.7.3.3',
  email_protection: '1.3.6.1.5.5.7.3.4',
  ipsec_end_system: '1.3.6.1.5.5.7.3.5',
  ipsec_tunnel: '1.3.6.1.5.5.7.3.6',
  ipsec_user: '1.3.6.1.5.5.7.3.7',
  timestamping: '1.3.6.1.5.5.7.3.8',
  ocsp_signing: '1.3.6.1.5.5.7.3.9',
};

/** The subject that the arguments `subject`, `dns_names`, `ip_addresses` and `uris` describe. */
export function subjectOf(config: ObjectValue, key: KeyObject): Subject {
  const block = isListValue(config['subject']) ? (config['subject'][0] ?? null) : null;
  const values: ObjectValue = isObjectValue(block) ? block : {};
  const parts = Object.entries(ATTRIBUTES).flatMap(([name, id]) =>
    textsOf(values[name]).map((text) => set(sequence(identifier(id), element(0x0c, Buffer.from(text))))),
  );
  const names = [
    ...textsOf(config['dns_names']).map((text) => element(0x82, Buffer.from(text))),
    ...textsOf(config['ip_addresses']).map((text) => element(0x87, addressBytes(text))),
    ...textsOf(config['uris']).map((text) => element(0x86, Buffer.from(text))),
  ];
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return { name: sequence(...parts), publicKey, ...(names.length > 0 ? { otherNames: sequence(...names) } : {}) };
}

/** A request for a certificate, in DER. Source: RFC 2986. */
export function certificateRequest({ name, publicKey, otherNames }: Subject, key: KeyObject): Buffer {
  const extensions = otherNames === undefined ? [] : [extension(OTHER_NAMES, otherNames)];
  const request = sequence(identifier(EXTENSION_REQUEST), set(sequence(...extensions)));
  const attributes = element(0xa0, ...(extensions.length > 0 ? [request] : []));
  return signed(sequence(integer(Buffer.from([0])), name, publicKey, attributes), key);
}

/** The subject of a request in DER. */
export function requestedSubject(request: Buffer): Subject {
  const [info] = contentOf(pieces(request)[0]);
  const [, name, publicKey, attributes] = contentOf(info);
  if (name === undefined || publicKey === undefined) throw new RangeError('not a certificate request');
  const wanted = contentOf(attributes).find((each) => contentOf(each)[0]?.whole.equals(identifier(EXTENSION_REQUEST)));
  const extensions = contentOf(contentOf(contentOf(wanted)[1])[0]);
  const names = extensions.map(contentOf).find(([id]) => id?.whole.equals(identifier(OTHER_NAMES)));
  const otherNames = names?.at(-1)?.content;
  return { name: name.whole, publicKey: publicKey.whole, ...(otherNames === undefined ? {} : { otherNames }) };
}

/** The name of the subject of a certificate in DER. */
export function subjectName(certificate: Buffer): Buffer {
  const [body] = contentOf(pieces(certificate)[0]);
  const parts = contentOf(body);
  const name = parts[parts[0]?.tag === 0xa0 ? 5 : 4];
  if (name === undefined) throw new RangeError('not a certificate');
  return name.whole;
}

/** A certificate in DER. Source: RFC 5280. */
export function certificate(subject: Subject, terms: CertificateTerms, issuer: Buffer, key: KeyObject): Buffer {
  const validity = sequence(time(terms.from), time(terms.to));
  const version = element(0xa0, integer(Buffer.from([2])));
  const extensions = element(0xa3, sequence(...extensionsOf(subject, terms, key)));
  const serial = integer(terms.serial);
  return signed(
    sequence(version, serial, algorithmOf(key).id, issuer, validity, subject.name, subject.publicKey, extensions),
    key,
  );
}

function extensionsOf({ publicKey, otherNames }: Subject, terms: CertificateTerms, key: KeyObject): readonly Buffer[] {
  const uses = KEY_USES.map((use) => terms.uses.includes(use));
  const extended = terms.uses.flatMap((use) => EXTENDED_USES[use] ?? []).map(identifier);
  const issuerKey = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return [
    ...(uses.some((each) => each) ? [extension('2.5.29.15', bitString(uses), true)] : []),
    ...(extended.length > 0 ? [extension('2.5.29.37', sequence(...extended))] : []),
    extension('2.5.29.19', sequence(...(terms.isCa ? [boolean(true)] : [])), true),
    ...(terms.withSubjectKeyId ? [extension('2.5.29.14', octets(keyId(publicKey)))] : []),
    ...(terms.withIssuerKeyId ? [extension('2.5.29.35', sequence(element(0x80, keyId(issuerKey))))] : []),
    ...(otherNames === undefined ? [] : [extension(OTHER_NAMES, otherNames)]),
  ];
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(identifier(id), ...(critical ? [boolean(true)] : []), octets(value));
}

function bitString(flags: readonly boolean[]): Buffer {
  const used = flags.lastIndexOf(true) + 1;
  const content = Buffer.alloc(Math.ceil(used / 8));
  flags.forEach((flag, index) => {
    if (flag) content[index >> 3] = (content[index >> 3] ?? 0) | (0x80 >> (index & 7));
  });
  return bits(content, content.length * 8 - used);
}

/** The identifier of a public key: a hash of its bits. */
function keyId(publicKey: Buffer): Buffer {
  const content = contentOf(pieces(publicKey)[0])[1]?.content ?? Buffer.alloc(0);
  return createHash('sha1').update(content.subarray(1)).digest();
}

function signed(body: Buffer, key: KeyObject): Buffer {
  const { id, hash } = algorithmOf(key);
  return sequence(body, id, bits(sign(hash, body, key)));
}

function algorithmOf(key: KeyObject): { readonly id: Buffer; readonly hash: string | null } {
  if (key.asymmetricKeyType === 'ed25519') return { id: sequence(identifier('1.3.101.112')), hash: null };
  if (key.asymmetricKeyType === 'rsa') {
    return { id: sequence(identifier('1.2.840.113549.1.1.11'), NULL), hash: 'sha256' };
  }
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (curve === 'secp384r1') return { id: sequence(identifier('1.2.840.10045.4.3.3')), hash: 'sha384' };
  if (curve === 'secp521r1') return { id: sequence(identifier('1.2.840.10045.4.3.4')), hash: 'sha512' };
  return { id: sequence(identifier('1.2.840.10045.4.3.2')), hash: 'sha256' };
}

/** Years from 2050 on have four digits. */
function time(date: Date): Buffer {
  const text = `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return date.getUTCFullYear() < 2050 ? element(0x17, Buffer.from(text.slice(2))) : element(0x18, Buffer.from(text));
}

function contentOf(piece: Piece | undefined): readonly Piece[] {
  return piece === undefined ? [] : pieces(piece.content);
}

function addressBytes(text: string): Buffer {
  if (isIP(text) === 4) return Buffer.from(text.split('.').map(Number));
  const [head = '', tail] = text.split('::');
  const groups = (part: string | undefined): readonly string[] => (part ? part.split(':') : []);
  const [first, last] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0');
  const all = tail === undefined ? first : [...first, ...zeros, ...last];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function textsOf(value: Value | undefined): readonly string[] {
  return (isListValue(value) ? value : [value]).flatMap((each) => textOf(each) ?? []);
}
