import type { IdentityStatement } from '@landfall/policy';
import type { Arns } from './aws-place';

export interface PrivateCaIssuerProps {
  /** Certificate authorities of AWS Private CA. */
  readonly certificateAuthorityArns: Arns;
}

/** Source: cert-manager/aws-privateca-issuer, README.md. */
export function privateCaIssuer({ certificateAuthorityArns }: PrivateCaIssuerProps): readonly IdentityStatement[] {
  return [
    {
      sid: 'IssueCertificates',
      actions: ['acm-pca:DescribeCertificateAuthority', 'acm-pca:GetCertificate', 'acm-pca:IssueCertificate'],
      resources: certificateAuthorityArns,
    },
  ];
}
