import type { ICluster } from '@landfall/contracts';
import type { TrustStatement } from '@landfall/policy';
import { accountRootOf, arnPart } from './arn-part';
import type { ServiceAccount } from './service-account';

/**
 * Lets the pods of one service account of one cluster assume a role through its OIDC provider.
 *
 * Source: Amazon EKS User Guide, "Assign IAM roles to Kubernetes service accounts".
 */
export function irsaTrust(cluster: ICluster, { namespace, name }: ServiceAccount): TrustStatement {
  return {
    sid: 'AssumeFromServiceAccount',
    principals: { kind: 'federated', arns: [cluster.oidcProviderArn] },
    actions: ['sts:AssumeRoleWithWebIdentity'],
    conditions: {
      StringEquals: {
        [`${cluster.oidcIssuer}:sub`]: `system:serviceaccount:${namespace}:${name}`,
        [`${cluster.oidcIssuer}:aud`]: 'sts.amazonaws.com',
      },
    },
  };
}

/**
 * Lets EKS Pod Identity assume a role for one service account of one cluster. Without session tags the association alone
 * decides for which service account.
 *
 * Source: Amazon EKS User Guide, "Create IAM role with trust policy required by EKS Pod Identity".
 */
export function podIdentityTrust(
  cluster: ICluster,
  { namespace, name }: ServiceAccount,
  disableSessionTags: boolean,
): TrustStatement {
  const tags = { 'aws:RequestTag/kubernetes-namespace': namespace, 'aws:RequestTag/kubernetes-service-account': name };
  return {
    sid: 'AssumeForServiceAccount',
    principals: { kind: 'service', services: ['pods.eks.amazonaws.com'] },
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    conditions: {
      StringEquals: {
        'aws:SourceAccount': arnPart(cluster.clusterArn, 'account'),
        ...(disableSessionTags ? {} : tags),
      },
      ArnEquals: { 'aws:SourceArn': cluster.clusterArn },
    },
  };
}

/** The pods that a role in another account trusts, and the role through which they come. */
export type CrossAccountCaller =
  | {
      /** Pods assume their IRSA role, and with it this one. */
      readonly kind: 'irsa';

      /** Role of the service account, in the cluster's account. */
      readonly sourceRoleArn: string;
    }
  | {
      /** EKS Pod Identity assumes both roles for the pods: the association names this one as its target. */
      readonly kind: 'pod-identity';

      /** Role of the service account, in the cluster's account. */
      readonly sourceRoleArn: string;

      readonly cluster: { readonly clusterArn: string; readonly clusterName: string };

      readonly serviceAccount: ServiceAccount;

      /**
       * Whether the association sends no session tags; then the external id names the service account.
       *
       * @default false
       */
      readonly disableSessionTags?: boolean;
    };

/**
 * Lets a role of another account assume this one. It is named in a condition, not as the principal, so that either can
 * be created first.
 *
 * Source: Amazon EKS User Guide, "Access AWS resources using EKS Pod Identity target IAM roles".
 */
export function crossAccountTrust(caller: CrossAccountCaller): readonly [TrustStatement, ...TrustStatement[]] {
  const { sourceRoleArn } = caller;
  const principals = { kind: 'aws', arns: [accountRootOf(sourceRoleArn)] } as const;
  const bySource = { ArnEquals: { 'aws:PrincipalArn': sourceRoleArn } };
  if (caller.kind === 'irsa') {
    return [{ sid: 'AssumeFromRole', principals, actions: ['sts:AssumeRole'], conditions: bySource }];
  }
  const { cluster, serviceAccount, disableSessionTags = false } = caller;
  if (disableSessionTags) {
    const StringEquals = { 'sts:ExternalId': externalIdOf(cluster, serviceAccount) };
    return [
      { sid: 'AssumeFromRole', principals, actions: ['sts:AssumeRole'], conditions: { StringEquals, ...bySource } },
      { sid: 'TagSession', principals, actions: ['sts:TagSession'], conditions: bySource },
    ];
  }
  const StringEquals = {
    'aws:RequestTag/eks-cluster-arn': cluster.clusterArn,
    'aws:RequestTag/kubernetes-namespace': serviceAccount.namespace,
    'aws:RequestTag/kubernetes-service-account': serviceAccount.name,
  };
  const actions = ['sts:AssumeRole', 'sts:TagSession'] as const;
  return [{ sid: 'AssumeFromRole', principals, actions, conditions: { StringEquals, ...bySource } }];
}

function externalIdOf(
  { clusterArn, clusterName }: { readonly clusterArn: string; readonly clusterName: string },
  { namespace, name }: ServiceAccount,
): string {
  return [arnPart(clusterArn, 'region'), arnPart(clusterArn, 'account'), clusterName, namespace, name].join('/');
}
