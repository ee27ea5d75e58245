import { compact } from './compact';

/** A certificate in the proxy's file system: a PEM chain and its private key, as absolute paths. */
export interface FileCertificate {
  readonly kind: 'file';
  readonly certificateChain: string;
  readonly privateKey: string;
}

/** A certificate, or a trust bundle, that the proxy gets from a secret discovery service such as SPIRE. */
export interface SdsSecret {
  readonly kind: 'sds';
  readonly secretName: string;
}

/** Where a client's certificate comes from. Source: App Mesh API, ClientTlsCertificate. */
export type ClientCertificate = FileCertificate | SdsSecret;

/** Where a listener's certificate comes from. */
export type ListenerCertificate =
  { readonly kind: 'acm'; /** A private certificate. */ readonly certificateArn: string } | FileCertificate | SdsSecret;

/** Certificates that a listener believes. Source: App Mesh API, TlsValidationContextTrust of a listener. */
export type ListenerTrust = { readonly kind: 'file'; readonly certificateChain: string } | SdsSecret;

/** Certificates that a client believes. */
export type ClientTrust =
  { readonly kind: 'acm'; readonly certificateAuthorityArns: readonly [string, ...string[]] } | ListenerTrust;

/** Whose certificate is accepted. */
export interface PeerValidation<Trust> {
  readonly trust: Trust;

  /**
   * Names of which the certificate must carry one.
   *
   * @default any name that the trusted issuer signed
   */
  readonly subjectAlternativeNames?: readonly [string, ...string[]];
}

/**
 * How a listener speaks TLS.
 *
 * - `strict`: only TLS.
 * - `permissive`: TLS and plain text, for the time of a migration.
 * - `disabled`: plain text.
 */
export type ListenerTls =
  | {
      readonly mode: 'strict' | 'permissive';
      readonly certificate: ListenerCertificate;

      /**
       * Makes TLS mutual: clients must show a certificate.
       *
       * @default clients need none
       */
      readonly clients?: PeerValidation<ListenerTrust>;
    }
  | { readonly mode: 'disabled' };

/**
 * How a proxy reaches its backends.
 *
 * - `tls`: only with TLS.
 * - `tls-unenforced`: with TLS where the backend offers it, for the time of a migration.
 * - `plaintext`: without.
 */
export type ClientPolicy =
  | (PeerValidation<ClientTrust> & {
      readonly kind: 'tls' | 'tls-unenforced';

      /**
       * What the proxy shows to a backend that wants mutual TLS.
       *
       * @default none
       */
      readonly certificate?: ClientCertificate;

      /**
       * Ports that the policy is for.
       *
       * @default all
       */
      readonly ports?: readonly [number, ...number[]];
    })
  | { readonly kind: 'plaintext' };

const MODES = { strict: 'STRICT', permissive: 'PERMISSIVE' } as const;

export function renderListenerTls(tls: ListenerTls) {
  if (tls.mode === 'disabled') return undefined;
  return compact({
    mode: MODES[tls.mode],
    certificate: renderListenerCertificate(tls.certificate),
    validation: tls.clients ? renderListenerValidation(tls.clients) : undefined,
  });
}

export function renderClientPolicy(policy: ClientPolicy) {
  if (policy.kind === 'plaintext') return undefined;
  return {
    tls: compact({
      enforce: policy.kind === 'tls',
      ports: policy.ports ? [...policy.ports] : undefined,
      certificate: policy.certificate ? renderClientCertificate(policy.certificate) : undefined,
      validation: compact({
        trust: renderClientTrust(policy.trust),
        subjectAlternativeNames: renderNames(policy.subjectAlternativeNames),
      }),
    }),
  };
}

function renderListenerCertificate(certificate: ListenerCertificate) {
  return certificate.kind === 'acm'
    ? { acm: { certificateArn: certificate.certificateArn } }
    : renderClientCertificate(certificate);
}

function renderClientCertificate(certificate: ClientCertificate) {
  if (certificate.kind === 'sds') return { sds: { secretName: certificate.secretName } };
  return { file: { certificateChain: certificate.certificateChain, privateKey: certificate.privateKey } };
}

function renderListenerValidation({ trust, subjectAlternativeNames }: PeerValidation<ListenerTrust>) {
  return compact({
    trust: renderListenerTrust(trust),
    subjectAlternativeNames: renderNames(subjectAlternativeNames),
  });
}

function renderClientTrust(trust: ClientTrust) {
  return trust.kind === 'acm'
    ? { acm: { certificateAuthorityArns: [...trust.certificateAuthorityArns] } }
    : renderListenerTrust(trust);
}

function renderListenerTrust(trust: ListenerTrust) {
  return trust.kind === 'sds'
    ? { sds: { secretName: trust.secretName } }
    : { file: { certificateChain: trust.certificateChain } };
}

function renderNames(names: readonly string[] | undefined) {
  return names ? { match: { exact: [...names] } } : undefined;
}
