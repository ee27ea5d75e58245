import type { Case } from './case';

const role = 'arn:aws:iam::111111111111:role/r';

const cluster = (
  name: string,
  version: string,
  vpcConfig: string,
  more = '',
): string => `resource "aws_eks_cluster" "${name}" {
  name     = "${name}"
  role_arn = "${role}"
  version  = "${version}"
  vpc_config {
    subnet_ids = ["subnet-00000000000000001", "subnet-00000000000000002"]
    ${vpcConfig}
  }
  ${more}
}`;

const nodeGroup = (
  name: string,
  version: string,
  sizes: string,
  more = '',
): string => `resource "aws_eks_node_group" "${name}" {
  cluster_name    = aws_eks_cluster.up.name
  node_group_name = "${name}"
  node_role_arn   = "${role}"
  subnet_ids      = ["subnet-00000000000000001"]
  version         = "${version}"
  scaling_config {
    ${sizes}
  }
  ${more}
}`;

const sizes = (min: number, max: number): string =>
  `min_size = ${min}\n    max_size = ${max}\n    desired_size = ${min}`;

const addon = (name: string, version: string, more = ''): string =>
  `resource "aws_eks_addon" "${name}" {\n  cluster_name = aws_eks_cluster.up.name\n  addon_name = "${name}"\n  addon_version = "${version}"\n  ${more}\n}`;

const entry = (name: string, namespaces: string): string =>
  `resource "aws_eks_access_entry" "${name}" {\n  cluster_name = aws_eks_cluster.up.name\n  principal_arn = "arn:aws:iam::111111111111:role/${name}"\n}
resource "aws_eks_access_policy_association" "${name}" {\n  cluster_name = aws_eks_cluster.up.name\n  principal_arn = aws_eks_access_entry.${name}.principal_arn\n  policy_arn = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy"\n  access_scope {\n    ${namespaces}\n  }\n}`;

