import type { Json } from '../json';
import type { ObjectValue } from '../values/value';
import { factsFor } from './aws-facts';
import { configurationProblems } from './configuration-problems';
import { replaces } from './replace-condition';
import type { ResourceFacts } from './resource-facts';

function facts(type: string): ResourceFacts {
  return factsFor(type) ?? {};
}

interface ChangedAttribute {
  readonly before: Json;
  readonly after: Json;
  readonly prior?: Readonly<Record<string, Json>>;
  readonly planned?: Readonly<Record<string, Json>>;
}

/** Whether a conditional change replaces: `undefined` when the facts hold no condition for the attribute. */
function conditionally(type: string, path: string, change: ChangedAttribute): boolean | undefined {
  const condition = facts(type).forceNewWhen?.[path];
  const { before, after, prior = {}, planned = {} } = change;
  return condition && replaces(condition, { before, after, configured: after, prior, planned });
}

function problems(type: string, config: ObjectValue): readonly string[] {
  return configurationProblems(facts(type), config).map(({ detail }) => detail);
}

describe('what replaces a resource', () => {
  it.each([
    ['aws_subnet', ['vpc_id', 'cidr_block', 'availability_zone']],
    ['aws_route_table', ['vpc_id']],
    ['aws_nat_gateway', ['subnet_id', 'allocation_id']],
    ['aws_security_group', ['name', 'description', 'vpc_id']],
    ['aws_vpc_endpoint', ['service_name', 'vpc_endpoint_type']],
    ['aws_flow_log', ['log_destination', 'traffic_type', 'destination_options']],
    ['aws_ec2_transit_gateway_vpc_attachment', ['transit_gateway_id', 'vpc_id']],
    ['aws_kms_key', ['multi_region', 'key_usage']],
    ['aws_kms_alias', ['name']],
    ['aws_eks_cluster', ['name', 'role_arn', 'kubernetes_network_config.service_ipv4_cidr']],
    ['aws_eks_node_group', ['instance_types', 'ami_type', 'subnet_ids', 'node_role_arn', 'launch_template.id']],
    ['aws_eks_addon', ['addon_name', 'cluster_name']],
    ['aws_eks_access_policy_association', ['access_scope', 'policy_arn']],
    ['aws_eks_pod_identity_association', ['namespace', 'service_account']],
    ['aws_eks_fargate_profile', ['selector', 'subnet_ids']],
    ['aws_launch_template', ['name']],
    ['aws_iam_role', ['name', 'path']],
    ['aws_iam_policy', ['name', 'description', 'path']],
    ['aws_iam_openid_connect_provider', ['url']],
    ['aws_cloudwatch_log_group', ['name', 'log_group_class']],
    ['aws_cloudwatch_composite_alarm', ['alarm_name', 'actions_enabled']],
    ['aws_ssm_parameter', ['name', 'data_type']],
    ['aws_s3_bucket', ['bucket', 'object_lock_enabled']],
    ['aws_sns_topic', ['name', 'fifo_topic']],
    ['aws_sqs_queue', ['name', 'fifo_queue']],
    ['aws_prometheus_workspace', ['kms_key_arn']],
    ['aws_grafana_workspace', ['authentication_providers']],
    ['aws_appmesh_virtual_node', ['mesh_name', 'name']],
    ['aws_service_discovery_http_namespace', ['name', 'description']],
    ['aws_ecr_repository', ['name', 'encryption_configuration']],
    ['aws_organizations_organizational_unit', ['parent_id']],
  ])('%s: among others %j', (type, paths) => {
    expect(facts(type).forceNew).toEqual(expect.arrayContaining(paths));
  });

  it.each([
    ['aws_vpc', ['enable_dns_hostnames', 'cidr_block']],
    ['aws_route', ['nat_gateway_id', 'gateway_id']],
    ['aws_eks_cluster', ['version', 'vpc_config', 'enabled_cluster_log_types', 'encryption_config']],
    ['aws_eks_node_group', ['version', 'scaling_config', 'launch_template', 'launch_template.version', 'labels']],
    ['aws_iam_role', ['assume_role_policy', 'max_session_duration']],
    ['aws_cloudwatch_metric_alarm', ['actions_enabled']],
    ['aws_service_discovery_private_dns_namespace', ['description']],
  ])('%s: not at once %j', (type, paths) => {
    expect(paths.filter((path) => facts(type).forceNew?.includes(path))).toEqual([]);
  });

  it('leaves a VPC whose tenancy goes from dedicated to default in place', () => {
    const tenancy = (before: string, after: string) => conditionally('aws_vpc', 'instance_tenancy', { before, after });
    expect(tenancy('dedicated', 'default')).toBe(false);
    expect(tenancy('default', 'dedicated')).toBe(true);
  });

  it('does not replace a VPC whose CIDR block comes from IPAM', () => {
    const change = (ipv4_netmask_length: Json) =>
      conditionally('aws_vpc', 'cidr_block', {
        before: '10.0.0.0/16',
        after: '10.1.0.0/16',
        planned: { ipv4_netmask_length },
      });
    expect(change(null)).toBe(true);
    expect(change(16)).toBe(false);
  });

  it('replaces a subnet with another IPv6 block while it hands out IPv6 addresses', () => {
    const change = { before: '2600::/64', after: '2600:1::/64' };
    const prior = { assign_ipv6_address_on_creation: true };
    expect(conditionally('aws_subnet', 'ipv6_cidr_block', { ...change, prior })).toBe(true);
    expect(conditionally('aws_subnet', 'ipv6_cidr_block', change)).toBe(false);
  });

  it('replaces a security group rule for another kind of source, not for another source', () => {
    const rule = 'aws_vpc_security_group_ingress_rule';
    expect(conditionally(rule, 'cidr_ipv4', { before: '10.0.0.0/8', after: '10.0.0.0/16' })).toBe(false);
    expect(conditionally(rule, 'cidr_ipv4', { before: '10.0.0.0/8', after: null })).toBe(true);
    expect(conditionally(rule, 'prefix_list_id', { before: null, after: 'pl-1' })).toBe(true);
  });

  it('replaces a cluster that loses its encryption, not one that gains it', () => {
    const block = [{ resources: ['secrets'] }];
    expect(conditionally('aws_eks_cluster', 'encryption_config', { before: block, after: [] })).toBe(true);
    expect(conditionally('aws_eks_cluster', 'encryption_config', { before: [], after: block })).toBe(false);
  });

  it('replaces a cluster whose nodes of auto mode change their role, unless auto mode ends with it', () => {
    const path = 'compute_config.node_role_arn';
    const planned = (enabled: boolean) => ({ compute_config: [{ enabled, node_pools: ['system'] }] });
    const change = (before: Json, after: Json, enabled: boolean) =>
      conditionally('aws_eks_cluster', path, { before, after, planned: planned(enabled) });
    expect(change('role/a', 'role/b', true)).toBe(true);
    expect(change('role/a', null, true)).toBe(true);
    expect(change('role/a', null, false)).toBe(false);
    expect(change(null, 'role/a', true)).toBe(false);
  });

  it('replaces an advanced parameter that becomes a standard one', () => {
    expect(conditionally('aws_ssm_parameter', 'tier', { before: 'Advanced', after: 'Standard' })).toBe(true);
    expect(conditionally('aws_ssm_parameter', 'tier', { before: 'Standard', after: 'Advanced' })).toBe(false);
  });

  it('replaces a workspace whose alias is taken away', () => {
    expect(conditionally('aws_prometheus_workspace', 'alias', { before: 'a', after: null })).toBe(true);
    expect(conditionally('aws_prometheus_workspace', 'alias', { before: 'a', after: 'b' })).toBe(false);
  });

  it('replaces a network load balancer that loses a subnet, and no application load balancer', () => {
    const change = { before: ['subnet-a', 'subnet-b'], after: ['subnet-a'] };
    const subnets = (load_balancer_type: string, after: Json = change.after) =>
      conditionally('aws_lb', 'subnets', { ...change, after, planned: { load_balancer_type } });
    expect(subnets('network')).toBe(true);
    expect(subnets('network', ['subnet-a', 'subnet-b', 'subnet-c'])).toBe(false);
    expect(subnets('application')).toBe(false);
  });
});

