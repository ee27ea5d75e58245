import { Ec2TransitGatewayVpcAttachment } from '@cdktf/provider-aws/lib/ec2-transit-gateway-vpc-attachment';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import type { EnvironmentInput } from '@landfall/environment';
import { synthStack, testEnvironment } from '@landfall/stack-testing';
import { NetworkStack } from './network-stack';

const zones = ['eu-west-1a', 'eu-west-1b'];

const network = (fields: Partial<EnvironmentInput['network']> = {}, other: Partial<EnvironmentInput> = {}) =>
  synthStack(
    testEnvironment({ network: { cidr: '10.0.0.0/16', zones, ...fields }, ...other }),
    [],
    (app, environment) => new NetworkStack(app, environment),
  );

const services = (stack: ReturnType<typeof network>): readonly string[] =>
  Object.values(stack.all(VpcEndpoint)).map((endpoint) =>
    String(endpoint['service_name']).split('.').slice(3).join('.'),
  );

it('reads no contract: it can be planned before anything else exists', () => {
  expect(network().json).not.toHaveProperty('data.aws_ssm_parameter');
});

it('publishes the VPC and its subnets by tier and zone', () => {
  const contract = network().only(SsmParameter);
  expect(contract['name']).toBe('/landfall/test/network/network');
  for (const tier of ['public', 'private', 'intra']) expect(contract['insecure_value']).toContain(`"${tier}"`);
  expect(contract['insecure_value']).not.toContain('"database"');
});

it('encrypts flow logs with a key of its own, for log groups of the environment only', () => {
  expect(String(network().only(KmsKey)['policy'])).toContain('log-group:/landfall/acme-test/*');
});

it('tags subnets for load balancers and Karpenter of its clusters', () => {
  const tags = Object.values(network().all(Subnet)).map((subnet) => JSON.stringify(subnet['tags']));
  expect(tags.filter((tag) => tag.includes('kubernetes.io/role/internal-elb'))).toHaveLength(zones.length);
  expect(tags.filter((tag) => tag.includes('"karpenter.sh/discovery":"acme-test-blue"'))).toHaveLength(zones.length);
});

it('makes a NAT gateway per zone unless told otherwise', () => {
  expect(Object.keys(network().all(NatGateway))).toHaveLength(zones.length);
  expect(Object.keys(network({ nat: { kind: 'single' } }).all(NatGateway))).toHaveLength(1);
});

it('makes the interface endpoints that clusters need when there is no NAT', () => {
  const stack = network({ nat: { kind: 'none' } });
  expect(stack.all(NatGateway)).toEqual({});
  expect(services(stack)).toEqual(
    expect.arrayContaining(['s3', 'ecr.api', 'ecr.dkr', 'ec2', 'sts', 'eks', 'eks-auth', 'kms', 'monitoring', 'xray']),
  );
  expect(services(stack)).not.toContain('aps-workspaces');
  const withMetrics = network({ nat: { kind: 'none' } }, { observability: { managedPrometheus: true } });
  expect(services(withMetrics)).toContain('aps-workspaces');
});

it('makes gateway endpoints only when there is NAT', () => {
  expect([...services(network())].sort()).toEqual(['dynamodb', 's3']);
});

it('attaches to the transit gateway', () => {
  const transitGateway = { id: 'tgw-0123456789abcdef0', destinations: { offices: '10.240.0.0/12' } };
  expect(network({ transitGateway }).only(Ec2TransitGatewayVpcAttachment)['transit_gateway_id']).toBe(
    transitGateway.id,
  );
  expect(network().all(Ec2TransitGatewayVpcAttachment)).toEqual({});
});
