import { derived } from '../plan/derived';
import { SIMULATED_TIME } from '../plan/template';
import { textOf } from '../values/value';
import type { DataSource } from './data-source';

/** `tls_certificate`: one certificate that follows from the URL. No connection is made. */
export const tlsCertificate: DataSource = ({ config }) => {
  const subject = textOf(config['url']) ?? textOf(config['content']) ?? '';
  const fingerprint = derived(subject, 'hex', 40);
  const certificate = {
    cert_pem: `-----BEGIN CERTIFICATE-----\n${derived(subject, 'alnum', 64)}\n-----END CERTIFICATE-----\n`,
    is_ca: true,
    issuer: 'CN=Rehearsal CA',
    not_after: '2036-01-01T00:00:00Z',
    not_before: SIMULATED_TIME,
    public_key_algorithm: 'RSA',
    serial_number: derived(`${subject}/serial`, 'digits', 20),
    sha1_fingerprint: fingerprint,
    signature_algorithm: 'SHA256-RSA',
    subject: `CN=${subject}`,
    version: 3,
  };
  return { id: fingerprint, certificates: [certificate] };
};
