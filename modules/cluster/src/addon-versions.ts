/** Add-ons that have a place and typed options here. */
export type AddonName =
  | 'vpc-cni'
  | 'kube-proxy'
  | 'eks-pod-identity-agent'
  | 'coredns'
  | 'aws-ebs-csi-driver'
  | 'aws-efs-csi-driver'
  | 'snapshot-controller'
  | 'metrics-server'
  | 'eks-node-monitoring-agent'
  | 'amazon-cloudwatch-observability'
  | 'adot';

interface AddonVersionTable {
  /** Day on which the versions were the ones that EKS offered. */
  readonly asOf: string;

  /** Kubernetes minor versions that the table speaks of. */
  readonly minors: readonly string[];

  /** One version for every minor, or one for each. */
  readonly versions: Readonly<Record<AddonName, string | Readonly<Record<string, string>>>>;
}

/**
 * Versions that are installed unless others are pinned. A new table is a reviewed change, never a look-up at plan time.
 *
 * Source: EKS API, DescribeAddonVersions; `aws eks describe-addon-versions --kubernetes-version 1.35` tells newer ones.
 */
export const addonVersions: AddonVersionTable = {
  asOf: '2026-09-04',
  minors: ['1.31', '1.32', '1.33', '1.34', '1.35', '1.36'],
  versions: {
    'vpc-cni': 'v1.22.4-eksbuild.3',
    'kube-proxy': {
      '1.31': 'v1.31.14-eksbuild.25',
      '1.32': 'v1.32.13-eksbuild.24',
      '1.33': 'v1.33.10-eksbuild.21',
      '1.34': 'v1.34.6-eksbuild.21',
      '1.35': 'v1.35.3-eksbuild.21',
      '1.36': 'v1.36.0-eksbuild.17',
    },
    'eks-pod-identity-agent': 'v1.3.10-eksbuild.3',
    coredns: {
      '1.31': 'v1.11.4-eksbuild.40',
      '1.32': 'v1.11.4-eksbuild.51',
      '1.33': 'v1.12.4-eksbuild.29',
      '1.34': 'v1.12.4-eksbuild.29',
      '1.35': 'v1.13.2-eksbuild.21',
      '1.36': 'v1.14.3-eksbuild.14',
    },
    'aws-ebs-csi-driver': 'v1.64.0-eksbuild.1',
    'aws-efs-csi-driver': 'v3.4.2-eksbuild.1',
    'snapshot-controller': 'v8.6.0-eksbuild.4',
    'metrics-server': {
      '1.31': 'v0.8.1-eksbuild.14',
      '1.32': 'v0.8.1-eksbuild.14',
      '1.33': 'v0.8.1-eksbuild.14',
      '1.34': 'v0.9.0-eksbuild.5',
      '1.35': 'v0.9.0-eksbuild.5',
      '1.36': 'v0.9.0-eksbuild.5',
    },
    'eks-node-monitoring-agent': 'v1.6.6-eksbuild.1',
    'amazon-cloudwatch-observability': 'v6.5.0-eksbuild.1',
    adot: 'v0.151.0-eksbuild.2',
  },
};
