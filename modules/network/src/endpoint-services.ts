import { partitionOf, type Region } from '@landfall/contracts';

/** AWS services with an interface endpoint, each with the IAM prefix of its actions. */
const SERVICES = {
  'acm-pca': 'acm-pca',
  'appmesh-envoy-management': 'appmesh',
  'aps-workspaces': 'aps',
  autoscaling: 'autoscaling',
  'data-servicediscovery': 'servicediscovery',
  ec2: 'ec2',
  ec2messages: 'ec2messages',
  'ecr.api': 'ecr',
  'ecr.dkr': 'ecr',
  eks: 'eks',
  'eks-auth': 'eks-auth',
  elasticfilesystem: 'elasticfilesystem',
  elasticloadbalancing: 'elasticloadbalancing',
  events: 'events',
  'guardduty-data': 'guardduty',
  kms: 'kms',
  logs: 'logs',
  monitoring: 'cloudwatch',
  secretsmanager: 'secretsmanager',
  servicediscovery: 'servicediscovery',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
  ssmmessages: 'ssmmessages',
  sts: 'sts',
  xray: 'xray',
} as const satisfies Record<string, string>;

/** Last part of an interface endpoint's service name: `ecr.api`. */
export type EndpointService = keyof typeof SERVICES;

/** What every EKS node needs: to join, to pull images, to write logs, to get credentials. Images also need the S3 gateway. */
const BASE: readonly EndpointService[] = ['ec2', 'ecr.api', 'ecr.dkr', 'eks', 'logs', 'sts'];

/** What each feature calls besides the base set. Source: EKS User Guide, "Private clusters", and the features' own guides. */
const FEATURES = {
  'app-mesh': ['appmesh-envoy-management'],
  'cloud-map': ['data-servicediscovery', 'servicediscovery'],
  'cluster-autoscaler': ['autoscaling'],
  'container-insights': ['monitoring'],
  'efs-csi-driver': ['elasticfilesystem'],
  eventbridge: ['events'],
  guardduty: ['guardduty-data'],
  karpenter: ['sqs', 'ssm'],
  kms: ['kms'],
  'load-balancer-controller': ['elasticloadbalancing'],
  'managed-prometheus': ['aps-workspaces'],
  'parameter-store': ['ssm'],
  'pod-identity': ['eks-auth'],
  'private-ca': ['acm-pca'],
  'secrets-manager': ['secretsmanager'],
  'session-manager': ['ec2messages', 'ssm', 'ssmmessages'],
  sns: ['sns'],
  sqs: ['sqs'],
  xray: ['xray'],
} as const satisfies Record<string, readonly EndpointService[]>;

/** Something in a cluster that calls AWS APIs. */
export type EndpointFeature = keyof typeof FEATURES;

/** Every feature, for those who check names. */
export const endpointFeatures: readonly EndpointFeature[] = Object.keys(FEATURES).filter(isEndpointFeature);

/** In China, services whose endpoint names begin with `cn.`. Source: what `ec2 describe-vpc-endpoint-services` lists there. */
const CHINA_PREFIXED: ReadonlySet<EndpointService> = new Set<EndpointService>([
  'appmesh-envoy-management',
  'autoscaling',
  'ec2',
  'ecr.api',
  'ecr.dkr',
  'eks',
  'elasticfilesystem',
  'monitoring',
  'sqs',
  'sts',
  'xray',
]);

/** The interface endpoints that a cluster without a way to the internet needs, sorted, for what is enabled in it. */
export function endpointServices(features: readonly EndpointFeature[]): readonly EndpointService[] {
  const services = new Set<EndpointService>(BASE);
  for (const feature of features) {
    for (const service of FEATURES[feature]) services.add(service);
  }
  return [...services].sort();
}

/** IAM prefix of a service's actions: `cloudwatch` for `monitoring`. */
export function iamPrefixOf(service: EndpointService): string {
  return SERVICES[service];
}

/** Name that a VPC endpoint asks for: `com.amazonaws.eu-west-1.ecr.api`. */
export function serviceNameOf(region: Region, service: EndpointService): string {
  const china = partitionOf(region) === 'aws-cn' && CHINA_PREFIXED.has(service);
  return `${china ? 'cn.' : ''}com.amazonaws.${region}.${service}`;
}

function isEndpointFeature(value: string): value is EndpointFeature {
  return Object.hasOwn(FEATURES, value);
}
