import { everywhere, the } from './look-up';
import { textsAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

interface KeyUse {
  readonly id: string;
  readonly title: string;
  readonly types: readonly string[];
  readonly path: string;
  readonly call: string;
  readonly code: string;
}

const uses: readonly KeyUse[] = [
  {
    id: 'KEY-001',
    title: 'The key of a log group is one of its Region that exists',
    types: ['aws_cloudwatch_log_group'],
    path: 'kms_key_id',
    call: 'CloudWatch Logs CreateLogGroup',
    code: 'InvalidParameterException',
  },
  {
    id: 'KEY-002',
    title: 'The key of a cluster is one of its Region that exists',
    types: ['aws_eks_cluster'],
    path: 'encryption_config.provider.key_arn',
    call: 'EKS CreateCluster',
    code: 'InvalidParameterException',
  },
  {
    id: 'KEY-003',
    title: 'The key of a bucket is one of its Region that exists',
    types: ['aws_s3_bucket_server_side_encryption_configuration'],
    path: 'rule.apply_server_side_encryption_by_default.kms_master_key_id',
    call: 'S3 PutBucketEncryption',
    code: 'KMS.NotFoundException',
  },
  {
    id: 'KEY-004',
    title: 'The key of a topic or queue is one of its Region that exists',
    types: ['aws_sns_topic', 'aws_sqs_queue'],
    path: 'kms_master_key_id',
    call: 'SNS CreateTopic',
    code: 'InvalidParameter',
  },
  {
    id: 'KEY-005',
    title: 'The key of a volume or file system is one of its Region that exists',
    types: ['aws_ebs_volume', 'aws_efs_file_system'],
    path: 'kms_key_id',
    call: 'EC2 CreateVolume',
    code: 'InvalidParameterValue',
  },
  {
    id: 'KEY-006',
    title: 'The key of a secret or a repository is one of its Region that exists',
    types: ['aws_secretsmanager_secret', 'aws_ecr_repository'],
    path: 'kms_key_id',
    call: 'Secrets Manager CreateSecret',
    code: 'InvalidParameterException',
  },
  {
    id: 'KEY-007',
    title: 'The key of an alias exists in its account and Region',
    types: ['aws_kms_alias'],
    path: 'target_key_id',
    call: 'KMS CreateAlias',
    code: 'NotFoundException',
  },
];

/** KMS keys of another Region, and keys that do not exist. */
export const keyUseRules: readonly Rule[] = uses.map(({ id, title, types, path, call, code }) => ({
  id,
  title,
  source: 'the KMS developer guide, "Finding the key ID and key ARN"; the API reference of the service',
  phase: 'apply',
  types,
  check: (context) => {
    const before = textsAt(context.prior, path);
    const bad = textsAt(context.object, path)
      .filter((key) => !before.includes(key))
      .flatMap((key) => problemWith(context, key) ?? [])[0];
    return bad && refused(context, call, code, bad);
  },
}));

function problemWith(context: RuleContext, key: string): string | undefined {
  if (key === '' || context.cloud.isAssumed(key)) return undefined;
  const [region, account] = /^arn:[\w-]+:kms:([^:]+):(\d{12}):key\//.exec(key)?.slice(1) ?? [];
  if (region !== undefined && region !== context.place.region) {
    return `The key ${key} is in Region ${region}, not in ${context.place.region}`;
  }
  // Keys of other accounts, aliases and the keys of AWS are not all in the simulated cloud.
  const isOwn = account === context.place.account || /^[0-9a-f]{8}-[0-9a-f-]{27}$|^mrk-/.test(key);
  if (!isOwn || the(context, 'key', key) !== undefined || everywhere(context, 'key', key).length > 0) return undefined;
  return `Key '${key}' does not exist`;
}
