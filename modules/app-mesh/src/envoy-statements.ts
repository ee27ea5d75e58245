import type { IdentityStatement } from '@landfall/policy';
import { type AcmCertificates, isFilled } from './certificates';

/** What a proxy may do: fetch its own configuration, and the certificates that it names. */
export function envoyStatements(
  proxyArn: string,
  { certificateArns, authorityArns }: AcmCertificates,
): readonly [IdentityStatement, ...IdentityStatement[]] {
  const statements: [IdentityStatement, ...IdentityStatement[]] = [
    { sid: 'FetchProxyConfiguration', actions: ['appmesh:StreamAggregatedResources'], resources: [proxyArn] },
  ];
  if (isFilled(certificateArns)) {
    statements.push({ sid: 'ExportCertificate', actions: ['acm:ExportCertificate'], resources: certificateArns });
  }
  if (isFilled(authorityArns)) {
    const actions = ['acm-pca:GetCertificateAuthorityCertificate'] as const;
    statements.push({ sid: 'ReadAuthorityCertificate', actions, resources: authorityArns });
  }
  return statements;
}
