import type { FactsByType } from './resource-facts';

/** AWS Config and Control Tower. */
export const config: FactsByType = {
  aws_config_config_rule: {
    optionalComputed: ['evaluation_mode.mode'],
    forceNew: ['name'],
    defaults: {
      'source.custom_policy_details.enable_debug_log_delivery': false,
      'source.source_detail.event_source': 'aws.config',
    },
    id: '{name}',
    arn: 'arn:{partition}:config:{region}:{account}:config-rule/{rule_id}',
    computed: { 'evaluation_mode.mode': 'DETECTIVE', rule_id: 'config-rule-{alnum:6}' },
    items: { 'source.source_detail': [0, 25] },
    json: ['input_parameters'],
    validation: {
      description: { length: [0, 256] },
      'evaluation_mode.mode': { enum: ['DETECTIVE', 'PROACTIVE'] },
      input_parameters: { format: 'json' },
      maximum_execution_frequency: {
        enum: ['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'],
      },
      name: { length: [0, 128] },
      'scope.compliance_resource_id': { length: [0, 256] },
      'scope.tag_key': { length: [0, 128] },
      'scope.tag_value': { length: [0, 256] },
      'source.custom_policy_details.policy_text': { length: [0, 10000] },
      'source.owner': { enum: ['AWS', 'CUSTOM_LAMBDA', 'CUSTOM_POLICY'] },
      'source.source_detail.event_source': { enum: ['aws.config'] },
      'source.source_detail.maximum_execution_frequency': {
        enum: ['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'],
      },
      'source.source_detail.message_type': {
        enum: [
          'ConfigurationItemChangeNotification',
          'ConfigurationSnapshotDeliveryCompleted',
          'ScheduledNotification',
          'OversizedConfigurationItemChangeNotification',
        ],
      },
      'source.source_identifier': { length: [0, 256] },
      'scope.compliance_resource_types': { size: [0, 100], length: [0, 256] },
      'source.custom_policy_details.policy_runtime': { length: [0, 64], pattern: /^guard-2\.x\.x$/ },
    },
  },

  aws_config_configuration_aggregator: {
    forceNew: ['name'],
    forceNewWhen: { account_aggregation_source: 'added', organization_aggregation_source: 'added' },
    defaults: { 'account_aggregation_source.all_regions': false, 'organization_aggregation_source.all_regions': false },
    id: '{name}',
    arn: 'arn:{partition}:config:{region}:{account}:config-aggregator/config-aggregator-{alnum:8}',
    validation: {
      name: { length: [0, 256] },
      'organization_aggregation_source.role_arn': { format: 'arn' },
      'account_aggregation_source.account_ids': { format: 'account', size: [1, Infinity] },
      'account_aggregation_source.regions': { size: [1, Infinity] },
      'organization_aggregation_source.regions': { size: [1, Infinity] },
    },
    conflictsWith: [['account_aggregation_source', 'organization_aggregation_source']],
  },

  aws_config_configuration_recorder: {
    forceNew: ['name'],
    defaults: {
      name: 'default',
      'recording_group.all_supported': true,
      'recording_mode.recording_frequency': 'CONTINUOUS',
    },
    id: '{name}',
    uniqueBy: [],
    validation: {
      name: { length: [0, 256] },
      'recording_mode.recording_frequency': { enum: ['CONTINUOUS', 'DAILY'] },
      'recording_mode.recording_mode_override.recording_frequency': { enum: ['CONTINUOUS', 'DAILY'] },
      role_arn: { format: 'arn' },
      'recording_group.recording_strategy.use_only': {
        enum: ['ALL_SUPPORTED_RESOURCE_TYPES', 'INCLUSION_BY_RESOURCE_TYPES', 'EXCLUSION_BY_RESOURCE_TYPES'],
      },
      'recording_mode.recording_mode_override.resource_types': { size: [1, Infinity] },
    },
  },

  aws_config_configuration_recorder_status: {
    id: '{name}',
    renewedBy: { id: ['name'] },
  },

  aws_config_conformance_pack: {
    forceNew: ['name'],
    id: '{name}',
    arn: 'arn:{partition}:config:{region}:{account}:conformance-pack/{name}/conformance-pack-{alnum:9}',
    items: { input_parameter: [0, 60] },
    validation: {
      delivery_s3_bucket: { length: [1, 63] },
      delivery_s3_key_prefix: { length: [1, 1024] },
      name: { length: [1, 256], pattern: /^[A-Za-z][0-9A-Za-z-]*$/ },
      template_body: { length: [1, 51200] },
      template_s3_uri: { length: [1, 1024], pattern: /^s3:\/\// },
    },
    atLeastOneOf: [['template_body', 'template_s3_uri']],
  },

  aws_config_delivery_channel: {
    forceNew: ['name'],
    defaults: { name: 'default' },
    id: '{name}',
    uniqueBy: [],
    validation: {
      name: { length: [0, 256] },
      s3_kms_key_arn: { format: 'arn' },
      'snapshot_delivery_properties.delivery_frequency': {
        enum: ['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'],
      },
      sns_topic_arn: { format: 'arn' },
    },
  },

  aws_config_organization_managed_rule: {
    forceNew: ['name'],
    id: '{name}',
    arn: 'arn:{partition}:config:{region}:{account}:organization-config-rule/{name}-{alnum:8}',
    json: ['input_parameters'],
    validation: {
      description: { length: [0, 256] },
      maximum_execution_frequency: {
        enum: ['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'],
      },
      name: { length: [1, 64] },
      resource_id_scope: { length: [0, 768] },
      rule_identifier: { length: [1, 256] },
      tag_key_scope: { length: [0, 128] },
      tag_value_scope: { length: [0, 256] },
      input_parameters: { format: 'json', length: [0, 2048] },
      excluded_accounts: { format: 'account', size: [0, 1000] },
      resource_types_scope: { size: [0, 100], length: [0, 256] },
    },
  },

  aws_controltower_control: {
    forceNew: ['control_identifier', 'target_identifier'],
    id: '{target_identifier},{control_identifier}',
    arn: 'arn:{partition}:controltower:{region}:{account}:enabledcontrol/{upper:16}',
    validation: { control_identifier: { format: 'arn' }, target_identifier: { format: 'arn' } },
  },
};
