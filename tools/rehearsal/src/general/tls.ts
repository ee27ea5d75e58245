import { createHash } from 'node:crypto';

import type { Behaviour, CloudChange } from '../behaviours/behaviour';
import type { FactsByType, ResourceFacts } from '../facts/resource-facts';
import { SIMULATED_TIME } from '../plan/template';
import { textOf, type ObjectValue } from '../values/value';
import { derivedBytes } from './derived-random';

const privateKeys = ['private_key_pem', 'private_key_openssh', 'private_key_pem_pkcs8'];

const certificate: ResourceFacts = {
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
    ...certificate,
    defaults: { ...certificate.defaults, set_authority_key_id: false },
  },
  tls_locally_signed_cert: certificate,
  tls_cert_request: {
    forceNew: ['dns_names', 'ip_addresses', 'private_key_pem', 'subject', 'uris'],
    sensitive: ['private_key_pem'],
  },
};

/** Keys and certificates of the right form that follow from the resource. Nobody can sign or decrypt with them. */
export const tlsBehaviours: Readonly<Record<string, Behaviour>> = {
  tls_private_key: { apply: onCreate(({ next, seed }) => privateKey(next, seed)) },
  tls_self_signed_cert: { apply: onCreate(signed) },
  tls_locally_signed_cert: { apply: onCreate(signed) },
  tls_cert_request: {
    apply: onCreate(({ seed }) => {
      const content = derivedBytes(seed, 600);
      return { id: sha1(content), key_algorithm: 'RSA', cert_request_pem: pem('CERTIFICATE REQUEST', content) };
    }),
  },
};

function onCreate(make: (change: CloudChange) => ObjectValue): NonNullable<Behaviour['apply']> {
  return (change) => (change.prior === undefined ? make(change) : undefined);
}

/** A key of the algorithm that the arguments name, and what follows from it. */
export function privateKey(next: ObjectValue, seed: string): ObjectValue {
  const algorithm = textOf(next['algorithm']) ?? 'RSA';
  const ssh = sshPublicKey(algorithm, next, seed);
  const publicPem = pem('PUBLIC KEY', ssh?.blob ?? derivedBytes(seed, 80));
  const secret = derivedBytes(`${seed}/private`, algorithm === 'RSA' ? 1190 : 121);
  const kind = algorithm === 'RSA' ? 'RSA PRIVATE KEY' : algorithm === 'ECDSA' ? 'EC PRIVATE KEY' : 'PRIVATE KEY';
  return {
    id: sha1(Buffer.from(publicPem)),
    private_key_pem: pem(kind, secret),
    private_key_pem_pkcs8: pem('PRIVATE KEY', secret),
    private_key_openssh: ssh === undefined ? '' : pem('OPENSSH PRIVATE KEY', secret),
    public_key_pem: publicPem,
    public_key_openssh: ssh === undefined ? '' : `${ssh.type} ${ssh.blob.toString('base64')}\n`,
    public_key_fingerprint_md5:
      ssh === undefined ? '' : (createHash('md5').update(ssh.blob).digest('hex').match(/../g) ?? []).join(':'),
    public_key_fingerprint_sha256:
      ssh === undefined ? '' : `SHA256:${createHash('sha256').update(ssh.blob).digest('base64').replace(/=+$/, '')}`,
  };
}

interface SshPublicKey {
  readonly type: string;
  readonly blob: Buffer;
}

/** A public key as SSH writes it. OpenSSH has no keys of curve P-224. Source: RFC 4253, RFC 5656, RFC 8709. */
function sshPublicKey(algorithm: string, next: ObjectValue, seed: string): SshPublicKey | undefined {
  if (algorithm === 'ED25519') return sshKey('ssh-ed25519', [derivedBytes(seed, 32)]);
  if (algorithm === 'RSA') {
    const modulus = derivedBytes(seed, Number(textOf(next['rsa_bits']) ?? 2048) / 8);
    modulus[0] = (modulus[0] ?? 0) | 0x80;
    return sshKey('ssh-rsa', [Buffer.from([1, 0, 1]), Buffer.concat([Buffer.from([0]), modulus])]);
  }
  const curve = (textOf(next['ecdsa_curve']) ?? 'P224').replace('P', 'nistp');
  if (curve === 'nistp224') return undefined;
  const bytes = Math.ceil(Number(curve.slice('nistp'.length)) / 8);
  const point = Buffer.concat([Buffer.from([4]), derivedBytes(seed, 2 * bytes)]);
  return sshKey(`ecdsa-sha2-${curve}`, [Buffer.from(curve), point]);
}

function sshKey(type: string, parts: readonly Buffer[]): SshPublicKey {
  const blob = [Buffer.from(type), ...parts].flatMap((part) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.length);
    return [length, part];
  });
  return { type, blob: Buffer.concat(blob) };
}

function signed({ next, seed }: CloudChange): ObjectValue {
  const content = derivedBytes(seed, 800);
  const hours = Number(textOf(next['validity_period_hours']) ?? 0);
  const end = new Date(Date.parse(SIMULATED_TIME) + hours * 3_600_000);
  return {
    id: BigInt(`0x${derivedBytes(seed, 16).toString('hex')}`).toString(),
    cert_pem: pem('CERTIFICATE', content),
    ca_key_algorithm: 'RSA',
    key_algorithm: 'RSA',
    ready_for_renewal: false,
    validity_start_time: SIMULATED_TIME,
    validity_end_time: end.toISOString().replace('.000Z', 'Z'),
  };
}

function pem(kind: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n');
}

function sha1(content: Buffer): string {
  return createHash('sha1').update(content).digest('hex');
}
