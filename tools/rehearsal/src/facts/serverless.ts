import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

/** HTTP APIs, state machines and streams, without what their parts decide. */
export const serverless: FactsByType = {
  aws_apigatewayv2_api: {
    forceNew: ['credentials_arn', 'protocol_type', 'route_key', 'target'],
    defaults: {
      api_key_selection_expression: '$request.header.x-api-key',
      disable_execute_api_endpoint: false,
      route_selection_expression: '$request.method $request.path',
    },
    id: '{alnum:10}',
    arn: 'arn:{partition}:apigateway:{region}::/apis/{id}',
    computed: {
      api_endpoint: 'https://{id}.execute-api.{region}.{dnsSuffix}',
      execution_arn: 'arn:{partition}:execute-api:{region}:{account}:{id}',
      ip_address_type: 'ipv4',
    },
    variants: [
      {
        when: { protocol_type: 'WEBSOCKET' },
        computed: { api_endpoint: 'wss://{id}.execute-api.{region}.{dnsSuffix}' },
      },
    ],
    validation: { protocol_type: { enum: ['HTTP', 'WEBSOCKET'] }, name: { length: [1, 128] } },
  },

  aws_apigatewayv2_stage: {
    forceNew: ['api_id', 'name'],
    defaults: { auto_deploy: false },
    id: '{name}',
    arn: 'arn:{partition}:apigateway:{region}::/apis/{api_id}/stages/{name}',
    computed: {
      deployment_id: '{alnum:6}',
      execution_arn: 'arn:{partition}:execute-api:{region}:{account}:{api_id}/{name}',
      invoke_url: 'https://{api_id}.execute-api.{region}.{dnsSuffix}/{name:without:$default}',
      'default_route_settings.logging_level': 'OFF',
      'route_settings.logging_level': 'OFF',
    },
    uniqueBy: ['api_id', 'name'],
  },

  aws_apigatewayv2_route: {
    forceNew: ['api_id'],
    defaults: { api_key_required: false, authorization_type: 'NONE' },
    id: '{alnum:7}',
    uniqueBy: ['api_id', 'route_key'],
  },

  aws_apigatewayv2_integration: {
    forceNew: ['api_id', 'integration_type'],
    defaults: { connection_type: 'INTERNET', payload_format_version: '1.0' },
    id: '{alnum:7}',
    computed: { integration_response_selection_expression: '', timeout_milliseconds: 30000 },
  },

  aws_sfn_state_machine: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['name', 'name_prefix', 'type'],
    defaults: { publish: false, type: 'STANDARD' },
    id: '{arn}',
    arn: 'arn:{partition}:states:{region}:{account}:stateMachine:{name}',
    computed: {
      ...generatedName.computed,
      creation_date: '{time}',
      description: '',
      revision_id: '{uuid}',
      state_machine_version_arn: '{arn}:1',
      status: 'ACTIVE',
      version_description: '',
    },
    variants: [generatedName.variant],
    renewedBy: { revision_id: ['definition', 'role_arn'] },
    uniqueBy: ['name'],
    validation: { type: { enum: ['STANDARD', 'EXPRESS'] }, role_arn: { format: 'arn' } },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_kinesis_stream: {
    optionalComputed: ['arn', 'max_record_size_in_kib'],
    forceNew: ['name'],
    defaults: { encryption_type: 'NONE', enforce_consumer_deletion: false, retention_period: 24 },
    id: '{arn}',
    arn: 'arn:{partition}:kinesis:{region}:{account}:stream/{name}',
    computed: { max_record_size_in_kib: 1024 },
    uniqueBy: ['name'],
    validation: {
      encryption_type: { enum: ['NONE', 'KMS'], ignoreCase: true },
      retention_period: { range: [24, 8760] },
      'stream_mode_details.stream_mode': { enum: ['PROVISIONED', 'ON_DEMAND'] },
    },
  },

  aws_kinesis_stream_consumer: {
    forceNew: ['name', 'stream_arn'],
    id: '{arn}',
    arn: '{stream_arn}/consumer/{name}:1767225600',
    computed: { creation_timestamp: '{time}' },
    uniqueBy: ['stream_arn', 'name'],
    validation: { stream_arn: { format: 'arn' } },
  },

  aws_autoscaling_policy: {
    forceNew: ['autoscaling_group_name', 'name', 'policy_type'],
    defaults: { enabled: true, policy_type: 'SimpleScaling' },
    id: '{name}',
    arn: 'arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{uuid}:autoScalingGroupName/{autoscaling_group_name}:policyName/{name}',
    computed: { metric_aggregation_type: '' },
    validation: {
      policy_type: { enum: ['SimpleScaling', 'StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'] },
    },
  },

  aws_autoscaling_schedule: {
    forceNew: ['autoscaling_group_name', 'scheduled_action_name'],
    id: '{scheduled_action_name}',
    arn: 'arn:{partition}:autoscaling:{region}:{account}:scheduledUpdateGroupAction:{uuid}:autoScalingGroupName/{autoscaling_group_name}:scheduledActionName/{scheduled_action_name}',
    computed: {
      desired_capacity: 0,
      end_time: '',
      max_size: 0,
      min_size: 0,
      recurrence: '',
      start_time: '{time}',
      time_zone: '',
    },
  },

  aws_appautoscaling_target: {
    forceNew: ['resource_id', 'scalable_dimension', 'service_namespace'],
    id: '{resource_id}',
    arn: 'arn:{partition}:application-autoscaling:{region}:{account}:scalable-target/{alnum:36}',
    computed: {
      role_arn:
        'arn:{partition}:iam::{account}:role/aws-service-role/{service_namespace}.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling',
    },
    uniqueBy: ['service_namespace', 'resource_id', 'scalable_dimension'],
  },
};
