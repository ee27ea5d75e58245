import { thing, type RuleCases } from './rule-case';

const subnet = { vpc_id: 'vpc-1', cidr_block: '10.0.9.0/24', availability_zone: 'eu-west-1a' };
const route = { route_table_id: 'rtb-1', destination_cidr_block: '172.16.0.0/16' };
const endpoint = { vpc_id: 'vpc-1', vpc_endpoint_type: 'Interface', service_name: 'com.amazonaws.eu-west-1.ec2' };
const gatewayEndpoint = { ...endpoint, vpc_endpoint_type: 'Gateway', service_name: 'com.amazonaws.eu-west-1.s3' };
const nat = { subnet_id: 'subnet-a', allocation_id: 'eipalloc-2' };
const attachment = { vpc_id: 'vpc-1', transit_gateway_id: 'tgw-1' };

/** Cases of the rules of networks. */
export const networkCases: RuleCases = {
  'VPC-001': { object: { cidr_block: '10.0.0.0/15' }, fine: { cidr_block: '10.0.0.0/16' }, says: "'10.0.0.0/15'" },
  'VPC-002': {
    object: { vpc_id: 'vpc-1', cidr_block: '10.0.128.0/20' },
    fine: { cidr_block: '100.64.0.0/16' },
    says: 'conflicts with another CIDR',
  },
  'VPC-003': { object: { vpc_id: 'vpc-1' }, fine: { vpc_id: 'vpc-3' }, says: 'already has an internet gateway' },
  'VPC-004': {
    object: { security_group_id: 'sg-1', referenced_security_group_id: 'sg-2' },
    fine: { referenced_security_group_id: 'sg-1b' },
    says: 'different networks',
  },
  'VPC-005': {
    object: { ip_protocol: 'tcp', from_port: 90, to_port: 80 },
    fine: { from_port: 80 },
    says: 'Must specify both from and to ports',
  },
  'VPC-006': {
    object: { ...attachment, subnet_ids: ['subnet-a', 'subnet-a2'] },
    fine: { subnet_ids: ['subnet-a', 'subnet-b'] },
    says: 'DuplicateSubnetsInSameZone',
  },
  'VPC-007': { object: { vpc_id: 'vpc-1', peer_vpc_id: 'vpc-2' }, fine: { peer_vpc_id: 'vpc-3' }, says: 'overlap' },
  'SUBNET-001': { object: { ...subnet, cidr_block: '10.1.0.0/24' }, fine: subnet, says: 'InvalidSubnet.Range' },
  'SUBNET-002': { object: { ...subnet, cidr_block: '10.0.0.128/25' }, fine: subnet, says: 'InvalidSubnet.Conflict' },
  'SUBNET-003': { object: { ...subnet, cidr_block: '10.0.9.0/29' }, fine: subnet, says: 'InvalidSubnet.Range' },
  'SUBNET-004': {
    object: { ...subnet, availability_zone: 'us-east-1a' },
    fine: subnet,
    says: 'eu-west-1a, eu-west-1b',
  },
  'SUBNET-005': {
    object: { ...subnet, ipv6_cidr_block: '2001:db8:9999::/64' },
    fine: { ipv6_cidr_block: '2001:db8:1200:1::/64' },
    says: 'InvalidSubnet.Range',
  },
  'ROUTE-001': {
    object: { ...route, destination_cidr_block: '192.168.0.0/16' },
    fine: route,
    says: 'RouteAlreadyExists',
  },
  'ROUTE-002': {
    object: { ...route, route_table_id: 'rtb-2', gateway_id: 'igw-1' },
    fine: { route_table_id: 'rtb-1' },
    says: 'network gateway igw-1 belong to different networks',
  },
  'ROUTE-003': {
    object: { ...route, nat_gateway_id: 'nat-2' },
    fine: { nat_gateway_id: 'nat-1' },
    says: 'NAT gateway nat-2 belong to different networks',
  },
  'ROUTE-004': {
    object: { ...route, route_table_id: 'rtb-2', transit_gateway_id: 'tgw-1' },
    fine: { route_table_id: 'rtb-1' },
    says: 'VPC vpc-2 is not attached to it',
  },
  'ROUTE-005': {
    object: { ...route, destination_cidr_block: '10.0.7.0/24', gateway_id: 'igw-1' },
    fine: { destination_cidr_block: '10.9.0.0/24' },
    says: 'equal to or more specific',
  },
  'ROUTE-006': {
    object: { ...route, gateway_id: 'igw-1', nat_gateway_id: 'nat-1' },
    fine: { gateway_id: null },
    says: '`gateway_id,nat_gateway_id` were specified',
  },
  'ROUTE-007': {
    object: { subnet_id: 'subnet-open', route_table_id: 'rtb-1' },
    fine: { subnet_id: 'subnet-a' },
    says: 'conflicts with an existing association',
  },
  'ROUTE-008': {
    object: { subnet_id: 'subnet-a', route_table_id: 'rtb-2' },
    fine: { route_table_id: 'rtb-1' },
    says: 'belong to different networks',
  },
  'ENDPOINT-001': {
    object: { ...gatewayEndpoint, subnet_ids: ['subnet-a'] },
    fine: { subnet_ids: null },
    says: 'subnet_ids cannot be given',
  },
  'ENDPOINT-002': {
    object: { ...endpoint, route_table_ids: ['rtb-1'] },
    fine: { route_table_ids: [] },
    says: 'Route table IDs',
  },
  'ENDPOINT-003': {
    object: { ...endpoint, vpc_endpoint_type: 'Gateway' },
    fine: gatewayEndpoint,
    says: 'does not support endpoints of type Gateway',
  },
  'ENDPOINT-004': {
    object: { ...endpoint, service_name: 'com.amazonaws.us-east-1.ec2' },
    fine: { service_region: 'us-east-1' },
    says: 'InvalidServiceName',
  },
  'ENDPOINT-005': {
    object: { ...endpoint, subnet_ids: ['subnet-a', 'subnet-a2'] },
    fine: { subnet_ids: ['subnet-a', 'subnet-b'] },
    says: 'DuplicateSubnetsInSameZone',
  },
  'ENDPOINT-006': {
    object: { ...endpoint, security_group_ids: ['sg-2'] },
    fine: { security_group_ids: ['sg-1'] },
    says: 'sg-2 does not belong to VPC vpc-1',
  },
  'ENDPOINT-007': {
    object: { ...endpoint, private_dns_enabled: true, service_name: 'com.amazonaws.eu-west-1.sts' },
    fine: { service_name: 'com.amazonaws.eu-west-1.ec2' },
    says: 'conflicting DNS domain',
  },
  'NAT-001': { object: { ...nat, allocation_id: null }, fine: nat, says: 'AllocationId' },
  'NAT-002': { object: { ...nat, connectivity_type: 'private' }, fine: { allocation_id: null }, says: 'private' },
  'NAT-003': { object: { ...nat, allocation_id: 'eipalloc-9' }, fine: nat, says: "'eipalloc-9' does not exist" },
  'NAT-004': { object: { ...nat, allocation_id: 'eipalloc-1' }, fine: nat, says: 'already associated' },
  'NAT-005': { object: { ...nat, subnet_id: null }, fine: nat, says: 'subnetId' },
  'NAT-006': { object: { ...nat, subnet_id: 'subnet-other' }, fine: nat, says: 'Gateway.NotAttached' },
  'QUOTA-006': {
    type: 'aws_nat_gateway',
    object: { availability_mode: 'regional', vpc_id: 'vpc-1' },
    fine: { connectivity_type: 'private' },
    cloud: [3, 4].map((n) => thing('aws_eip', `eipalloc-${n}`)),
    says: 'The quota is 5.',
  },
  'QUOTA-008': {
    object: { route_table_id: 'rtb-1' },
    fine: { route_table_id: 'rtb-2' },
    quotas: { routesPerTable: 1 },
    says: 'The quota is 1.',
  },
  'QUOTA-010': {
    object: { security_group_id: 'sg-1', cidr_ipv4: '10.0.0.0/8' },
    fine: { cidr_ipv4: null, cidr_ipv6: '2001:db8::/32' },
    cloud: [
      thing('aws_vpc_security_group_ingress_rule', 'sgr-1', { security_group_id: 'sg-1', cidr_ipv4: '10.0.0.0/8' }),
      thing('aws_security_group_rule', 'sgrule-1', { security_group_id: 'sg-1', type: 'ingress', self: true }),
      thing('aws_security_group_rule', 'sgrule-2', { security_group_id: 'sg-1', type: 'egress', self: true }),
    ],
    quotas: { rulesPerSecurityGroup: 2 },
    says: 'The quota is 2.',
  },
  'QUOTA-011': {
    type: 'aws_security_group',
    object: { egress: [{ cidr_blocks: ['10.0.0.0/8', '172.16.0.0/12'] }, { prefix_list_ids: ['pl-1'] }] },
    fine: { egress: [{ cidr_blocks: ['10.0.0.0/8'], ipv6_cidr_blocks: ['2001:db8::/32'] }] },
    cloud: [thing('aws_ec2_managed_prefix_list', 'pl-1', { max_entries: 9 })],
    quotas: { rulesPerSecurityGroup: 10 },
    says: 'The quota is 10.',
  },
  'QUOTA-022': {
    object: { vpc_security_group_ids: [1, 2, 3, 4, 5, 6].map((n) => `sg-${n}`) },
    fine: { vpc_security_group_ids: ['sg-1'] },
    says: 'The quota is 5.',
  },
  'SUBNET-006': {
    object: { ...subnet, ipv6_cidr_block: '2001:db8:1200::/65' },
    fine: { ipv6_cidr_block: '2001:db8:1200::/64' },
    says: 'InvalidSubnet.Range',
  },
  'LB-001': {
    object: { subnets: ['subnet-a', 'subnet-a2'] },
    fine: { subnets: ['subnet-a', 'subnet-b'] },
    says: 'multiple subnets in the same Availability Zone',
  },
  'DB-001': {
    object: { subnet_ids: ['subnet-a', 'subnet-a2'] },
    fine: { subnet_ids: ['subnet-a', 'subnet-b'] },
    says: 'Current AZ coverage: eu-west-1a',
  },
  'EC2-001': {
    object: { subnet_id: 'subnet-a', vpc_security_group_ids: ['sg-2'] },
    fine: { vpc_security_group_ids: ['sg-1'] },
    says: 'belong to different networks',
  },
};
