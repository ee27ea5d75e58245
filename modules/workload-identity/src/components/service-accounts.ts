import type { ServiceAccount } from '../service-account';

/** Service accounts that the charts and EKS add-ons of known components use unless told otherwise. */
export const defaultServiceAccounts = {
  awsLoadBalancerController: { namespace: 'kube-system', name: 'aws-load-balancer-controller' },
  certManager: { namespace: 'cert-manager', name: 'cert-manager' },
  cloudWatchAgent: { namespace: 'amazon-cloudwatch', name: 'cloudwatch-agent' },
  clusterAutoscaler: { namespace: 'kube-system', name: 'cluster-autoscaler' },
  ebsCsiDriver: { namespace: 'kube-system', name: 'ebs-csi-controller-sa' },
  efsCsiDriver: { namespace: 'kube-system', name: 'efs-csi-controller-sa' },
  externalDns: { namespace: 'external-dns', name: 'external-dns' },
  externalSecrets: { namespace: 'external-secrets', name: 'external-secrets' },
  fluentBit: { namespace: 'kube-system', name: 'aws-for-fluent-bit' },
  gatewayApiController: { namespace: 'aws-application-networking-system', name: 'gateway-api-controller' },
  karpenterController: { namespace: 'kube-system', name: 'karpenter' },
  mountpointS3: { namespace: 'kube-system', name: 's3-csi-driver-sa' },
  privateCaIssuer: { namespace: 'cert-manager', name: 'aws-privateca-issuer' },
  velero: { namespace: 'velero', name: 'velero-server' },
  vpcCni: { namespace: 'kube-system', name: 'aws-node' },
} as const satisfies Readonly<Record<string, ServiceAccount>>;
