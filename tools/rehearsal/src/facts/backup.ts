import type { AttributeRule } from './attribute-rule';
import type { FactsByType } from './resource-facts';

const vaults: AttributeRule = { pattern: /^(?:arn:.*|\*)$/ };

/** AWS Backup. */
export const backup: FactsByType = {
  aws_backup_vault: {
    optionalComputed: ['kms_key_arn'],
    forceNew: ['kms_key_arn', 'name'],
    defaults: { force_destroy: false },
    id: '{name}',
    arn: 'arn:{partition}:backup:{region}:{account}:backup-vault:{name}',
    computed: { kms_key_arn: 'arn:{partition}:kms:{region}:{account}:key/{uuid}', recovery_points: 0 },
    uniqueBy: ['name'],
    validation: { kms_key_arn: { format: 'arn' }, name: { length: [2, 50], pattern: /^[a-zA-Z0-9_-]*$/ } },
  },

  aws_backup_vault_lock_configuration: {
    forceNew: ['backup_vault_name', 'changeable_for_days', 'max_retention_days', 'min_retention_days'],
    id: '{backup_vault_name}',
    computed: { backup_vault_arn: 'arn:{partition}:backup:{region}:{account}:backup-vault:{backup_vault_name}' },
    validation: {
      backup_vault_name: { pattern: /^[0-9A-Za-z_.-]{1,50}$/ },
      changeable_for_days: { range: [3, Infinity] },
    },
  },

  aws_backup_vault_policy: {
    forceNew: ['backup_vault_name'],
    id: '{backup_vault_name}',
    computed: { backup_vault_arn: 'arn:{partition}:backup:{region}:{account}:backup-vault:{backup_vault_name}' },
    json: ['policy'],
    validation: { policy: { format: 'json' } },
  },

  aws_backup_plan: {
    optionalComputed: [
      'rule.copy_action.lifecycle.opt_in_to_archive_for_supported_resources',
      'rule.lifecycle.opt_in_to_archive_for_supported_resources',
    ],
    forceNew: ['name'],
    defaults: {
      'rule.completion_window': 180,
      'rule.enable_continuous_backup': false,
      'rule.schedule_expression_timezone': 'Etc/UTC',
      'rule.start_window': 60,
    },
    id: '{uuid}',
    arn: 'arn:{partition}:backup:{region}:{account}:backup-plan:{id}',
    computed: {
      version: '{alnum:48}',
      'rule.copy_action.lifecycle.opt_in_to_archive_for_supported_resources': false,
      'rule.lifecycle.opt_in_to_archive_for_supported_resources': false,
    },
    renewedBy: { version: ['*'] },
    validation: {
      'advanced_backup_setting.resource_type': { enum: ['EC2'] },
      'rule.copy_action.destination_vault_arn': { format: 'arn' },
      'rule.rule_name': { length: [1, 50], pattern: /^[0-9A-Za-z_.-]+$/ },
      'rule.scan_action.malware_scanner': { enum: ['GUARDDUTY'] },
      'rule.scan_action.scan_mode': { enum: ['FULL_SCAN', 'INCREMENTAL_SCAN'] },
      'rule.target_logically_air_gapped_backup_vault_arn': { format: 'arn' },
      'rule.target_vault_name': { length: [2, 50], pattern: /^[0-9A-Za-z_-]+$/ },
      'scan_setting.malware_scanner': { enum: ['GUARDDUTY'] },
      'scan_setting.scanner_role_arn': { format: 'arn' },
    },
  },

  aws_backup_selection: {
    optionalComputed: ['not_resources'],
    forceNew: ['condition', 'iam_role_arn', 'name', 'not_resources', 'plan_id', 'resources', 'selection_tag'],
    id: '{uuid}',
    computed: { not_resources: [] },
    validation: {
      iam_role_arn: { format: 'arn' },
      name: { length: [1, 50], pattern: /^[0-9A-Za-z_.-]+$/ },
      'selection_tag.type': { enum: ['STRINGEQUALS'] },
    },
  },

  aws_backup_restore_testing_plan: {
    optionalComputed: [
      'schedule_expression_timezone',
      'start_window_hours',
      'recovery_point_selection.exclude_vaults',
      'recovery_point_selection.selection_window_days',
    ],
    forceNew: ['name'],
    arn: 'arn:{partition}:backup:{region}:{account}:restore-testing-plan:{name}-{uuid}',
    computed: {
      schedule_expression_timezone: 'Etc/UTC',
      start_window_hours: 24,
      'recovery_point_selection.exclude_vaults': [],
      'recovery_point_selection.selection_window_days': 30,
    },
    validation: {
      name: { length: [1, 50], pattern: /^[0-9A-Za-z_]+$/ },
      recovery_point_selection: { size: [1, 1] },
      'recovery_point_selection.algorithm': { enum: ['LATEST_WITHIN_WINDOW', 'RANDOM_WITHIN_WINDOW'] },
      'recovery_point_selection.recovery_point_types': { enum: ['CONTINUOUS', 'SNAPSHOT'] },
      'recovery_point_selection.selection_window_days': { range: [1, 365] },
      start_window_hours: { range: [0, 168] },
      'recovery_point_selection.exclude_vaults': vaults,
      'recovery_point_selection.include_vaults': vaults,
    },
  },

  aws_backup_restore_testing_selection: {
    optionalComputed: ['protected_resource_arns', 'restore_metadata_overrides', 'validation_window_hours'],
    forceNew: ['name', 'protected_resource_type', 'restore_testing_plan_name'],
    computed: { protected_resource_arns: [], restore_metadata_overrides: {}, validation_window_hours: 0 },
    validation: {
      iam_role_arn: { format: 'arn' },
      name: { length: [1, 50], pattern: /^[0-9A-Za-z_]+$/ },
      protected_resource_conditions: { size: [0, 1] },
      validation_window_hours: { range: [1, 168] },
      protected_resource_arns: vaults,
    },
    exactlyOneOf: [['protected_resource_arns', 'protected_resource_conditions']],
  },
};
