import type { KubernetesVersion } from './kubernetes-version';
import type { IpFamily } from './network';

/** An EKS cluster, by name only. */
export interface IClusterRef {
  /** Known at synth. */
  readonly clusterName: string;
}

/** All that a consumer may know of an EKS cluster. */
export interface ICluster extends IClusterRef {
  /** @attribute */
  readonly clusterArn: string;

  /** Known at synth. */
  readonly version: KubernetesVersion;

  /** URL of the Kubernetes API. @attribute */
  readonly endpoint: string;

  /** Base64 PEM. @attribute */
  readonly certificateAuthorityData: string;

  /** Known at synth. */
  readonly ipFamily: IpFamily;

  /** CIDR of Kubernetes Services. @attribute */
  readonly serviceCidr: string;

  /** The security group that EKS makes. Nodes with a launch template of their own do not get it. @attribute */
  readonly clusterSecurityGroupId: string;

  /** The security group for nodes that Landfall makes. @attribute */
  readonly nodeSecurityGroupId: string;

  /** Issuer of service account tokens, without `https://`. @attribute */
  readonly oidcIssuer: string;

  /** The IAM OIDC provider for that issuer. @attribute */
  readonly oidcProviderArn: string;
}
