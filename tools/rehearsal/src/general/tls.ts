import { createHash, createPrivateKey, createPublicKey, type BinaryToTextEncoding, type KeyObject } from 'node:crypto';

import type { Behaviour, CloudChange } from '../behaviours/behaviour';
import type { FactsByType, ResourceFacts } from '../facts/resource-facts';
import { SIMULATED_TIME } from '../plan/template';
import { ProviderError } from '../protocol/provider-error';
import { isListValue, textOf, type ObjectValue } from '../values/value';
import { derivedKey } from './derived-key';
import { derivedBytes } from './derived-random';
import { sshKey } from './ssh-key';
import { certificate, certificateRequest, requestedSubject, subjectName, subjectOf, type Subject } from './x509';

const privateKeys = ['private_key_pem', 'private_key_openssh', 'private_key_pem_pkcs8'];

const signedCertificate: ResourceFacts = {
  forceNew: [
    'allowed_uses',
    'ca_cert_pem',
    'ca_private_key_pem',
    'cert_request_pem',
    'dns_names',
    'ip_addresses',
    'is_ca_certificate',
    'private_key_pem',
    'set_authority_key_id',
    'set_subject_key_id',
    'subject',
    'uris',
    'validity_period_hours',
  ],
  defaults: { early_renewal_hours: 0, is_ca_certificate: false, set_subject_key_id: false },
  sensitive: ['private_key_pem', 'ca_private_key_pem'],
};

/** What the TLS provider does that its schemas do not say. Source: its documentation, version 4.1. */
export const tlsFacts: FactsByType = {
  tls_private_key: {
    forceNew: ['algorithm', 'ecdsa_curve', 'rsa_bits'],
    defaults: { ecdsa_curve: 'P224', rsa_bits: 2048 },
    sensitive: privateKeys,
  },
  tls_self_signed_cert: {
    ...signedCertificate,
    defaults: { ...signedCertificate.defaults, set_authority_key_id: false },
  },
  tls_locally_signed_cert: signedCertificate,
  tls_cert_request: {
    forceNew: ['dns_names', 'ip_addresses', 'private_key_pem', 'subject', 'uris'],
    sensitive: ['private_key_pem'],
  },
};

/** Keys follow from the resource, so that they are the same in every run: they protect nothing. */
export const tlsBehaviours: Readonly<Record<string, Behaviour>> = {
  tls_private_key: { apply: onCreate(({ next, seed }) => privateKey(next, seed)) },
  tls_self_signed_cert: { apply: onCreate(selfSigned) },
  tls_locally_signed_cert: { apply: onCreate(locallySigned) },
  tls_cert_request: {
    apply: onCreate(({ next, config }) => {
      const key = keyIn(config, 'private_key_pem');
      const request = certificateRequest(subjectOf(next, key), key);
      return {
        id: sha1(request),
        key_algorithm: algorithmOf(key),
        cert_request_pem: pem('CERTIFICATE REQUEST', request),
      };
    }),
  },
};

/** `tls_public_key`: what follows from a private key that is given. */
export function publicKeyOf(config: ObjectValue): ObjectValue {
  const name = textOf(config['private_key_pem']) === undefined ? 'private_key_openssh' : 'private_key_pem';
  const key = keyIn(config, name);
  const secrets = ['private_key_pem_pkcs8', 'private_key_pem', 'private_key_openssh'];
  const entries = Object.entries(describedKey(key)).filter(([each]) => !secrets.includes(each));
  return { algorithm: algorithmOf(key), ...Object.fromEntries(entries) };
}

function onCreate(make: (change: CloudChange) => ObjectValue): NonNullable<Behaviour['apply']> {
  return (change) => (change.prior === undefined ? make(change) : undefined);
}

/** A key of the algorithm that the arguments name, and what follows from it. */
export function privateKey(next: ObjectValue, seed: string): ObjectValue {
  const algorithm = textOf(next['algorithm']) ?? 'RSA';
  const size = { bits: Number(textOf(next['rsa_bits']) ?? 2048), curve: textOf(next['ecdsa_curve']) ?? 'P224' };
  return describedKey(derivedKey(algorithm, size, seed));
}

