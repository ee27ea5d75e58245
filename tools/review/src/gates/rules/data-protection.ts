import { listOf } from '../../plan/json';
import { introduced, type Rule, type RuleContext, type Side } from '../rule';

/** Where a type says that it is encrypted at all. */
const SWITCHES: Readonly<Record<string, string>> = {
  aws_db_instance: 'storage_encrypted',
  aws_ebs_encryption_by_default: 'enabled',
  aws_ebs_volume: 'encrypted',
  aws_efs_file_system: 'encrypted',
  aws_rds_cluster: 'storage_encrypted',
};

/** Where a type names its KMS key; without one, AWS uses a key of its own. */
const KEYS: Readonly<Record<string, string>> = {
  aws_cloudtrail: 'kms_key_id',
  aws_cloudwatch_log_group: 'kms_key_id',
  aws_dynamodb_table: 'server_side_encryption.0.kms_key_arn',
  aws_prometheus_workspace: 'kms_key_arn',
  aws_secretsmanager_secret: 'kms_key_id',
  aws_sns_topic: 'kms_master_key_id',
  aws_sqs_queue: 'kms_master_key_id',
};

/** Where a type keeps its protection from deletion. */
const PROTECTIONS: readonly string[] = [
  'deletion_protection',
  'deletion_protection_enabled',
  'enable_deletion_protection',
];

