import { endpointFeatures, endpointServices, iamPrefixOf, serviceNameOf } from './endpoint-services';

it('needs endpoints to join, pull images, write logs and get credentials, whatever runs', () => {
  expect(endpointServices([])).toEqual(['ec2', 'ecr.api', 'ecr.dkr', 'eks', 'logs', 'sts']);
});

it.each([
  ['app-mesh', ['appmesh-envoy-management']],
  ['cloud-map', ['data-servicediscovery', 'servicediscovery']],
  ['cluster-autoscaler', ['autoscaling']],
  ['container-insights', ['monitoring']],
  ['efs-csi-driver', ['elasticfilesystem']],
  ['eventbridge', ['events']],
  ['guardduty', ['guardduty-data']],
  ['karpenter', ['sqs', 'ssm']],
  ['kms', ['kms']],
  ['load-balancer-controller', ['elasticloadbalancing']],
  ['managed-prometheus', ['aps-workspaces']],
  ['parameter-store', ['ssm']],
  ['pod-identity', ['eks-auth']],
  ['private-ca', ['acm-pca']],
  ['secrets-manager', ['secretsmanager']],
  ['session-manager', ['ec2messages', 'ssm', 'ssmmessages']],
  ['sns', ['sns']],
  ['sqs', ['sqs']],
  ['xray', ['xray']],
] as const)('adds what %s calls', (feature, services) => {
  const base = endpointServices([]);
  expect(endpointServices([feature]).filter((service) => !base.includes(service))).toEqual(services);
});

it('names a service once that several features call', () => {
  const services = endpointServices(['karpenter', 'session-manager', 'parameter-store']);
  expect(services.filter((service) => service === 'ssm')).toEqual(['ssm']);
  expect([...services].sort()).toEqual(services);
});

it('names services as the Region does', () => {
  expect(serviceNameOf('eu-west-1', 'ecr.api')).toBe('com.amazonaws.eu-west-1.ecr.api');
  expect(serviceNameOf('us-gov-west-1', 'sts')).toBe('com.amazonaws.us-gov-west-1.sts');
  expect(serviceNameOf('cn-north-1', 'ecr.api')).toBe('cn.com.amazonaws.cn-north-1.ecr.api');
  expect(serviceNameOf('cn-north-1', 'logs')).toBe('com.amazonaws.cn-north-1.logs');
});

it('knows the IAM prefix where it differs from the name', () => {
  expect(iamPrefixOf('monitoring')).toBe('cloudwatch');
  expect(iamPrefixOf('ecr.dkr')).toBe('ecr');
  expect(iamPrefixOf('kms')).toBe('kms');
});

it('lists every feature', () => {
  expect(endpointFeatures).toHaveLength(19);
  expect(endpointFeatures).toContain('karpenter');
});