describe('what an object looks like', () => {
  it('has the same default security group for the VPC and the resource that adopts it', () => {
    const purpose = 'defaultSecurityGroup';
    expect(facts('aws_vpc').computed?.['default_security_group_id']).toBe(`sg-{hexOf:17:id:${purpose}}`);
    expect(facts('aws_default_security_group').id).toBe(`sg-{hexOf:17:vpc_id:${purpose}}`);
  });

  it('gives a key of several Regions an id that says so', () => {
    expect(facts('aws_kms_key').computed?.['key_id']).toBe('{uuid:key}');
    expect(facts('aws_kms_key').variants).toContainEqual({
      when: { multi_region: true },
      computed: { key_id: 'mrk-{hex:32:key}' },
    });
  });

  it('gives a cluster one name in its endpoint and its issuer', () => {
    expect(facts('aws_eks_cluster').computed).toMatchObject({
      endpoint: 'https://{upper:32:cluster}.gr7.{region}.eks.{dnsSuffix}',
      identity: [{ oidc: [{ issuer: 'https://oidc.eks.{region}.{dnsSuffix}/id/{upper:32:cluster}' }] }],
    });
  });

  it('gives a launch template a new version with every change', () => {
    expect(facts('aws_launch_template').renewedBy).toEqual({ latest_version: ['*'] });
    expect(facts('aws_launch_template').computed?.['latest_version']).toBe(1);
  });

  it('gives an interface endpoint one network interface in each subnet', () => {
    expect(facts('aws_vpc_endpoint').perElement?.['network_interface_ids']).toEqual({
      of: 'subnet_ids',
      value: 'eni-{hex:17:{element}}',
    });
  });

  it('gives service-linked roles the names that AWS gives them', () => {
    expect(facts('aws_iam_service_linked_role').variants).toContainEqual({
      when: { aws_service_name: 'eks-nodegroup.amazonaws.com' },
      computed: { name: 'AWSServiceRoleForAmazonEKSNodegroup' },
    });
  });
});

