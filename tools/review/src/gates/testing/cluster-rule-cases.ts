import { endpoint, type RuleCase, soundCluster, soundNodes } from './rule-case';

const addon = { cluster_name: 'skewed' };

const grafana = {
  account_access_type: 'CURRENT_ACCOUNT',
  authentication_providers: ['SAML'],
  permission_type: 'CUSTOMER_MANAGED',
};

const listed = { endpoint_public_access: true, public_access_cidrs: ['198.51.100.0/24'] };

const admin = {
  cluster_name: 'skewed',
  principal_arn: 'arn:aws:iam::111111111111:role/one',
  policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
};

/** A case about a cluster; names differ, because a cluster's name is its id. */
function clusterCase(
  rule: string,
  when: string,
  says: string,
  change: Readonly<Record<string, unknown>>,
  before?: Readonly<Record<string, unknown>>,
): RuleCase {
  const name = `c-${rule.toLowerCase()}-${before ? 'b' : 'a'}`;
  return {
    ...{ rule, when, says, type: 'aws_eks_cluster' },
    ...(before && { before: soundCluster(name, before) }),
    fires: soundCluster(name, change),
    quiet: soundCluster(name, { ...before, tags: { Owner: 'x' } }),
  };
}

/** Cases about clusters, nodes, add-ons and what watches them. */
export const clusterRuleCases: readonly RuleCase[] = [
  clusterCase('LF-EXPOSURE-002', 'no list says from where', 'can be reached from anywhere', {
    vpc_config: endpoint({ endpoint_public_access: true, public_access_cidrs: ['0.0.0.0/0'] }),
  }),
  clusterCase('LF-EXPOSURE-003', 'a list says from where', 'can be reached from 198.51.100.0/24', {
    vpc_config: endpoint(listed),
  }),
  clusterCase('LF-ENCRYPTION-001', 'secrets have no key', 'keeps secrets without a key of ours', {
    encryption_config: [],
  }),
  clusterCase(
    'LF-PROTECTION-001',
    'protection is turned off',
    'is no longer protected from deletion',
    { deletion_protection: false },
    {},
  ),
  clusterCase('LF-PROTECTION-002', 'a cluster starts without', 'is not protected from deletion', {
    deletion_protection: false,
  }),
  clusterCase(
    'LF-VERSION-001',
    'two minors at once',
    'goes 2 minor versions up, from 1.33 to 1.35',
    {},
    { version: '1.33' },
  ),
  clusterCase('LF-VERSION-008', 'one minor', 'goes from 1.34 to 1.35', { version: '1.35' }, { version: '1.34' }),
  clusterCase('LF-VERSION-002', 'a minor back', 'would go back from 1.35 to 1.34', { version: '1.34' }, {}),
  clusterCase('LF-VERSION-003', 'support has ended', 'Kubernetes 1.30 is out of support', { version: '1.30' }),
  clusterCase('LF-VERSION-004', 'support is extended', 'Kubernetes 1.32 is in extended support', { version: '1.32' }),
  clusterCase('LF-EKS-001', 'the ConfigMap counts', 'authenticates by API_AND_CONFIG_MAP', {
    access_config: { authentication_mode: 'API_AND_CONFIG_MAP', bootstrap_cluster_creator_admin_permissions: false },
  }),
  clusterCase('LF-EKS-002', 'nothing is said of its creator', 'makes its creator an administrator', {
    access_config: { authentication_mode: 'API' },
  }),
  clusterCase('LF-EKS-003', 'support is to be extended', 'enters extended support by itself', {
    upgrade_policy: { support_type: 'EXTENDED' },
  }),
  clusterCase('LF-EKS-004', 'audit logs are off', 'writes no audit logs', {
    enabled_cluster_log_types: ['api', 'authenticator'],
  }),
  clusterCase('LF-EKS-005', 'zonal shift is off', 'has no zonal shift', { zonal_shift_config: { enabled: false } }),
  clusterCase('LF-EKS-006', 'only the public endpoint is on', 'has no private endpoint', {
    vpc_config: endpoint({ ...listed, endpoint_private_access: false }),
  }),
  {
    rule: 'LF-EKS-007',
    when: 'for the whole cluster',
    type: 'aws_eks_access_policy_association',
    fires: { ...admin, access_scope: { type: 'cluster' } },
    says: 'arn:aws:iam::111111111111:role/one becomes cluster administrator',
    quiet: { ...admin, access_scope: { type: 'namespace', namespaces: ['apps'] } },
  },
  {
    rule: 'LF-EKS-008',
    when: 'tags are turned off',
    type: 'aws_eks_pod_identity_association',
    fires: {
      ...addon,
      namespace: 'a',
      service_account: 'a',
      role_arn: '${aws_iam_role.node.arn}',
      disable_session_tags: true,
    },
    says: 'passes no session tags',
    quiet: { ...addon, namespace: 'a', service_account: 'b', role_arn: '${aws_iam_role.node.arn}' },
  },
  {
    rule: 'LF-NODES-001',
    when: 'a key has no source',
    type: 'aws_eks_node_group',
    fires: soundNodes('ssh', { remote_access: { ec2_ssh_key: 'mine' } }),
    says: 'can be reached by SSH from anywhere',
    quiet: soundNodes('ssh-2', {
      remote_access: { ec2_ssh_key: 'mine', source_security_group_ids: ['${aws_security_group.home.id}'] },
    }),
  },
  {
    rule: 'LF-NODES-003',
    when: 'tokens are optional',
    type: 'aws_launch_template',
    fires: { metadata_options: { http_tokens: 'optional' } },
    says: 'lets version 1 of the instance metadata service answer',
    quiet: { metadata_options: { http_tokens: 'required' } },
  },
  {
    rule: 'LF-NODES-004',
    when: 'there are two hops',
    type: 'aws_launch_template',
    fires: { metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 2 } },
    says: 'allows 2 hops',
    quiet: { metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 1 } },
  },
  {
    rule: 'LF-EKS-009',
    when: 'an access entry goes',
    type: 'aws_eks_access_entry',
    before: { cluster_name: 'other', principal_arn: 'arn:aws:iam::111111111111:role/leaving' },
    fires: 'gone',
    says: 'role/leaving-fires can no longer enter cluster other',
    quiet: { cluster_name: 'other', principal_arn: 'arn:aws:iam::111111111111:role/leaving', tags: { Owner: 'x' } },
  },
  {
    rule: 'LF-VERSION-005',
    when: 'nodes are newer',
    type: 'aws_eks_node_group',
    fires: soundNodes('newer', { version: '1.35' }),
    says: 'run Kubernetes 1.35, the control plane 1.34',
    quiet: soundNodes('older', { version: '1.33' }),
  },
  {
    rule: 'LF-VERSION-006',
    when: 'it is newer',
    type: 'aws_eks_addon',
    fires: { ...addon, addon_name: 'kube-proxy', addon_version: 'v1.35.3-eksbuild.21' },
    says: 'is of Kubernetes 1.35, the control plane 1.34',
    quiet: { ...addon, addon_name: 'kube-proxy', addon_version: 'v1.34.6-eksbuild.21' },
  },
  {
    rule: 'LF-VERSION-007',
    when: 'the VPC CNI skips a minor version',
    type: 'aws_eks_addon',
    before: { ...addon, addon_name: 'vpc-cni', addon_version: 'v1.19.0-eksbuild.1' },
    fires: { ...addon, addon_name: 'vpc-cni', addon_version: 'v1.21.0-eksbuild.1' },
    says: 'goes 2 minor versions up, from v1.19.0-eksbuild.1 to v1.21.0-eksbuild.1',
    quiet: { ...addon, addon_name: 'vpc-cni', addon_version: 'v1.20.0-eksbuild.1' },
  },
  {
    rule: 'LF-NODES-005',
    when: 'nodes move to another subnet',
    type: 'aws_eks_node_group',
    before: soundNodes('moving'),
    fires: soundNodes('moving', { subnet_ids: ['${aws_subnet.b.id}'] }),
    says: 'is destroyed before the new one is made',
    quiet: soundNodes('moving', { labels: { team: 'x' } }),
  },
  {
    rule: 'LF-PIN-002',
    when: 'a chart has a range',
    type: 'helm_release',
    fires: { name: 'a', chart: 'karpenter', version: '~> 1.3' },
    says: 'chart karpenter has version ~> 1.3',
    quiet: { name: 'b', chart: 'karpenter', version: '1.3.0' },
  },
  {
    rule: 'LF-PIN-001',
    when: 'no release is named',
    type: 'aws_eks_node_group',
    fires: soundNodes('unpinned', { release_version: undefined }),
    says: 'start from the newest AMI release',
    quiet: soundNodes('pinned'),
  },
  {
    rule: 'LF-PIN-003',
    when: 'no version is named',
    type: 'aws_eks_addon',
    fires: { ...addon, addon_name: 'coredns' },
    says: 'gets the version that EKS chooses',
    quiet: { ...addon, addon_name: 'coredns', addon_version: 'v1.12.4-eksbuild.1' },
  },
  {
    rule: 'LF-OBSERVE-001',
    when: 'no network is named',
    type: 'aws_grafana_workspace',
    fires: grafana,
    says: 'can be reached from anywhere',
    quiet: { ...grafana, network_access_control: { prefix_list_ids: ['pl-1'], vpce_ids: [] } },
  },
  {
    rule: 'LF-OBSERVE-002',
    when: 'it reads all accounts',
    type: 'aws_grafana_workspace',
    fires: { ...grafana, account_access_type: 'ORGANIZATION', organizational_units: ['ou-1'] },
    says: 'reads the whole organization',
    quiet: grafana,
  },
  {
    rule: 'LF-OBSERVE-003',
    when: 'no log group is named',
    type: 'aws_prometheus_workspace',
    fires: { alias: 'x' },
    says: 'writes no logs',
    quiet: {
      alias: 'y',
      logging_configuration: { log_group_arn: 'arn:aws:logs:eu-central-1:111111111111:log-group:x:*' },
    },
  },
];
