import type { FactsByType } from './resource-facts';

const events = 'arn:{partition}:events:{region}:{account}';
const logs = 'arn:{partition}:logs:{region}:{account}';

/** Event buses beyond their rules, schedules and what delivers logs of services. */
export const eventBuses: FactsByType = {
  aws_cloudwatch_event_bus: {
    forceNew: ['event_source_name', 'name'],
    id: '{name}',
    arn: `${events}:event-bus/{name}`,
    uniqueBy: ['name'],
    validation: {
      name: { length: [1, 256], pattern: /^[\w./-]+$/, not: /^default$/ },
      'log_config.include_detail': { enum: ['NONE', 'FULL'] },
      'log_config.level': { enum: ['OFF', 'ERROR', 'INFO', 'TRACE'] },
    },
  },

  aws_cloudwatch_event_archive: {
    forceNew: ['event_source_arn', 'name'],
    defaults: { retention_days: 0 },
    id: '{name}',
    arn: `${events}:archive/{name}`,
    json: ['event_pattern'],
    uniqueBy: ['name'],
    validation: { name: { length: [1, 48] }, event_source_arn: { format: 'arn' } },
  },

  aws_cloudwatch_event_connection: {
    forceNew: ['name'],
    id: '{name}',
    arn: `${events}:connection/{name}/{uuid:connection}`,
    computed: {
      secret_arn:
        'arn:{partition}:secretsmanager:{region}:{account}:secret:events!connection/{name}/{uuid:secret}-{alnum:6}',
      'invocation_connectivity_parameters.resource_parameters.resource_association_arn': '',
    },
    uniqueBy: ['name'],
    validation: { authorization_type: { enum: ['API_KEY', 'BASIC', 'OAUTH_CLIENT_CREDENTIALS'] } },
  },

  aws_cloudwatch_event_api_destination: {
    forceNew: ['name'],
    defaults: { invocation_rate_limit_per_second: 300 },
    id: '{name}',
    arn: `${events}:api-destination/{name}/{uuid:destination}`,
    uniqueBy: ['name'],
    validation: { connection_arn: { format: 'arn' } },
  },

  aws_cloudwatch_log_stream: {
    forceNew: ['log_group_name', 'name'],
    id: '{name}',
    arn: `${logs}:log-group:{log_group_name}:log-stream:{name}`,
    uniqueBy: ['log_group_name', 'name'],
    validation: { name: { length: [1, 512], not: /[:*]/ } },
  },

  aws_cloudwatch_log_data_protection_policy: {
    forceNew: ['log_group_name'],
    id: '{log_group_name}',
    json: ['policy_document'],
    validation: { policy_document: { format: 'json' } },
  },

  aws_cloudwatch_log_anomaly_detector: {
    forceNew: ['kms_key_id'],
    arn: `${logs}:anomaly-detector:{uuid}`,
    computed: { anomaly_visibility_time: 7 },
  },

  aws_cloudwatch_log_delivery_source: {
    forceNew: ['log_type', 'name', 'resource_arn'],
    arn: `${logs}:delivery-source:{name}`,
    computed: { service: 'events' },
    uniqueBy: ['name'],
  },

  aws_cloudwatch_log_delivery_destination: {
    forceNew: ['delivery_destination_type', 'name'],
    arn: `${logs}:delivery-destination:{name}`,
    computed: { delivery_destination_type: 'CWL' },
    uniqueBy: ['name'],
  },

  aws_cloudwatch_log_delivery: {
    forceNew: ['delivery_destination_arn', 'delivery_source_name'],
    id: '{alnum:16}',
    arn: `${logs}:delivery:{id}`,
    computed: { field_delimiter: '', record_fields: [], s3_delivery_configuration: [] },
    uniqueBy: ['delivery_source_name', 'delivery_destination_arn'],
  },

  aws_scheduler_schedule: {
    optionalComputed: ['action_after_completion', 'group_name', 'name', 'name_prefix'],
    forceNew: ['group_name', 'name', 'name_prefix'],
    defaults: { schedule_expression_timezone: 'UTC', state: 'ENABLED' },
    id: '{group_name}/{name}',
    arn: 'arn:{partition}:scheduler:{region}:{account}:schedule/{group_name}/{name}',
    computed: {
      action_after_completion: 'NONE',
      group_name: 'default',
      name: '{name_prefix}{digits:26}',
      name_prefix: '',
    },
    uniqueBy: ['group_name', 'name'],
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_sqs_queue_redrive_policy: { forceNew: ['queue_url'], id: '{queue_url}', json: ['redrive_policy'] },
  aws_sqs_queue_redrive_allow_policy: { forceNew: ['queue_url'], id: '{queue_url}', json: ['redrive_allow_policy'] },
};
