import type { RuleCases } from './rule-case';

const vpcConfig = (...ids: readonly string[]) => [{ subnet_ids: ids }];
const group = { cluster_name: 'blue', node_group_name: 'g', ami_type: 'AL2023_x86_64_STANDARD' };
const from = (id: string) => [{ id, name: null, version: '1' }];
const profile = { cluster_name: 'blue', selector: [{ namespace: 'web' }], subnet_ids: ['subnet-a'] };
const association = { cluster_name: 'blue', namespace: 'web', service_account: 'worker' };
const policy = {
  cluster_name: 'blue',
  principal_arn: 'people',
  policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
  access_scope: [{ type: 'cluster', namespaces: [] }],
};
const mode = (name: string) => ({ access_config: [{ authentication_mode: name }] });
const key = (arn: string) => ({ encryption_config: [{ provider: [{ key_arn: arn }] }] });

/** Cases of the rules of EKS. */
export const eksCases: RuleCases = {
  'EKS-001': {
    object: { vpc_config: vpcConfig('subnet-a', 'subnet-a2') },
    fine: { vpc_config: vpcConfig('subnet-a', 'subnet-b') },
    says: 'at least two different AZs',
  },
  'EKS-002': { object: { version: '1.12' }, fine: { version: '1.34' }, says: 'unsupported Kubernetes version 1.12' },
  'EKS-003': {
    prior: { version: '1.33' },
    object: { version: '1.32' },
    fine: { version: '1.34' },
    says: '1.33 to 1.32',
  },
  'EKS-004': {
    prior: { version: '1.33' },
    object: { name: 'late', version: '1.34' },
    fine: { name: 'blue' },
    says: 'update the nodes first',
  },
  'EKS-005': {
    object: { compute_config: [{ enabled: true }] },
    fine: {
      storage_config: [{ block_storage: [{ enabled: true }] }],
      kubernetes_network_config: [{ elastic_load_balancing: [{ enabled: true }] }],
    },
    says: 'must all be set to either true or false',
  },
  'EKS-006': {
    object: { vpc_config: vpcConfig('subnet-a', 'subnet-other') },
    fine: { vpc_config: vpcConfig('subnet-a', 'subnet-b') },
    says: 'not in the same VPC',
  },
  'EKS-007': {
    object: { vpc_config: [{ subnet_ids: ['subnet-a'], security_group_ids: ['sg-2'] }] },
    fine: { vpc_config: [{ subnet_ids: ['subnet-a'], security_group_ids: ['sg-1'] }] },
    says: '[sg-2]',
  },
  'EKS-008': {
    object: { vpc_config: [{ endpoint_public_access: false, endpoint_private_access: false }] },
    fine: { vpc_config: [{ endpoint_public_access: false, endpoint_private_access: true }] },
    says: 'cannot be false',
  },
  'EKS-009': { prior: mode('API'), object: mode('API_AND_CONFIG_MAP'), fine: mode('API'), says: 'from API to' },
  'EKS-010': { prior: key('one'), object: key('two'), fine: key('one'), says: 'already enabled' },
  'EKS-011': {
    object: { cluster_name: 'blue', addon_name: 'kube-proxy', addon_version: 'v1.34.0-eksbuild.2' },
    fine: { addon_version: 'v1.33.0-eksbuild.2' },
    says: 'not supported',
  },
  'NODE-001': { object: { ...group, version: '1.34' }, fine: { version: '1.33' }, says: 'newer than' },
  'NODE-002': { object: { ...group, version: '1.29' }, fine: { version: '1.30' }, says: 'too old' },
  'NODE-003': {
    prior: { version: '1.33' },
    object: { ...group, version: '1.32' },
    fine: { version: '1.33' },
    says: 'lower than the current version',
  },
  'NODE-004': {
    object: { ...group, instance_types: ['m7g.large'] },
    fine: { ami_type: 'AL2023_ARM_64_STANDARD' },
    says: '[m7g.large] is not a valid instance type',
  },
  'NODE-005': {
    object: { ...group, instance_types: ['m7g.large', 'm7i.large'] },
    fine: { instance_types: ['m7a.large', 'm7i-flex.large'] },
    says: 'same architecture',
  },
  'NODE-006': {
    object: { ...group, ami_type: 'AL2023_x86_64_NVIDIA', instance_types: ['m7i.large'] },
    fine: { instance_types: ['g6.xlarge'] },
    says: '[m7i.large]',
  },
  'NODE-007': {
    object: { ...group, launch_template: from('lt-typed'), instance_types: ['m7i.large'] },
    fine: { instance_types: null },
    says: 'both in the launch template',
  },
  'NODE-008': {
    object: { ...group, launch_template: from('lt-image'), release_version: '1.33.0-20260101' },
    fine: { release_version: null, ami_type: null },
    says: 'release_version when using custom AMIs',
  },
  'NODE-009': {
    object: { ...group, ami_type: 'CUSTOM', launch_template: from('lt-1') },
    fine: { launch_template: from('lt-image') },
    says: 'must specify an image id',
  },
  'NODE-010': {
    object: { ...group, launch_template: from('lt-1'), disk_size: 50 },
    fine: { disk_size: null },
    says: 'Disk size',
  },
  'NODE-011': {
    object: { ...group, launch_template: from('lt-spot') },
    fine: { launch_template: from('lt-1') },
    says: 'instance market options',
  },
  'NODE-012': {
    object: { ...group, scaling_config: [{ min_size: 1, desired_size: 5, max_size: 3 }] },
    fine: { scaling_config: [{ min_size: 1, desired_size: 3, max_size: 3 }] },
    says: "can't be greater than maximum capacity 3",
  },
  'NODE-013': {
    object: { ...group, subnet_ids: ['subnet-other'] },
    fine: { subnet_ids: ['subnet-a'] },
    says: '[subnet-other]',
  },
  'NODE-014': {
    object: { ...group, capacity_type: 'CAPACITY_BLOCK', launch_template: from('lt-1') },
    fine: { capacity_type: 'SPOT' },
    says: 'capacity reservation target',
  },
  'NODE-015': {
    object: { ...group, instance_types: Array.from({ length: 21 }, () => 'm7i.large') },
    fine: { instance_types: ['m7i.large'] },
    says: 'at most 20',
  },
  'FARGATE-001': {
    object: { ...profile, selector: Array.from({ length: 6 }, () => ({ namespace: 'x' })) },
    fine: profile,
    says: '1 to 5 selectors, got 6',
  },
  'FARGATE-002': {
    object: { ...profile, selector: [{ namespace: 'x', labels: { a: '1', b: '1', c: '1', d: '1', e: '1', f: '1' } }] },
    fine: profile,
    says: 'at most 5 labels',
  },
  'FARGATE-003': { object: { ...profile, subnet_ids: ['subnet-open'] }, fine: profile, says: 'not a private subnet' },
  'FARGATE-004': { object: { ...profile, subnet_ids: ['subnet-other'] }, fine: profile, says: 'not in the VPC' },
  'ACCESS-001': { object: { cluster_name: 'old' }, fine: { cluster_name: 'blue' }, says: 'authentication mode' },
  'ACCESS-002': {
    object: { type: 'EC2_LINUX', kubernetes_groups: ['viewers'] },
    fine: { type: 'STANDARD' },
    says: 'kubernetes_groups cannot be specified',
  },
  'ACCESS-003': { object: { ...policy, principal_arn: 'node' }, fine: policy, says: 'type EC2_LINUX' },
  'ACCESS-004': { object: { ...policy, principal_arn: 'nobody' }, fine: policy, says: 'has an access entry: nobody' },
  'ACCESS-005': {
    object: { ...policy, access_scope: [{ type: 'namespace', namespaces: [] }] },
    fine: { access_scope: [{ type: 'namespace', namespaces: ['web'] }] },
    says: 'Namespaces must be specified',
  },
  'ACCESS-006': { object: { ...policy, policy_arn: 'arn:aws:iam::aws:policy/X' }, fine: policy, says: 'not valid' },
  'POD-001': { object: { ...association, service_account: 'api' }, fine: association, says: 'blue/web/api' },
  'POD-002': { object: { ...association, namespace: 'batch' }, fine: association, says: 'blue:batch' },
  'POD-003': {
    object: { ...association, role_arn: 'arn:aws:iam::111111111111:role/cluster' },
    fine: { role_arn: 'arn:aws:iam::111111111111:role/pods' },
    says: 'does not allow pods.eks.amazonaws.com',
  },
  'ACCESS-007': {
    object: { principal_arn: 'arn:aws:iam::111111111111:group/admins' },
    fine: { principal_arn: 'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_1' },
    says: 'invalid principal',
  },
  'EKS-012': {
    object: { addon_name: 'vpc-cnii' },
    fine: { addon_name: 'vpc-cni', addon_version: 'v1.18.0-eksbuild.1' },
    says: 'did you mean vpc-cni?',
  },
};
