import { X509Certificate } from 'node:crypto';

import { derivedBytes } from '../general/derived-random';
import { derivedKey } from '../general/derived-key';
import { certificate, subjectOf } from '../general/x509';
import { SIMULATED_TIME } from '../plan/template';
import { ProviderError } from '../protocol/provider-error';
import { textOf, type ObjectValue } from '../values/value';
import type { DataSource } from './data-source';

/** `tls_certificate`: what a given text holds, or one certificate that follows from the URL. No connection is made. */
export const tlsCertificate: DataSource = ({ config }) => {
  const content = textOf(config['content']);
  const certificates = content === undefined ? [ofSite(textOf(config['url']) ?? '')] : certificatesIn(content);
  const described = certificates.map(description);
  return { id: described[0]?.['sha1_fingerprint'] ?? '', certificates: described };
};

function certificatesIn(content: string): readonly X509Certificate[] {
  const texts = content.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    if (texts.length > 0) return texts.map((text) => new X509Certificate(text));
  } catch {
    // Said below.
  }
  throw new ProviderError('Failed to parse certificates', 'content holds no certificates in PEM.');
}

/** Signed with a key whose signatures are always the same, so that fingerprints do not change from plan to plan. */
function ofSite(url: string): X509Certificate {
  const key = derivedKey('ED25519', { bits: 0, curve: '' }, url);
  const subject = subjectOf({ subject: [{ common_name: url }] }, key);
  const terms = {
    serial: derivedBytes(`${url}/serial`, 8),
    from: new Date(SIMULATED_TIME),
    to: new Date('2036-01-01T00:00:00Z'),
    uses: ['cert_signing'],
    isCa: true,
    withSubjectKeyId: true,
    withIssuerKeyId: false,
  };
  return new X509Certificate(certificate(subject, terms, subject.name, key));
}

const ALGORITHMS: Readonly<Record<string, readonly [key: string, signature: string]>> = {
  rsa: ['RSA', 'SHA256-RSA'],
  ec: ['ECDSA', 'ECDSA-SHA256'],
  ed25519: ['Ed25519', 'Ed25519'],
};

function description(each: X509Certificate): ObjectValue {
  const [keyAlgorithm, signatureAlgorithm] = ALGORITHMS[each.publicKey.asymmetricKeyType ?? ''] ?? [
    'Unknown',
    'Unknown',
  ];
  return {
    cert_pem: each.toString(),
    is_ca: each.ca,
    issuer: nameOf(each.issuer),
    not_after: timeOf(each.validTo),
    not_before: timeOf(each.validFrom),
    public_key_algorithm: keyAlgorithm,
    serial_number: BigInt(`0x${each.serialNumber}`).toString(),
    sha1_fingerprint: each.fingerprint.replaceAll(':', '').toLowerCase(),
    signature_algorithm: signatureAlgorithm,
    subject: nameOf(each.subject),
    version: 3,
  };
}

/** The provider writes the parts of a name from the last to the first. */
function nameOf(text: string): string {
  return text.split('\n').reverse().join(',');
}

function timeOf(text: string): string {
  return new Date(text).toISOString().replace('.000Z', 'Z');
}
