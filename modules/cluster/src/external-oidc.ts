import { EksIdentityProviderConfig } from '@cdktf/provider-aws/lib/eks-identity-provider-config';
import type { Problems } from '@landfall/contracts';
import type { Construct } from 'constructs';

/**
 * People who sign in with an OIDC provider rather than with IAM. EKS takes one per cluster, and reaches it over the
 * internet. Any change replaces the association, which takes some 30 minutes each way.
 */
export interface ExternalOidc {
  /** Names the association within the cluster. 1 to 100 characters. */
  readonly name: string;

  /** `https://...`, as in the `iss` claim. */
  readonly issuerUrl: string;

  /** The `aud` claim that tokens must have. */
  readonly clientId: string;

  /** Claim that names the user. @default 'sub', EKS's own default */
  readonly usernameClaim?: string;

  /** Stands before user names, to keep them apart from other users. @default 'oidc:' */
  readonly usernamePrefix?: string;

  /** Claim that lists groups. @default none: tokens bring no groups */
  readonly groupsClaim?: string;

  /** Stands before group names, so that the provider cannot hand out groups of the cluster. @default 'oidc:' */
  readonly groupsPrefix?: string;

  /** Further claims a token must have, with their values. @default none */
  readonly requiredClaims?: Readonly<Record<string, string>>;
}

const DEFAULT_PREFIX = 'oidc:';

export function checkExternalOidc(oidc: ExternalOidc, at: string, problems: Problems): void {
  if (!/^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/.test(oidc.name)) {
    const message = `an identity provider is named by 1 to 100 letters, digits, - and _, got '${oidc.name}'`;
    problems.add('EKS_OIDC_NAME_INVALID', message, `${at}.name`);
  }
  if (!oidc.issuerUrl.startsWith('https://') || oidc.issuerUrl.includes('?')) {
    const message = `the issuer is a URL that starts with https:// and has no query, got '${oidc.issuerUrl}'`;
    problems.add('EKS_OIDC_ISSUER_INVALID', message, `${at}.issuerUrl`);
  }
  for (const field of ['usernamePrefix', 'groupsPrefix'] as const) {
    const prefix = oidc[field];
    if (prefix === '' || prefix === '-' || prefix?.startsWith('system:')) {
      const message = `a prefix keeps names apart from those of Kubernetes, got '${prefix}'; write one like 'oidc:'`;
      problems.add('EKS_OIDC_PREFIX_UNSAFE', message, `${at}.${field}`);
    }
  }
}

/** Lets people of the provider sign in to the cluster; RBAC decides what they may do. */
export function associateExternalOidc(scope: Construct, id: string, clusterName: string, oidc: ExternalOidc): void {
  new EksIdentityProviderConfig(scope, id, {
    clusterName,
    oidc: {
      identityProviderConfigName: oidc.name,
      issuerUrl: oidc.issuerUrl,
      clientId: oidc.clientId,
      usernamePrefix: oidc.usernamePrefix ?? DEFAULT_PREFIX,
      groupsPrefix: oidc.groupsPrefix ?? DEFAULT_PREFIX,
      ...(oidc.usernameClaim === undefined ? {} : { usernameClaim: oidc.usernameClaim }),
      ...(oidc.groupsClaim === undefined ? {} : { groupsClaim: oidc.groupsClaim }),
      ...(oidc.requiredClaims ? { requiredClaims: { ...oidc.requiredClaims } } : {}),
    },
  });
}
