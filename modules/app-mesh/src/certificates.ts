import type { GatewayListener, NodeListener } from './listener';
import type { ClientPolicy } from './tls';

/** Certificates in AWS Certificate Manager, and private authorities, that a proxy or the controller must read. */
export interface AcmCertificates {
  readonly certificateArns: readonly string[];
  readonly authorityArns: readonly string[];
}

export function acmCertificates(
  listeners: readonly (NodeListener | GatewayListener)[],
  policies: readonly ClientPolicy[],
): AcmCertificates {
  const certificateArns = listeners.flatMap(({ tls }) =>
    tls.mode !== 'disabled' && tls.certificate.kind === 'acm' ? [tls.certificate.certificateArn] : [],
  );
  const authorityArns = policies.flatMap((policy) =>
    policy.kind !== 'plaintext' && policy.trust.kind === 'acm' ? policy.trust.certificateAuthorityArns : [],
  );
  return { certificateArns: unique(certificateArns), authorityArns: unique(authorityArns) };
}

/** True for a list with something in it, which is what a policy statement asks of its resources. */
export function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}

function unique(arns: readonly string[]): readonly string[] {
  return [...new Set(arns)];
}
