import { everywhere, others, the } from './look-up';
import { principalsOf, statementsOf } from './policy-text';
import { textAt, textsAt } from './read';
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

/** What services refuse of keys: those of another Region, those that do not exist, those that do not let them in. */
export const keyUseRules: readonly Rule[] = [
  ...uses.map(({ id, title, types, path, call, code }): Rule => ({
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
  })),
  {
    id: 'KEY-008',
    title: 'The key of a log group lets CloudWatch Logs of its Region use it',
    source: 'the CloudWatch Logs user guide, "Encrypt log data in CloudWatch Logs using AWS KMS"',
    phase: 'apply',
    types: ['aws_cloudwatch_log_group'],
    check: (context) => {
      const arn = textAt(context.object, 'kms_key_id');
      if (arn === undefined || arn === textAt(context.prior, 'kms_key_id') || letsLogsIn(context, arn))
        return undefined;
      const message = `The specified KMS key does not exist or is not allowed to be used with log groups: ${arn}`;
      return refused(context, 'CloudWatch Logs CreateLogGroup', 'InvalidParameterException', message);
    },
  },
];

/** Keys whose policy is not known get the benefit of the doubt, as do policies for everybody. */
function letsLogsIn(context: RuleContext, arn: string): boolean {
  const key = the(context, 'key', arn);
  const later = others(context, 'aws_kms_key_policy').find(({ attributes }) =>
    [key?.id, arn].includes(textAt(attributes, 'key_id')),
  );
  const policy = textAt(later?.attributes, 'policy') ?? textAt(key?.attributes, 'policy');
  if (key === undefined || policy === undefined) return true;
  return statementsOf(policy).some(
    (statement) =>
      statement['Effect'] === 'Allow' &&
      (statement['Principal'] === '*' ||
        principalsOf(statement, 'AWS').includes('*') ||
        principalsOf(statement, 'Service').some((name) => name.startsWith('logs.'))),
  );
}

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