export const clusterCases: readonly Case[] = [
  {
    title: 'which Kubernetes version a cluster gets, with support dates, and who reaches its API',
    before: cluster(
      'up',
      '1.33',
      'endpoint_public_access = true\n    public_access_cidrs = ["198.51.100.0/24"]',
      'deletion_protection = true\n  enabled_cluster_log_types = ["api", "audit"]',
    ),
    after: cluster(
      'up',
      '1.34',
      'endpoint_public_access = true\n    public_access_cidrs = ["198.51.100.0/25", "203.0.113.0/24"]\n    endpoint_private_access = true',
      'deletion_protection = false\n  enabled_cluster_log_types = ["api"]',
    ),
    at: 'aws_eks_cluster.up',
    means: [
      'kubernetes changes: cluster aws_eks_cluster.up goes from Kubernetes 1.33 (extended support, at extra cost, until 2027-07-29) to 1.34 (standard support until 2026-12-02, extended until 2027-12-02); nodes and add-ons have to follow',
      'kubernetes changes: cluster aws_eks_cluster.up is no longer protected from deletion',
      'data changes: cluster aws_eks_cluster.up no longer writes audit logs',
      'endpoint grows: the Kubernetes API of aws_eks_cluster.up can now be reached from 203.0.113.0/24',
      'endpoint shrinks: the Kubernetes API of aws_eks_cluster.up can no longer be reached from 198.51.100.0/24',
      'endpoint changes: the Kubernetes API of aws_eks_cluster.up can now be reached from inside the VPC without leaving it',
    ],
  },
  {
    title: 'that a cluster skips a version, and opens to all',
    before: cluster('skip', '1.33', 'endpoint_public_access = false\n    endpoint_private_access = true'),
    after: cluster('skip', '1.35', 'endpoint_public_access = true\n    endpoint_private_access = true'),
    at: 'aws_eks_cluster.skip',
    means: [
      'kubernetes changes: cluster aws_eks_cluster.skip goes from Kubernetes 1.33 (extended support, at extra cost, until 2027-07-29) to 1.35 (standard support until 2027-03-27, extended until 2028-03-27); that is 2 minor versions, and EKS goes one at a time',
      'endpoint grows: the Kubernetes API of aws_eks_cluster.skip can now be reached from the whole internet (0.0.0.0/0)',
    ],
  },
  {
    title: 'that a cluster is made anew',
    before: cluster('new', '1.35', 'endpoint_private_access = true\n    endpoint_public_access = false'),
    after: cluster('new', '1.35', 'endpoint_private_access = true\n    endpoint_public_access = false').replace(
      'name     = "new"',
      'name     = "newer"',
    ),
    at: 'aws_eks_cluster.new',
    means: [
      'kubernetes changes: cluster aws_eks_cluster.new is destroyed with all that runs in it, and made anew: another endpoint, another OIDC issuer',
    ],
  },
  {
    title: 'that every node is replaced, how many at a time',
    before: nodeGroup('roll', '1.33', sizes(3, 9), 'update_config {\n    max_unavailable = 2\n  }'),
    after: nodeGroup(
      'roll',
      '1.34',
      sizes(3, 9),
      'force_update_version = true\n  update_config {\n    max_unavailable = 2\n  }',
    ),
    at: 'aws_eks_node_group.roll',
    means: [
      'rollout changes: every node of node group aws_eks_node_group.roll (3 to 9 nodes) is replaced, 2 nodes at a time, for a new Kubernetes version; pods that a disruption budget holds back are ended all the same',
      'kubernetes changes: node group aws_eks_node_group.roll goes from Kubernetes 1.33 to 1.34',
    ],
  },
  {
    title: 'that nodes come, and what taints do to running pods',
    before: nodeGroup('grow', '1.33', sizes(3, 3), 'labels = { a = "b" }'),
    after: nodeGroup(
      'grow',
      '1.33',
      sizes(3, 6),
      'taint {\n    key = "k"\n    value = "v"\n    effect = "NO_EXECUTE"\n  }',
    ),
    at: 'aws_eks_node_group.grow',
    means: [
      'rollout changes: node group aws_eks_node_group.grow has 3 to 6 nodes instead of 3 nodes',
      'rollout changes: labels of node group aws_eks_node_group.grow change on running nodes: pods stay, new ones may be placed elsewhere',
      'rollout changes: taints of node group aws_eks_node_group.grow are now k:v:NO_EXECUTE: pods that do not tolerate them are evicted',
    ],
  },
  {
    title: 'that a replaced node group leaves its pods nowhere to go',
    before: nodeGroup('gap', '1.33', sizes(2, 2), 'instance_types = ["m7g.large"]'),
    after: nodeGroup('gap', '1.33', sizes(2, 2), 'instance_types = ["m7g.xlarge"]'),
    at: 'aws_eks_node_group.gap',
    means: [
      'rollout changes: node group aws_eks_node_group.gap is replaced: all its nodes (2 nodes) are drained and ended before new ones start, so its pods have nowhere to go',
    ],
  },
  {
    title: 'how far an add-on goes, and what is set in it',
    before: addon(
      'coredns',
      'v1.11.4-eksbuild.2',
      'configuration_values = jsonencode({ replicaCount = 2, resources = { limits = { memory = "170Mi" } } })',
    ),
    after: addon(
      'coredns',
      'v1.12.1-eksbuild.2',
      'configuration_values = jsonencode({ resources = { limits = { memory = "256Mi" }, requests = { cpu = "100m" } }, replicaCount = 2 })',
    ),
    at: 'aws_eks_addon.coredns',
    means: [
      'kubernetes changes: add-on coredns goes from v1.11.4-eksbuild.2 to v1.12.1-eksbuild.2: a minor version',
      'data changes: configuration_values of aws_eks_addon.coredns: 2 values changed (resources.limits.memory and resources.requests.cpu)',
    ],
    detail: [
      '- resources.limits.memory: "170Mi"',
      '+ resources.limits.memory: "256Mi"',
      '+ resources.requests.cpu: "100m"',
    ],
  },
  {
    title: 'who can enter a cluster',
    after: entry('dev', 'type = "namespace"\n    namespaces = ["apps", "sandbox"]'),
    at: 'aws_eks_access_entry.dev',
    means: ['iam grows: now arn:aws:iam::111111111111:role/dev can enter cluster aws_eks_cluster.up'],
  },
  {
    title: 'what someone may do in a cluster, and where',
    at: 'aws_eks_access_policy_association.dev',
    means: [
      'iam grows: now arn:aws:iam::111111111111:role/dev has AmazonEKSEditPolicy in apps and sandbox of cluster aws_eks_cluster.up',
    ],
  },
  {
    title: 'that pods act as a role',
    before: `resource "aws_eks_pod_identity_association" "p" {\n  cluster_name = aws_eks_cluster.up.name\n  namespace = "kube-system"\n  service_account = "ebs"\n  role_arn = "${role}"\n}`,
    at: 'aws_eks_pod_identity_association.p',
    means: [
      `iam shrinks: no longer pods of service account kube-system/ebs in cluster aws_eks_cluster.up act as role ${role}`,
    ],
  },
];
