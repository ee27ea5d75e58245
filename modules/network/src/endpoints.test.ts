import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { document } from '@landfall/testing';
import { synthNetwork } from './testing/network-fixture';

const pod = { kind: 'secondary-cidr', cidr: '100.64.0.0/16' } as const;
const interfaces = { kind: 'for-features', features: ['pod-identity'] } as const;

it('always makes gateway endpoints for S3 and DynamoDB, in tables of private and pod subnets', () => {
  const { json } = synthNetwork({ tiers: { pod, database: true } });
  expect(Object.keys(json.all(VpcEndpoint))).toHaveLength(2);
  for (const service of ['s3', 'dynamodb']) {
    expect(json.at(VpcEndpoint, `network/endpoints/gateway-${service}`)).toMatchObject({
      vpc_id: json.ref(Vpc, 'network/vpc', 'id'),
      service_name: `com.amazonaws.eu-west-1.${service}`,
      vpc_endpoint_type: 'Gateway',
      route_table_ids: ['private-eu-west-1a', 'private-eu-west-1b', 'pod-eu-west-1a', 'pod-eu-west-1b'].map((table) =>
        json.ref(RouteTable, `network/routes/${table}`, 'id'),
      ),
    });
  }
});

it('confines endpoints to the account by default', () => {
  const { json } = synthNetwork();
  const account = '${data.aws_caller_identity.network_account_C591B5E0.account_id}';
  const policy = document(json.at(VpcEndpoint, 'network/endpoints/gateway-dynamodb')['policy']);
  expect(policy).toMatchObject({
    Statement: [{ Condition: { StringEquals: { 'aws:PrincipalAccount': account, 'aws:ResourceAccount': account } } }],
  });
});

it('confines endpoints to the organization that is named', () => {
  const perimeter = { kind: 'organization', organizationId: 'o-a1b2c3d4e5' } as const;
  const { json } = synthNetwork({ endpoints: { perimeter, readFromBuckets: ['vendor-charts'] } });
  const policy = json.at(VpcEndpoint, 'network/endpoints/gateway-s3')['policy'];
  expect(policy).toContain('"aws:PrincipalOrgID":"o-a1b2c3d4e5"');
  expect(policy).toContain('arn:aws:s3:::vendor-charts/*');
});

it('makes no interface endpoint and no security group by default', () => {
  const { json } = synthNetwork();
  expect(Object.values(json.all(VpcEndpoint)).map((endpoint) => endpoint['vpc_endpoint_type'])).toEqual([
    'Gateway',
    'Gateway',
  ]);
  expect(json.all(SecurityGroup)).toEqual({});
});

it('makes an interface endpoint in the intra subnets for what features need', () => {
  const { json, network, resolve } = synthNetwork({ endpoints: { interfaces } });
  const group = json.ref(SecurityGroup, 'network/endpoints/security-group', 'id');
  expect(Object.keys(json.all(VpcEndpoint))).toHaveLength(9);
  expect(json.at(VpcEndpoint, 'network/endpoints/interface-ecr-api')).toMatchObject({
    service_name: 'com.amazonaws.eu-west-1.ecr.api',
    vpc_endpoint_type: 'Interface',
    private_dns_enabled: true,
    subnet_ids: [
      json.ref(Subnet, 'network/intra-eu-west-1a', 'id'),
      json.ref(Subnet, 'network/intra-eu-west-1b', 'id'),
    ],
    security_group_ids: [group],
    policy: expect.stringContaining('ecr:*'),
    tags: { Name: 'test-ecr.api' },
  });
  expect(resolve(network.endpointSecurityGroupId)).toBe(group);
});

it('pulls from the accounts that are named', () => {
  const { json } = synthNetwork({ endpoints: { interfaces, pullFromAccounts: ['222222222222'] } });
  expect(json.at(VpcEndpoint, 'network/endpoints/interface-ecr-dkr')['policy']).toContain(':222222222222:repository/*');
});

it('makes the interface endpoints that are named, each once, and nothing else', () => {
  const { json } = synthNetwork({ endpoints: { interfaces: { kind: 'services', services: ['sts', 'sts', 'kms'] } } });
  const names = Object.values(json.all(VpcEndpoint)).map((endpoint) => endpoint['service_name']);
  expect(names.filter((name) => !/s3|dynamodb/.test(String(name)))).toEqual([
    'com.amazonaws.eu-west-1.kms',
    'com.amazonaws.eu-west-1.sts',
  ]);
});

it('leaves the policy out where the service takes none', () => {
  const { json } = synthNetwork({ endpoints: { interfaces: { kind: 'for-features', features: ['app-mesh'] } } });
  expect(json.at(VpcEndpoint, 'network/endpoints/interface-appmesh-envoy-management')).not.toHaveProperty('policy');
});

it('makes none where shared ones are reached through the transit gateway', () => {
  const transitGateway = { id: 'tgw-1', destinations: { hub: '10.255.0.0/16' } };
  const { json } = synthNetwork({
    nat: { kind: 'none' },
    transitGateway,
    endpoints: { interfaces: { kind: 'central' } },
  });
  expect(Object.keys(json.all(VpcEndpoint))).toHaveLength(2);
});

describe('the security group of interface endpoints', () => {
  it('lets in HTTPS from the VPC, by rules of their own', () => {
    const { json } = synthNetwork({ endpoints: { interfaces } });
    const group = json.only(SecurityGroup);
    expect(group).toMatchObject({ name: 'test-endpoints', vpc_id: json.ref(Vpc, 'network/vpc', 'id') });
    expect(group).not.toHaveProperty('ingress');
    expect(group).not.toHaveProperty('egress');
    expect(json.only(VpcSecurityGroupIngressRule)).toMatchObject({
      security_group_id: json.ref(SecurityGroup, 'network/endpoints/security-group', 'id'),
      cidr_ipv4: '10.0.0.0/16',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
    });
    expect(json.all(VpcSecurityGroupEgressRule)).toEqual({});
  });

  it('lets in every CIDR of the VPC, and no other', () => {
    const { json } = synthNetwork({ endpoints: { interfaces }, tiers: { pod }, ipv6: { kind: 'amazon-provided' } });
    const rule = (id: string): unknown => json.at(VpcSecurityGroupIngressRule, `network/endpoints/${id}`);
    expect(Object.keys(json.all(VpcSecurityGroupIngressRule))).toHaveLength(3);
    expect(rule('ingress-vpc')).toMatchObject({ cidr_ipv4: '10.0.0.0/16' });
    expect(rule('ingress-pod')).toMatchObject({ cidr_ipv4: '100.64.0.0/16' });
    expect(rule('ingress-ipv6')).toMatchObject({ cidr_ipv6: json.ref(Vpc, 'network/vpc', 'ipv6_cidr_block') });
  });
});
