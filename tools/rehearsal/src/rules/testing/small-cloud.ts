import type { CloudObject } from '../../cloud/cloud-object';
import { account, region, thing } from './rule-case';

const trust = (service: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
  });

const role = (name: string, service: string): CloudObject =>
  thing('aws_iam_role', name, {
    name,
    arn: `arn:aws:iam::${account}:role/${name}`,
    assume_role_policy: trust(service),
  });

const subnet = (id: string, vpc: string, cidr: string, zone: string): CloudObject =>
  thing('aws_subnet', id, { vpc_id: vpc, cidr_block: cidr, availability_zone: `${region}${zone}` });

/** Two VPCs, a cluster and what belongs to them. */
export const smallCloud: readonly CloudObject[] = [
  thing('aws_vpc', 'vpc-1', {
    cidr_block: '10.0.0.0/16',
    ipv6_cidr_block: '2001:db8:1200::/56',
    enable_dns_hostnames: true,
    enable_dns_support: true,
  }),
  thing('aws_vpc', 'vpc-2', { cidr_block: '10.0.0.0/16', enable_dns_hostnames: false, enable_dns_support: true }),
  thing('aws_vpc', 'vpc-3', { cidr_block: '10.3.0.0/16' }),
  subnet('subnet-a', 'vpc-1', '10.0.0.0/24', 'a'),
  subnet('subnet-a2', 'vpc-1', '10.0.1.0/24', 'a'),
  subnet('subnet-b', 'vpc-1', '10.0.2.0/24', 'b'),
  subnet('subnet-open', 'vpc-1', '10.0.3.0/24', 'b'),
  subnet('subnet-other', 'vpc-2', '10.0.0.0/24', 'b'),
  thing('aws_security_group', 'sg-1', { vpc_id: 'vpc-1' }),
  thing('aws_security_group', 'sg-1b', { vpc_id: 'vpc-1' }),
  thing('aws_security_group', 'sg-2', { vpc_id: 'vpc-2' }),
  thing('aws_route_table', 'rtb-1', { vpc_id: 'vpc-1', route: [{ cidr_block: '192.168.0.0/16' }] }),
  thing('aws_route_table', 'rtb-2', { vpc_id: 'vpc-2' }),
  thing('aws_route_table_association', 'rtbassoc-open', { subnet_id: 'subnet-open', route_table_id: 'rtb-1' }),
  thing('aws_route', 'r-1', { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }),
  thing('aws_internet_gateway', 'igw-1', { vpc_id: 'vpc-1' }),
  thing('aws_egress_only_internet_gateway', 'eigw-1', { vpc_id: 'vpc-1' }),
  thing('aws_eip', 'eipalloc-1'),
  thing('aws_eip', 'eipalloc-2'),
  thing('aws_nat_gateway', 'nat-1', { subnet_id: 'subnet-a', allocation_id: 'eipalloc-1' }),
  thing('aws_nat_gateway', 'nat-2', { subnet_id: 'subnet-other' }),
  thing('aws_vpc_endpoint', 'vpce-1', {
    vpc_id: 'vpc-1',
    service_name: 'com.amazonaws.eu-west-1.sts',
    private_dns_enabled: true,
  }),
  thing('aws_vpc_peering_connection', 'pcx-1', { vpc_id: 'vpc-3', peer_vpc_id: 'vpc-9' }),
  thing('aws_vpc_peering_connection', 'pcx-far', {}, { region: 'us-east-1' }),
  thing('aws_ec2_transit_gateway', 'tgw-1', {}, { account: '222222222222' }),
  thing('aws_ec2_transit_gateway', 'tgw-far', {}, { region: 'us-east-1' }),
  thing('aws_ec2_transit_gateway_vpc_attachment', 'tgw-attach-1', { vpc_id: 'vpc-1', transit_gateway_id: 'tgw-1' }),
  thing('aws_ec2_transit_gateway_vpc_attachment', 'tgw-attach-far', {}, { region: 'us-east-1' }),
  thing('aws_launch_template', 'lt-1', { name: 'plain' }),
  thing('aws_launch_template', 'lt-typed', { name: 'typed', instance_type: 'm7i.large' }),
  thing('aws_launch_template', 'lt-image', { name: 'image', image_id: 'ami-1' }),
  thing('aws_launch_template', 'lt-spot', { name: 'spot', instance_market_options: [{ market_type: 'spot' }] }),
  thing('aws_eks_cluster', 'blue', {
    name: 'blue',
    version: '1.33',
    vpc_config: [{ vpc_id: 'vpc-1' }],
    access_config: [{ authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false }],
  }),
  thing('aws_eks_cluster', 'old', {
    name: 'old',
    version: '1.33',
    access_config: [{ authentication_mode: 'CONFIG_MAP', bootstrap_cluster_creator_admin_permissions: true }],
  }),
  thing('aws_eks_node_group', 'late:nodes', { cluster_name: 'late', node_group_name: 'nodes', version: '1.30' }),
  thing('aws_eks_access_entry', 'blue:node', { cluster_name: 'blue', principal_arn: 'node', type: 'EC2_LINUX' }),
  thing('aws_eks_access_entry', 'blue:people', { cluster_name: 'blue', principal_arn: 'people', type: 'STANDARD' }),
  thing('aws_eks_fargate_profile', 'blue:batch', { cluster_name: 'blue', selector: [{ namespace: 'batch' }] }),
  thing('aws_eks_pod_identity_association', 'a-1', { cluster_name: 'blue', namespace: 'web', service_account: 'api' }),
  role('pods', 'pods.eks.amazonaws.com'),
  role('cluster', 'eks.amazonaws.com'),
  thing('aws_iam_policy', 'own', { arn: `arn:aws:iam::${account}:policy/own` }),
  thing('aws_kms_key', 'key-1', { arn: `arn:aws:kms:${region}:${account}:key/key-1` }),
  thing('aws_s3_bucket', 'states', { bucket: 'states' }),
  thing('aws_cloudwatch_log_group', '/app', { name: '/app' }),
  thing('aws_appmesh_mesh', 'mesh', { name: 'mesh' }),
  thing('aws_appmesh_virtual_node', 'n-1', { mesh_name: 'mesh', name: 'node' }),
  thing('aws_appmesh_virtual_router', 'r-1', { mesh_name: 'mesh', name: 'router' }),
  thing('aws_appmesh_virtual_service', 's-1', { mesh_name: 'mesh', name: 'service' }),
  thing('aws_appmesh_virtual_gateway', 'g-1', { mesh_name: 'mesh', name: 'gateway' }),
];
