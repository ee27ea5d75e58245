import { region, account, thing, type RuleCase, type RuleCases } from './rule-case';

const farKey = `arn:aws:kms:us-east-1:${account}:key/key-1`;
const nearKey = `arn:aws:kms:${region}:${account}:key/key-1`;
const keyNamed = (id: string): string => `arn:aws:kms:${region}:${account}:key/${id}`;
const usedBy = (principal: Readonly<Record<string, string>>): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'kms:*', Principal: principal }] });
const keyOf = (wrap: (arn: string) => RuleCase['object']): RuleCase => ({
  object: wrap(farKey),
  fine: wrap(nearKey),
  says: 'is in Region us-east-1',
});

const mesh = (wrap: (name: string) => RuleCase['object'], good: string): RuleCase => ({
  object: { mesh_name: 'mesh', ...wrap('nowhere') },
  fine: wrap(good),
  says: 'nowhere not found',
});

/** Cases of the rules of roles, keys, buckets, CloudWatch Logs, Systems Manager, App Mesh and of deletion. */
export const otherCases: RuleCases = {
  'IAM-021': { object: { role: 'nobody' }, fine: { role: 'pods' }, says: 'nobody cannot be found' },
  'IAM-022': {
    object: { policy_arn: `arn:aws:iam::${account}:policy/none` },
    fine: { policy_arn: `arn:aws:iam::${account}:policy/own` },
    says: 'policy/none does not exist',
  },
  'IAM-023': { object: { max_session_duration: 60 }, fine: { max_session_duration: 7200 }, says: 'got 60' },
  'KEY-001': keyOf((arn) => ({ kms_key_id: arn })),
  'KEY-002': keyOf((arn) => ({ encryption_config: [{ provider: [{ key_arn: arn }] }] })),
  'KEY-003': keyOf((arn) => ({ rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: arn }] }] })),
  'KEY-004': keyOf((arn) => ({ kms_master_key_id: arn })),
  'KEY-005': keyOf((arn) => ({ kms_key_id: arn })),
  'KEY-006': keyOf((arn) => ({ kms_key_id: arn })),
  'KEY-007': keyOf((arn) => ({ target_key_id: arn })),
  'KEY-008': {
    object: { kms_key_id: keyNamed('closed') },
    fine: { kms_key_id: keyNamed('open') },
    cloud: [
      thing('aws_kms_key', 'closed', {
        arn: keyNamed('closed'),
        policy: usedBy({ AWS: `arn:aws:iam::${account}:root` }),
      }),
      thing('aws_kms_key', 'open', {
        arn: keyNamed('open'),
        policy: usedBy({ Service: `logs.${region}.amazonaws.com` }),
      }),
    ],
    says: 'not allowed to be used with log groups',
  },
  'S3-001': { object: { bucket: 'My_Bucket' }, fine: { bucket: 'my-bucket' }, says: 'My_Bucket' },
  'S3-002': { object: { bucket: '192.168.0.1' }, fine: { bucket: 'my-bucket' }, says: '192.168.0.1' },
  'S3-006': { object: { bucket: 'none' }, fine: { bucket: 'states' }, says: 'NoSuchBucket' },
  'LOGS-001': { object: { name: 'a b' }, fine: { name: '/a/b' }, says: '"a b"' },
  'LOGS-002': { object: { name: 'aws/x' }, fine: { name: '/aws/x' }, says: 'reserved for AWS' },
  'LOGS-003': { object: { log_group_name: '/none' }, fine: { log_group_name: '/app' }, says: 'does not exist: /none' },
  'SSM-001': { object: { value: 'x'.repeat(5_000) }, fine: { tier: 'Advanced' }, says: '4096 characters' },
  'MESH-001': mesh((name) => ({ mesh_name: name }), 'mesh'),
  'MESH-002': mesh((name) => ({ virtual_router_name: name }), 'router'),
  'MESH-003': mesh(
    (name) => ({ spec: [{ http_route: [{ action: [{ weighted_target: [{ virtual_node: name }] }] }] }] }),
    'node',
  ),
  'MESH-004': mesh((name) => ({ spec: [{ provider: [{ virtual_node: [{ virtual_node_name: name }] }] }] }), 'node'),
  'MESH-005': mesh(
    (name) => ({ spec: [{ provider: [{ virtual_router: [{ virtual_router_name: name }] }] }] }),
    'router',
  ),
  'MESH-006': mesh((name) => ({ virtual_gateway_name: name }), 'gateway'),
  'MESH-007': mesh(
    (name) => ({
      spec: [{ http_route: [{ action: [{ target: [{ virtual_service: [{ virtual_service_name: name }] }] }] }] }],
    }),
    'service',
  ),
  'DELETE-001': {
    type: 'aws_eks_cluster',
    action: 'delete',
    object: {},
    key: `aws_eks_cluster/${account}/${region}/kept`,
    fine: {},
    fineWith: { key: `aws_eks_cluster/${account}/${region}/old` },
    cloud: [thing('aws_eks_cluster', 'kept', { name: 'kept', deletion_protection: true })],
    says: 'deletion protection',
  },
  'DELETE-002': {
    type: 'aws_vpc',
    action: 'delete',
    object: {},
    key: `aws_vpc/${account}/${region}/vpc-1`,
    fine: {},
    fineWith: { key: `aws_vpc/${account}/${region}/vpc-3` },
    says: "The vpc 'vpc-1' has dependencies and cannot be deleted.",
  },
  'DELETE-003': {
    action: 'delete',
    object: { bucket: 'states' },
    fine: { force_destroy: true },
    files: { 'states/network.tfstate': JSON.stringify({ resources: [{ type: 'aws_vpc' }] }) },
    says: 'BucketNotEmpty: The bucket you tried to delete is not empty.',
  },
};