function describedKey(key: KeyObject): ObjectValue {
  const algorithm = algorithmOf(key);
  const type = algorithm === 'RSA' ? 'pkcs1' : algorithm === 'ECDSA' ? 'sec1' : 'pkcs8';
  const publicPem = String(createPublicKey(key).export({ format: 'pem', type: 'spki' }));
  const ssh = sshKey(key);
  const fingerprint = (hash: string, encoding: BinaryToTextEncoding): string =>
    createHash(hash)
      .update(ssh?.publicBlob ?? '')
      .digest(encoding);
  return {
    id: sha1(Buffer.from(publicPem)),
    private_key_pem: String(key.export({ format: 'pem', type })),
    private_key_pem_pkcs8: String(key.export({ format: 'pem', type: 'pkcs8' })),
    private_key_openssh: ssh?.privatePem ?? '',
    public_key_pem: publicPem,
    public_key_openssh: ssh === undefined ? '' : `${ssh.type} ${ssh.publicBlob.toString('base64')}\n`,
    public_key_fingerprint_md5: ssh === undefined ? '' : (fingerprint('md5', 'hex').match(/../g) ?? []).join(':'),
    public_key_fingerprint_sha256:
      ssh === undefined ? '' : `SHA256:${fingerprint('sha256', 'base64').replace(/=+$/, '')}`,
  };
}

function selfSigned(change: CloudChange): ObjectValue {
  const key = keyIn(change.config, 'private_key_pem');
  const subject = subjectOf(change.next, key);
  const withIssuerKeyId = change.next['set_authority_key_id'] === true;
  return { key_algorithm: algorithmOf(key), ...issued(change, subject, subject.name, key, withIssuerKeyId) };
}

function locallySigned(change: CloudChange): ObjectValue {
  const key = keyIn(change.config, 'ca_private_key_pem');
  const subject = requestedSubject(derIn(change.config, 'cert_request_pem'));
  const issuer = subjectName(derIn(change.config, 'ca_cert_pem'));
  return { ca_key_algorithm: algorithmOf(key), ...issued(change, subject, issuer, key, true) };
}

function issued(
  { next, seed }: CloudChange,
  subject: Subject,
  issuer: Buffer,
  key: KeyObject,
  withIssuerKeyId: boolean,
): ObjectValue {
  const serial = derivedBytes(`${seed}/serial`, 16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const from = new Date(SIMULATED_TIME);
  const to = new Date(from.getTime() + Number(textOf(next['validity_period_hours']) ?? 0) * 3_600_000);
  const terms = {
    serial,
    from,
    to,
    uses: isListValue(next['allowed_uses']) ? next['allowed_uses'].flatMap((use) => textOf(use) ?? []) : [],
    isCa: next['is_ca_certificate'] === true,
    withSubjectKeyId: next['set_subject_key_id'] === true || next['is_ca_certificate'] === true,
    withIssuerKeyId,
  };
  return {
    id: BigInt(`0x${serial.toString('hex')}`).toString(),
    cert_pem: pem('CERTIFICATE', certificate(subject, terms, issuer, key)),
    ready_for_renewal: false,
    validity_start_time: SIMULATED_TIME,
    validity_end_time: to.toISOString().replace('.000Z', 'Z'),
  };
}

function keyIn(config: ObjectValue, name: string): KeyObject {
  try {
    return createPrivateKey(textOf(config[name]) ?? '');
  } catch {
    throw new ProviderError('Unable to decode private key', `${name} is not a private key in PEM.`);
  }
}

function derIn(config: ObjectValue, name: string): Buffer {
  const [, body] = /-----BEGIN [A-Z ]+-----([^-]+)-----END/.exec(textOf(config[name]) ?? '') ?? [];
  if (body !== undefined) return Buffer.from(body, 'base64');
  throw new ProviderError('Unable to decode PEM', `${name} is no PEM.`);
}

function algorithmOf(key: KeyObject): string {
  const type = key.asymmetricKeyType;
  return type === 'rsa' ? 'RSA' : type === 'ec' ? 'ECDSA' : 'ED25519';
}

function pem(kind: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n');
}

function sha1(content: Buffer): string {
  return createHash('sha1').update(content).digest('hex');
}
