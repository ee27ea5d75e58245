import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

/** EventBridge rules and what they call. */
export const eventbridge: FactsByType = {
  aws_cloudwatch_event_rule: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['event_bus_name', 'name', 'name_prefix'],
    defaults: { event_bus_name: 'default', force_destroy: false },
    id: '{event_bus_name}/{name}',
    arn: 'arn:{partition}:events:{region}:{account}:rule/{event_bus_name:last:/}/{name}',
    computed: { ...generatedName.computed },
    variants: [
      generatedName.variant,
      {
        when: { event_bus_name: 'default' },
        id: '{name}',
        arn: 'arn:{partition}:events:{region}:{account}:rule/{name}',
      },
    ],
    json: ['event_pattern'],
    validation: {
      description: { length: [0, 512] },
      role_arn: { format: 'arn' },
      schedule_expression: { length: [0, 256] },
      state: { enum: ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'] },
      event_bus_name: { pattern: /^(?:[/.\-_A-Za-z0-9]{1,256}|arn:.*:event-bus\/.+)$/ },
      event_pattern: { format: 'json' },
      name: { length: [1, 64], pattern: /^[\w.-]+$/ },
      name_prefix: { length: [1, 38], pattern: /^[\w.-]+$/ },
    },
    conflictsWith: [
      ['is_enabled', 'state'],
      ['name', 'name_prefix'],
    ],
    atLeastOneOf: [['schedule_expression', 'event_pattern']],
  },

  aws_cloudwatch_event_target: {
    optionalComputed: ['target_id'],
    forceNew: ['event_bus_name', 'rule', 'target_id'],
    defaults: {
      'ecs_target.enable_ecs_managed_tags': false,
      'ecs_target.enable_execute_command': false,
      'ecs_target.network_configuration.assign_public_ip': false,
      'ecs_target.task_count': 1,
      event_bus_name: 'default',
      force_destroy: false,
    },
    id: '{event_bus_name}-{rule}-{target_id}',
    computed: { target_id: 'terraform-{digits:26}' },
    variants: [{ when: { event_bus_name: 'default' }, id: '{rule}-{target_id}' }],
    items: {
      'ecs_target.ordered_placement_strategy': [0, 5],
      'ecs_target.placement_constraint': [0, 10],
      run_command_targets: [0, 5],
      'sagemaker_pipeline_target.pipeline_parameter_list': [0, 200],
    },
    validation: {
      'batch_target.array_size': { range: [2, 10000] },
      'batch_target.job_attempts': { range: [1, 10] },
      'dead_letter_config.arn': { format: 'arn' },
      'ecs_target.group': { length: [1, 255] },
      'ecs_target.launch_type': { enum: ['EC2', 'FARGATE', 'EXTERNAL'] },
      'ecs_target.ordered_placement_strategy.type': { enum: ['random', 'spread', 'binpack'] },
      'ecs_target.placement_constraint.type': { enum: ['distinctInstance', 'memberOf'] },
      'ecs_target.propagate_tags': { enum: ['TASK_DEFINITION'] },
      'ecs_target.task_count': { range: [1, 2147483647] },
      'ecs_target.task_definition_arn': { format: 'arn' },
      input_path: { length: [0, 256] },
      'input_transformer.input_template': { length: [1, 8192] },
      'kinesis_target.partition_key_path': { length: [1, 256] },
      'retry_policy.maximum_event_age_in_seconds': { range: [0, 86400] },
      'retry_policy.maximum_retry_attempts': { range: [0, 185] },
      role_arn: { format: 'arn' },
      arn: { format: 'arn' },
      input: { format: 'json', length: [0, 8192] },
      'input_transformer.input_paths': { size: [0, 100] },
      rule: { length: [1, 64], pattern: /^[\w.-]+$/ },
      target_id: { length: [1, 64], pattern: /^[\w.-]+$/ },
    },
    conflictsWith: [['input', 'input_path', 'input_transformer']],
  },
};