export const dataProtectionRules: readonly Rule[] = [
  {
    id: 'LF-ENCRYPTION-001',
    title: 'Kubernetes secrets are not encrypted with a key of ours',
    severity: 'high',
    gate: 'approve',
    about: {
      rationale: 'Without a key of its own, who may read secrets in the cluster cannot be limited or logged by KMS.',
      source: 'Amazon EKS User Guide, "Encrypt Kubernetes secrets with KMS"; CIS EKS 5.3.1',
      fix: 'Set encryption_config with resources ["secrets"] and a key.',
      alsoKnownAs: ['CIS EKS 5.3.1', 'FSBP EKS.3', 'CKV_AWS_58', 'AWS-0039'],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_cluster'
        ? undefined
        : introduced(context, (side) =>
            listOf(context.value(side, 'encryption_config', 0, 'resources')).includes('secrets')
              ? undefined
              : `cluster ${context.label} keeps secrets without a key of ours`,
          ),
  },
  {
    id: 'LF-ENCRYPTION-002',
    title: 'Data is not encrypted at rest',
    severity: 'high',
    gate: 'block',
    about: {
      rationale: 'Encryption costs nothing, and for most of these resources it cannot be turned on later.',
      source: 'AWS Foundational Security Best Practices, EC2.3, EC2.7, EFS.1 and RDS.3',
      fix: 'Turn encryption on, with a key of ours.',
      alsoKnownAs: [
        'FSBP EC2.3',
        'FSBP EC2.7',
        'FSBP EFS.1',
        'FSBP RDS.3',
        'CKV_AWS_3',
        'CKV_AWS_42',
        'CKV_AWS_106',
        'AWS-0026',
        'AWS-0037',
      ],
    },
    check: ({ type }, context) => introduced(context, (side) => unencrypted(type, context, side)),
  },
  {
    id: 'LF-ENCRYPTION-003',
    title: 'A key of ours is no longer used, or never was',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'With a key of AWS, nobody can say who may decrypt, nor revoke it.',
      source: 'AWS Key Management Service Developer Guide, "AWS KMS keys"',
      fix: 'Name a key of the keys layer.',
      alsoKnownAs: ['CKV_AWS_158', 'AWS-0017'],
    },
    check: ({ type }, context) => {
      const path = Object.hasOwn(KEYS, type) ? KEYS[type]?.split('.').map(stepOf) : undefined;
      if (path === undefined) return undefined;
      return introduced(context, (side) =>
        context.value(side, ...path) || (side === 'after' && context.isUnknown(...path))
          ? undefined
          : `${context.label} is encrypted with a key of AWS`,
      );
    },
  },
  {
    id: 'LF-ENCRYPTION-004',
    title: 'A key is not rotated',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'Rotation limits how much one key protects; it costs nothing to the users of the key.',
      source: 'AWS Foundational Security Best Practices, KMS.4',
      fix: 'Set enable_key_rotation.',
      alsoKnownAs: ['FSBP KMS.4', 'CKV_AWS_7', 'AWS-0065'],
    },
    check: ({ type }, context) =>
      type !== 'aws_kms_key'
        ? undefined
        : introduced(context, (side) => {
            const symmetric = [undefined, null, 'SYMMETRIC_DEFAULT'].includes(
              context.value(side, 'customer_master_key_spec') as string | null | undefined,
            );
            return symmetric && context.value(side, 'enable_key_rotation') !== true
              ? `key ${context.label} is not rotated`
              : undefined;
          }),
  },
  {
    id: 'LF-PROTECTION-001',
    title: 'Deletion protection is turned off',
    severity: 'high',
    gate: 'approve',
    about: {
      rationale: 'It is the last thing that stops a wrong apply, and turning it off is how a deletion begins.',
      source: 'Amazon EKS User Guide, "Deletion protection"; AWS Foundational Security Best Practices, RDS.8 and ELB.6',
      fix: 'Keep it on; turn it off in the pull request before the one that deletes.',
      alsoKnownAs: ['FSBP RDS.8', 'FSBP ELB.6', 'CKV_AWS_150'],
    },
    check: (_, { value, label }) =>
      PROTECTIONS.some((each) => value('before', each) === true && value('after', each) === false)
        ? `${label} is no longer protected from deletion`
        : undefined,
  },
  {
    id: 'LF-PROTECTION-002',
    title: 'A cluster starts without deletion protection',
    severity: 'low',
    gate: 'note',
    about: {
      rationale: 'Fine where people try things; nowhere else.',
      source: 'Amazon EKS User Guide, "Deletion protection"',
      fix: 'Set deletion_protection.',
      alsoKnownAs: [],
    },
    check: ({ type, action }, { value, label }) =>
      type === 'aws_eks_cluster' && action.kind === 'create' && value('after', 'deletion_protection') !== true
        ? `cluster ${label} is not protected from deletion`
        : undefined,
  },
  {
    id: 'LF-PROTECTION-003',
    title: 'A bucket no longer keeps old versions',
    severity: 'high',
    gate: 'approve',
    about: {
      rationale: 'Without versions, what is overwritten or deleted is gone; for state buckets that is the state.',
      source: 'Amazon S3 User Guide, "Retaining multiple versions of objects"',
      fix: 'Keep versioning enabled.',
      alsoKnownAs: ['FSBP S3.14', 'CKV_AWS_21', 'AWS-0090'],
    },
    check: ({ type, action }, context) => {
      if (type !== 'aws_s3_bucket_versioning') return undefined;
      if (action.kind === 'delete') return `versioning ${context.label} is removed`;
      return introduced(context, (side) =>
        context.value(side, 'versioning_configuration', 0, 'status') === 'Enabled'
          ? undefined
          : `${context.label} keeps no old versions`,
      );
    },
  },
  {
    id: 'LF-PROTECTION-004',
    title: 'Logs are kept for a shorter time',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'CloudWatch deletes what is older at once.',
      source: 'Amazon CloudWatch Logs User Guide, "Change log data retention"',
      fix: 'Export what has to be kept before.',
      alsoKnownAs: ['FSBP CloudWatch.16', 'CKV_AWS_66', 'CKV_AWS_338'],
    },
    check: ({ type }, { value, label }) => {
      const [before, after] = (['before', 'after'] as const).map((side) => value(side, 'retention_in_days'));
      if (type !== 'aws_cloudwatch_log_group' || typeof before !== 'number' || typeof after !== 'number')
        return undefined;
      const shorter = after !== 0 && (before === 0 || after < before);
      return shorter ? `${label} keeps logs for ${after} days instead of ${before === 0 ? 'ever' : before}` : undefined;
    },
  },
];

function unencrypted(type: string, { value, length, isUnknown, label }: RuleContext, side: Side): string | undefined {
  const said = `${label} is not encrypted`;
  const attribute = Object.hasOwn(SWITCHES, type) ? SWITCHES[type] : undefined;
  if (attribute !== undefined) {
    return value(side, attribute) === true || (side === 'after' && isUnknown(attribute)) ? undefined : said;
  }
  if (type !== 'aws_launch_template') return undefined;
  const disks = Array.from({ length: length(side, 'block_device_mappings') }, (_, index) => index);
  const plain = disks.some((index) => {
    const ebs = ['block_device_mappings', index, 'ebs'] as const;
    return length(side, ...ebs) > 0 && String(value(side, ...ebs, 0, 'encrypted')) !== 'true';
  });
  return plain ? `disks of ${label} are not encrypted` : undefined;
}

function stepOf(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}
