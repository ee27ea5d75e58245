/** Attributes of a resource, as Terraform's JSON has them. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Two resources of a type: one that a rule finds, one that it leaves alone. */
export interface RuleCase {
  readonly rule: string;

  /** What makes it different from other cases of the same rule. */
  readonly when: string;
  readonly type: string;

  /** What both are before. */
  readonly before?: Attributes;

  /** What the rule finds after; `gone` when the resource is taken away. */
  readonly fires: Attributes | 'gone';
  readonly says: string;

  /** What it leaves alone after. */
  readonly quiet: Attributes;
}

/** What every case may refer to. */
export const shared = {
  aws_vpc: { home: { cidr_block: '10.0.0.0/16' } },
  aws_subnet: {
    a: { vpc_id: '${aws_vpc.home.id}', cidr_block: '10.0.0.0/20', availability_zone: 'eu-central-1a' },
    b: { vpc_id: '${aws_vpc.home.id}', cidr_block: '10.0.16.0/20', availability_zone: 'eu-central-1b' },
  },
  aws_security_group: { home: { name: 'home', vpc_id: '${aws_vpc.home.id}' } },
  aws_kms_key: { home: { description: 'home', enable_key_rotation: true } },
  aws_iam_role: {
    cluster: { name: 'cluster', assume_role_policy: trusting({ Service: 'eks.amazonaws.com' }) },
    node: { name: 'node', assume_role_policy: trusting({ Service: 'ec2.amazonaws.com' }) },
  },
  aws_s3_bucket: { home: { bucket: 'rule-cases' } },
};

export function trusting(principal: unknown, condition?: unknown, action = 'sts:AssumeRole'): string {
  const statement = {
    Effect: 'Allow',
    Principal: principal,
    Action: action,
    ...(condition ? { Condition: condition } : {}),
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

export function allowingTo(action: string, resource: string, principal?: unknown): string {
  const statement = {
    Effect: 'Allow',
    Action: action,
    Resource: resource,
    ...(principal ? { Principal: principal } : {}),
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

/** A cluster that no rule finds anything about; `change` puts other values in. */
export function soundCluster(name: string, change: Attributes = {}): Attributes {
  return {
    name,
    version: '1.35',
    role_arn: '${aws_iam_role.cluster.arn}',
    bootstrap_self_managed_addons: false,
    deletion_protection: true,
    enabled_cluster_log_types: ['api', 'audit', 'authenticator'],
    vpc_config: endpoint({}),
    access_config: { authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false },
    encryption_config: { resources: ['secrets'], provider: { key_arn: '${aws_kms_key.home.arn}' } },
    upgrade_policy: { support_type: 'STANDARD' },
    zonal_shift_config: { enabled: true },
    ...change,
  };
}

export function endpoint(change: Attributes): Attributes {
  const subnets = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
  return { subnet_ids: subnets, endpoint_private_access: true, endpoint_public_access: false, ...change };
}

export function soundNodes(name: string, change: Attributes = {}): Attributes {
  return {
    cluster_name: 'skewed',
    node_group_name: name,
    node_role_arn: '${aws_iam_role.node.arn}',
    subnet_ids: ['${aws_subnet.a.id}'],
    version: '1.34',
    release_version: '1.34.2-20261101',
    scaling_config: { desired_size: 1, max_size: 1, min_size: 1 },
    update_config: { max_unavailable: 1 },
    ...change,
  };
}
