import type { AttributeRule } from './attribute-rule';
import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

const logGroupName: AttributeRule = { length: [1, 512], pattern: /^[0-9A-Za-z_./#-]+$/ };

/** CloudWatch Logs. */
export const logs: FactsByType = {
  aws_cloudwatch_log_group: {
    optionalComputed: ['deletion_protection_enabled', 'log_group_class', 'name', 'name_prefix'],
    forceNew: ['log_group_class', 'name', 'name_prefix'],
    defaults: { retention_in_days: 0, skip_destroy: false },
    id: '{name}',
    arn: 'arn:{partition}:logs:{region}:{account}:log-group:{name}',
    computed: { ...generatedName.computed, deletion_protection_enabled: false, log_group_class: 'STANDARD' },
    variants: [generatedName.variant],
    uniqueBy: ['name'],
    validation: {
      log_group_class: { enum: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'] },
      name: logGroupName,
      name_prefix: { length: [0, 483], pattern: /^[0-9A-Za-z_./#-]+$/ },
      kms_key_id: { format: 'arn' },
      retention_in_days: {
        enum: [
          0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
        ],
      },
    },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_cloudwatch_log_metric_filter: {
    optionalComputed: ['apply_on_transformed_logs'],
    forceNew: ['log_group_name', 'name'],
    defaults: { 'metric_transformation.unit': 'None' },
    id: '{name}',
    computed: { apply_on_transformed_logs: false },
    validation: {
      log_group_name: logGroupName,
      'metric_transformation.value': { length: [0, 100] },
      pattern: { length: [0, 1024] },
      'metric_transformation.default_value': { pattern: /^-?[\d.]*(?:e[+-]?\d+)?$/i },
      'metric_transformation.name': { length: [0, 255], not: /[:*$]/ },
      'metric_transformation.namespace': { length: [0, 255], not: /[:*$]/ },
      'metric_transformation.unit': {
        enum: [
          'Seconds',
          'Microseconds',
          'Milliseconds',
          'Bytes',
          'Kilobytes',
          'Megabytes',
          'Gigabytes',
          'Terabytes',
          'Bits',
          'Kilobits',
          'Megabits',
          'Gigabits',
          'Terabits',
          'Percent',
          'Count',
          'Bytes/Second',
          'Kilobytes/Second',
          'Megabytes/Second',
          'Gigabytes/Second',
          'Terabytes/Second',
          'Bits/Second',
          'Kilobits/Second',
          'Megabits/Second',
          'Gigabits/Second',
          'Terabits/Second',
          'Count/Second',
          'None',
        ],
      },
      name: { length: [1, 512], not: /[:*]/ },
    },
  },

  aws_cloudwatch_log_subscription_filter: {
    optionalComputed: ['role_arn'],
    forceNew: ['destination_arn', 'log_group_name', 'name'],
    defaults: { distribution: 'ByLogStream' },
    id: 'cwlsf-{digits:10}',
    computed: { role_arn: '' },
    validation: {
      destination_arn: { format: 'arn' },
      distribution: { enum: ['ByLogStream', 'Random'] },
      filter_pattern: { length: [0, 1024] },
      name: { length: [1, 512] },
      role_arn: { format: 'arn' },
    },
  },

  aws_cloudwatch_log_resource_policy: {
    forceNew: ['policy_name'],
    id: '{policy_name}',
    json: ['policy_document'],
    validation: { policy_document: { format: 'json' } },
  },

  aws_cloudwatch_log_account_policy: {
    forceNew: ['policy_name', 'policy_type', 'selection_criteria'],
    defaults: { scope: 'ALL' },
    id: '{policy_name}',
    json: ['policy_document'],
    validation: {
      policy_document: { format: 'json' },
      policy_type: {
        enum: [
          'DATA_PROTECTION_POLICY',
          'SUBSCRIPTION_FILTER_POLICY',
          'FIELD_INDEX_POLICY',
          'TRANSFORMER_POLICY',
          'METRIC_EXTRACTION_POLICY',
        ],
      },
      scope: { enum: ['ALL'] },
    },
  },

  aws_cloudwatch_log_destination: {
    forceNew: ['name'],
    id: '{name}',
    arn: 'arn:{partition}:logs:{region}:{account}:destination:{name}',
    validation: { role_arn: { format: 'arn' }, target_arn: { format: 'arn' } },
  },

  aws_cloudwatch_log_destination_policy: {
    forceNew: ['destination_name'],
    id: '{destination_name}',
    json: ['access_policy'],
    validation: { access_policy: { format: 'json' } },
  },

  aws_cloudwatch_query_definition: {
    id: '{query_definition_id}',
    computed: { query_definition_id: '{uuid}' },
    validation: {
      log_group_names: logGroupName,
      name: { length: [1, 255], pattern: /^[^:*/]+(?:\/[^:*/]+)*$/ },
    },
  },
};