describe('what the provider refuses', () => {
  it('accepts the resources of a plain network and cluster', () => {
    const role = 'arn:aws:iam::123456789012:role/cluster';
    expect(problems('aws_vpc', { cidr_block: '10.0.0.0/16' })).toEqual([]);
    expect(problems('aws_route', { destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' })).toEqual([]);
    expect(
      problems('aws_eks_cluster', { name: 'blue', role_arn: role, vpc_config: [{ subnet_ids: ['subnet-1'] }] }),
    ).toEqual([]);
    expect(problems('aws_iam_role', { name: 'eks', assume_role_policy: '{}', path: '/' })).toEqual([]);
    expect(problems('aws_ssm_parameter', { name: '/a/b', type: 'String', insecure_value: 'x' })).toEqual([]);
  });

  it('refuses a VPC larger than /16', () => {
    expect(problems('aws_vpc', { cidr_block: '10.0.0.0/8' })).toEqual([
      String.raw`invalid value for cidr_block: "10.0.0.0/8" does not match \/(?:1[6-9]|2[0-8])$`,
    ]);
  });

  it('refuses a route to two targets', () => {
    const route = { destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-1', nat_gateway_id: 'nat-1' };
    expect(problems('aws_route', route)).toEqual([
      expect.stringContaining('but gateway_id, nat_gateway_id were specified'),
    ]);
  });

  it('refuses services of a cluster outside private addresses', () => {
    const network = [{ service_ipv4_cidr: '100.64.0.0/16' }];
    expect(problems('aws_eks_cluster', { name: 'blue', kubernetes_network_config: network })).toEqual([
      expect.stringContaining('invalid value for kubernetes_network_config.0.service_ipv4_cidr'),
    ]);
  });

  it('refuses an alias of AWS', () => {
    expect(problems('aws_kms_alias', { name: 'alias/aws/ebs' })).toEqual([
      String.raw`invalid value for name: "alias/aws/ebs" must not match ^alias\/aws\/`,
    ]);
  });

  it('refuses a retention that CloudWatch Logs does not offer', () => {
    expect(problems('aws_cloudwatch_log_group', { name: '/a', retention_in_days: 42 })).toEqual([
      expect.stringContaining('expected retention_in_days to be one of [0 1 3 5 7 14 30'),
    ]);
  });

  it('refuses a log group name with a colon', () => {
    expect(problems('aws_cloudwatch_log_group', { name: '/aws/eks:blue' })).toHaveLength(1);
    expect(problems('aws_cloudwatch_log_metric_filter', { log_group_name: '/aws/eks:blue' })).toHaveLength(1);
    expect(problems('aws_cloudwatch_log_group', { name: '/aws/eks/blue_1.0#a-b' })).toEqual([]);
  });

  it('refuses a repository name that two separators interrupt', () => {
    expect(problems('aws_ecr_repository', { name: 'team/app.web-1' })).toEqual([]);
    expect(problems('aws_ecr_repository', { name: 'team//app' })).toHaveLength(1);
    expect(problems('aws_ecr_repository', { name: 'Team/app' })).toHaveLength(1);
  });

  it('refuses a bucket name in capitals', () => {
    expect(problems('aws_s3_bucket', { bucket: 'Landing-Zone' })).toHaveLength(1);
    expect(problems('aws_s3_bucket', { bucket: 'landing-zone.logs' })).toEqual([]);
  });

  it('refuses a route of a mesh of two kinds', () => {
    expect(problems('aws_appmesh_route', { spec: [{ http_route: [{}], tcp_route: [{}] }] })).toEqual([
      '"spec.0.http_route": conflicts with spec.0.tcp_route',
    ]);
  });
});
