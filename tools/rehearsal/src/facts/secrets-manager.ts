import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

/** Secrets Manager. */
export const secretsManager: FactsByType = {
  aws_secretsmanager_secret: {
    optionalComputed: ['name', 'name_prefix', 'policy', 'replica.kms_key_id'],
    forceNew: ['name', 'name_prefix'],
    defaults: { force_overwrite_replica_secret: false, recovery_window_in_days: 30 },
    id: '{arn}',
    arn: 'arn:{partition}:secretsmanager:{region}:{account}:secret:{name}-{alnum:6}',
    computed: {
      ...generatedName.computed,
      policy: '',
      'replica.kms_key_id': '',
      'replica.last_accessed_date': '',
      'replica.status': 'InSync',
      'replica.status_message': '',
    },
    variants: [generatedName.variant],
    json: ['policy'],
    uniqueBy: ['name'],
    validation: {
      policy: { format: 'json' },
      name: { length: [1, 512], pattern: /^[\w/+=.@-]+$/ },
      name_prefix: { length: [1, 486], pattern: /^[\w/+=.@-]+$/ },
      recovery_window_in_days: {
        enum: [0, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30],
      },
    },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_secretsmanager_secret_policy: {
    forceNew: ['secret_arn'],
    id: '{secret_arn}',
    json: ['policy'],
    validation: { policy: { format: 'json' }, secret_arn: { format: 'arn' } },
  },

  aws_secretsmanager_secret_version: {
    optionalComputed: ['version_stages'],
    sensitive: ['secret_binary', 'secret_string', 'secret_string_wo'],
    forceNew: ['secret_binary', 'secret_id', 'secret_string', 'secret_string_wo_version'],
    id: '{secret_id}|{version_id}',
    arn: '{secret_id}',
    computed: { version_stages: ['AWSCURRENT'], has_secret_string_wo: false, version_id: 'terraform-{digits:26}' },
    validation: { secret_binary: { format: 'base64' } },
    conflictsWith: [['secret_binary', 'secret_string', 'secret_string_wo']],
    requiredWith: [['secret_string_wo', 'secret_string_wo_version']],
  },
};
