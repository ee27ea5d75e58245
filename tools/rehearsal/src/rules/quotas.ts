import type { Quotas } from '../aws/quotas';
import { others, othersOfAccount, the } from './look-up';
import { textAt, textsAt, valuesAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

interface Quota {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly quota: keyof Quotas;

  /** Service and operation. */
  readonly call: string;
  readonly code: string;
  readonly message: string;

  /** Those that count beside the new one; all of the account and Region when it is not given. */
  readonly count?: (context: RuleContext) => number;

  /** Whether the new one counts; it does when this is not given. */
  readonly when?: (context: RuleContext) => boolean;
}

/** Counts others of the type with the same value of an attribute. */
const withSame =
  (path: string) =>
  (context: RuleContext): number =>
    others(context).filter(({ attributes }) => textAt(attributes, path) === textAt(context.object, path)).length;

const isInterface = (attributes: Parameters<typeof textAt>[0]): boolean =>
  textAt(attributes, 'vpc_endpoint_type') === 'Interface';

const quotas: readonly Quota[] = [
  {
    id: 'QUOTA-001',
    title: 'VPCs per Region',
    type: 'aws_vpc',
    quota: 'vpcsPerRegion',
    call: 'EC2 CreateVpc',
    code: 'VpcLimitExceeded',
    message: 'The maximum number of VPCs has been reached.',
  },
  {
    id: 'QUOTA-002',
    title: 'Subnets per VPC',
    type: 'aws_subnet',
    quota: 'subnetsPerVpc',
    call: 'EC2 CreateSubnet',
    code: 'SubnetLimitExceeded',
    message: 'The maximum number of subnets has been reached.',
    count: withSame('vpc_id'),
  },
  {
    id: 'QUOTA-003',
    title: 'IPv4 CIDR blocks per VPC',
    type: 'aws_vpc_ipv4_cidr_block_association',
    quota: 'cidrBlocksPerVpc',
    call: 'EC2 AssociateVpcCidrBlock',
    code: 'CidrBlockLimitExceeded',
    message: 'This network has met its maximum number of allowed CIDRs',
    count: (context) => 1 + withSame('vpc_id')(context),
  },
  {
    id: 'QUOTA-004',
    title: 'Internet gateways per Region',
    type: 'aws_internet_gateway',
    quota: 'internetGatewaysPerRegion',
    call: 'EC2 CreateInternetGateway',
    code: 'InternetGatewayLimitExceeded',
    message: 'The maximum number of internet gateways has been reached.',
  },
  {
    id: 'QUOTA-005',
    title: 'NAT gateways per Availability Zone',
    type: 'aws_nat_gateway',
    quota: 'natGatewaysPerZone',
    call: 'EC2 CreateNatGateway',
    code: 'NatGatewayLimitExceeded',
    message: 'Performing this operation would exceed the limit of NAT gateways',
    count: natGatewaysOfZone,
    when: (context) => zoneOf(context, textAt(context.object, 'subnet_id')) !== undefined,
  },
  {
    id: 'QUOTA-007',
    title: 'Route tables per VPC',
    type: 'aws_route_table',
    quota: 'routeTablesPerVpc',
    call: 'EC2 CreateRouteTable',
    code: 'RouteTableLimitExceeded',
    message: 'The maximum number of route tables has been reached.',
    count: withSame('vpc_id'),
  },
  {
    id: 'QUOTA-009',
    title: 'Security groups per Region',
    type: 'aws_security_group',
    quota: 'securityGroupsPerRegion',
    call: 'EC2 CreateSecurityGroup',
    code: 'SecurityGroupLimitExceeded',
    message: 'The maximum number of security groups has been reached.',
  },
  {
    id: 'QUOTA-012',
    title: 'Interface endpoints per VPC',
    type: 'aws_vpc_endpoint',
    quota: 'interfaceEndpointsPerVpc',
    call: 'EC2 CreateVpcEndpoint',
    code: 'VpcEndpointLimitExceeded',
    message: 'The maximum number of interface endpoints has been reached.',
    when: ({ object }) => isInterface(object),
    count: (context) =>
      others(context).filter(
        ({ attributes }) => isInterface(attributes) && attributes['vpc_id'] === textAt(context.object, 'vpc_id'),
      ).length,
  },
  {
    id: 'QUOTA-013',
    title: 'Gateway endpoints per Region',
    type: 'aws_vpc_endpoint',
    quota: 'gatewayEndpointsPerRegion',
    call: 'EC2 CreateVpcEndpoint',
    code: 'VpcEndpointLimitExceeded',
    message: 'The maximum number of gateway endpoints has been reached.',
    when: ({ object }) => textAt(object, 'vpc_endpoint_type') === 'Gateway',
    count: (context) =>
      others(context).filter(({ attributes }) => textAt(attributes, 'vpc_endpoint_type') === 'Gateway').length,
  },
  {
    id: 'QUOTA-014',
    title: 'VPC attachments per transit gateway',
    type: 'aws_ec2_transit_gateway_vpc_attachment',
    quota: 'attachmentsPerTransitGateway',
    call: 'EC2 CreateTransitGatewayVpcAttachment',
    code: 'TransitGatewayAttachmentLimitExceeded',
    message: 'The maximum number of attachments has been reached.',
    count: withSame('transit_gateway_id'),
  },
  {
    id: 'QUOTA-015',
    title: 'Roles per account',
    type: 'aws_iam_role',
    quota: 'rolesPerAccount',
    call: 'IAM CreateRole',
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for RolesPerAccount',
    count: (context) => othersOfAccount(context).length,
  },
  {
    id: 'QUOTA-016',
    title: 'Customer managed policies per account',
    type: 'aws_iam_policy',
    quota: 'policiesPerAccount',
    call: 'IAM CreatePolicy',
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for PoliciesPerAccount',
    count: (context) => othersOfAccount(context).length,
  },
  {
    id: 'QUOTA-017',
    title: 'OpenID Connect providers per account',
    type: 'aws_iam_openid_connect_provider',
    quota: 'oidcProvidersPerAccount',
    call: 'IAM CreateOpenIDConnectProvider',
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for OpenIdConnectProvidersPerAccount',
    count: (context) => othersOfAccount(context).length,
  },
  {
    id: 'QUOTA-018',
    title: 'Clusters per Region',
    type: 'aws_eks_cluster',
    quota: 'clustersPerRegion',
    call: 'EKS CreateCluster',
    code: 'ResourceLimitExceededException',
    message: 'Cluster limit exceeded.',
  },
  {
    id: 'QUOTA-019',
    title: 'Node groups per cluster',
    type: 'aws_eks_node_group',
    quota: 'nodeGroupsPerCluster',
    call: 'EKS CreateNodegroup',
    code: 'ResourceLimitExceededException',
    message: 'Nodegroup limit exceeded.',
    count: withSame('cluster_name'),
  },
  {
    id: 'QUOTA-020',
    title: 'Fargate profiles per cluster',
    type: 'aws_eks_fargate_profile',
    quota: 'fargateProfilesPerCluster',
    call: 'EKS CreateFargateProfile',
    code: 'ResourceLimitExceededException',
    message: 'Fargate profile limit exceeded.',
    count: withSame('cluster_name'),
  },
  {
    id: 'QUOTA-021',
    title: 'Buckets per account',
    type: 'aws_s3_bucket',
    quota: 'bucketsPerAccount',
    call: 'S3 CreateBucket',
    code: 'TooManyBuckets',
    message: 'You have attempted to create more buckets than allowed',
    count: (context) => othersOfAccount(context).length,
  },
];

/** Quotas that are a number of things. */
export const plainQuotaRules: readonly Rule[] = quotas.map(
  ({ id, title, type, quota, call, code, message, count, when }): Rule => ({
    id,
    title: `The quota "${title}" is not exceeded`,
    source: 'the service quotas of AWS; startRehearsal({ quotas }) or landfall.rules.ts raise it',
    phase: 'apply',
    types: [type],
    check: (context) => {
      if (context.action !== 'create' || when?.(context) === false) return undefined;
      const existing = count?.(context) ?? others(context).length;
      const limit = context.quotas[quota];
      return existing < limit ? undefined : refused(context, call, code, `${message} The quota is ${limit}.`);
    },
  }),
);

/** What is more than AWS grants an account. */
export const quotaRules: readonly Rule[] = [
  ...plainQuotaRules,
  {
    id: 'QUOTA-008',
    title: 'The quota "Routes per route table" is not exceeded',
    source: 'the service quotas of AWS; startRehearsal({ quotas }) or landfall.rules.ts raise it',
    phase: 'apply',
    types: ['aws_route', 'aws_route_table'],
    check: (context) => {
      const limit = context.quotas.routesPerTable;
      if (context.type === 'aws_route' && context.action !== 'create') return undefined;
      const table = textAt(context.object, 'route_table_id');
      const count =
        context.type === 'aws_route_table'
          ? valuesAt(context.object, 'route').length
          : 1 + others(context).filter(({ attributes }) => attributes['route_table_id'] === table).length;
      if (count <= limit) return undefined;
      const message = `The maximum number of routes has been reached. The quota is ${limit}.`;
      return refused(context, 'EC2 CreateRoute', 'RouteLimitExceeded', message);
    },
  },
  {
    id: 'QUOTA-006',
    title: 'The quota "Elastic IP addresses per Region" is not exceeded',
    source: 'the service quotas of AWS; startRehearsal({ quotas }) or landfall.rules.ts raise it',
    phase: 'apply',
    types: ['aws_eip', 'aws_nat_gateway'],
    check: (context) => {
      const limit = context.quotas.elasticIpsPerRegion;
      const wanted = context.type === 'aws_eip' ? 1 : addressesOf(context, context.object);
      if (context.action !== 'create' || wanted === 0) return undefined;
      const gateways = others(context, 'aws_nat_gateway');
      const used = gateways.reduce((sum, { attributes }) => sum + addressesOf(context, attributes), 0);
      if (others(context, 'aws_eip').length + used + wanted <= limit) return undefined;
      const message = `The maximum number of addresses has been reached. The quota is ${limit}.`;
      return refused(context, 'EC2 AllocateAddress', 'AddressLimitExceeded', message);
    },
  },
];

/** Addresses that AWS takes for a regional NAT gateway: one for each zone in which its VPC has subnets. */
function addressesOf(context: RuleContext, gateway: Parameters<typeof textAt>[0]): number {
  if (textAt(gateway, 'availability_mode') !== 'regional' || textAt(gateway, 'connectivity_type') === 'private')
    return 0;
  if (textsAt(gateway, 'availability_zone_address.allocation_ids').length > 0) return 0;
  const vpc = textAt(gateway, 'vpc_id');
  const subnets = others(context, 'aws_subnet').filter(({ attributes }) => attributes['vpc_id'] === vpc);
  return new Set(subnets.map(({ attributes }) => attributes['availability_zone'])).size;
}

function zoneOf(context: RuleContext, subnet: string | undefined): string | undefined {
  return textAt(the(context, 'subnet', subnet)?.attributes, 'availability_zone');
}

function natGatewaysOfZone(context: RuleContext): number {
  const zone = zoneOf(context, textAt(context.object, 'subnet_id'));
  return others(context).filter(({ attributes }) => zoneOf(context, textAt(attributes, 'subnet_id')) === zone).length;
}
