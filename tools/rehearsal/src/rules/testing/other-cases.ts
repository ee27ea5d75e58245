import { region, account, thing, type RuleCase, type RuleCases } from './rule-case';

type Part = Readonly<Record<string, unknown>>;
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const assume = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'eks.amazonaws.com' } };
const document = (statement: Part): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const long = (length: number): string => document({ ...allow, Resource: `arn:aws:s3:::${'x'.repeat(length)}` });

/** A statement of an identity policy that is refused, and the one that is not. */
const statement = (bad: Part, says: string): RuleCase => ({
  object: { policy: document({ ...allow, ...bad }) },
  fine: { policy: document(allow) },
  says,
});

const trust = (bad: Part, says: string): RuleCase => ({
  object: { assume_role_policy: document({ ...assume, ...bad }) },
  fine: { assume_role_policy: document(assume) },
  says,
});

const manage = { Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: { AWS: `arn:aws:iam::${account}:root` } };
const keyPolicy = (bad: Part, says: string): RuleCase => ({
  object: { policy: document({ ...manage, ...bad }) },
  fine: { policy: document({ ...manage, Principal: { AWS: role('cluster') } }) },
  says,
});

const bucket = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::states/*' };
const bucketPolicy = (bad: Part, says: string): RuleCase => ({
  object: { bucket: 'states', policy: document({ ...bucket, ...bad }) },
  fine: { policy: document(bucket) },
  says,
});

const farKey = `arn:aws:kms:us-east-1:${account}:key/key-1`;
const nearKey = `arn:aws:kms:${region}:${account}:key/key-1`;
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

/** Cases of the rules of IAM, KMS, S3, CloudWatch Logs, Systems Manager, App Mesh and of deletion. */
export const otherCases: RuleCases = {
  'IAM-001': { object: { policy: long(6_200) }, fine: { policy: long(10) }, says: 'PolicySize: 6144' },
  'IAM-002': { object: { assume_role_policy: long(2_100) }, fine: { assume_role_policy: long(9) }, says: ': 2048' },
  'IAM-003': { object: { role: 'pods', policy: long(10_300) }, fine: { policy: long(10) }, says: '10240 bytes' },
  'IAM-004': {
    object: { role: 'full' },
    fine: { role: 'pods' },
    cloud: Array.from({ length: 10 }, (_, n) => thing('aws_iam_role_policy_attachment', `full/${n}`, { role: 'full' })),
    says: 'PoliciesPerRole: 10',
  },
  'IAM-010': { object: { policy: '{' }, fine: { policy: document(allow) }, says: 'Syntax errors in policy.' },
  'IAM-011': statement({ Effect: 'Permit' }, 'Effect must be Allow or Deny'),
  'IAM-012': statement({ Actions: 's3:*' }, 'Unknown element Actions'),
  'IAM-013': statement({ NotAction: 's3:*' }, 'must contain actions'),
  'IAM-014': statement({ Action: 'GetObject' }, 'prefaced by a vendor'),
  'IAM-015': statement({ Principal: '*' }, 'should not specify a principal'),
  'IAM-016': statement({ Resource: 'my-bucket' }, 'must be in ARN format'),
  'IAM-017': trust({ Resource: '*' }, 'prohibited field Resource'),
  'IAM-018': trust({ Action: 's3:GetObject' }, 'Got s3:GetObject'),
  'IAM-019': trust({ Principal: { Service: 'eks' } }, '"SERVICE":"eks"'),
  'IAM-020': trust({ Principal: { AWS: role('nobody') } }, 'role/nobody'),
  'IAM-021': { object: { role: 'nobody' }, fine: { role: 'pods' }, says: 'nobody cannot be found' },
  'IAM-022': {
    object: { policy_arn: `arn:aws:iam::${account}:policy/none` },
    fine: { policy_arn: `arn:aws:iam::${account}:policy/own` },
    says: 'policy/none does not exist',
  },
  'IAM-023': { object: { max_session_duration: 60 }, fine: { max_session_duration: 7200 }, says: 'got 60' },
  'KMS-001': keyPolicy({ Action: 'kms:Decrypt' }, 'will not allow you to update the key policy'),
  'KMS-002': keyPolicy({ Principal: { AWS: role('nobody') } }, 'role/nobody does not exist'),
  'KMS-003': { object: { policy: '[]' }, fine: { policy: document(manage) }, says: 'not a valid policy document' },
  'KEY-001': keyOf((arn) => ({ kms_key_id: arn })),
  'KEY-002': keyOf((arn) => ({ encryption_config: [{ provider: [{ key_arn: arn }] }] })),
  'KEY-003': keyOf((arn) => ({ rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id: arn }] }] })),
  'KEY-004': keyOf((arn) => ({ kms_master_key_id: arn })),
  'KEY-005': keyOf((arn) => ({ kms_key_id: arn })),
  'KEY-006': keyOf((arn) => ({ kms_key_id: arn })),
  'KEY-007': keyOf((arn) => ({ target_key_id: arn })),
  'S3-001': { object: { bucket: 'My_Bucket' }, fine: { bucket: 'my-bucket' }, says: 'My_Bucket' },
  'S3-002': { object: { bucket: '192.168.0.1' }, fine: { bucket: 'my-bucket' }, says: '192.168.0.1' },
  'S3-003': { object: { bucket: 'states', policy: '{' }, fine: { policy: document(bucket) }, says: 'valid JSON' },
  'S3-004': bucketPolicy({ Resource: 'arn:aws:s3:::other/*' }, 'invalid resource: arn:aws:s3:::other/*'),
  'S3-005': bucketPolicy({ Principal: { AWS: role('nobody') } }, 'role/nobody'),
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
};
