import type { FactsByType } from './resource-facts';

/** Maintenance windows of Systems Manager: names count for nothing, ids are given. */
export const ssmMaintenance: FactsByType = {
  aws_ssm_maintenance_window: {
    defaults: { allow_unassociated_targets: false, enabled: true },
    id: 'mw-{hex:17}',
  },

  aws_ssm_maintenance_window_target: {
    forceNew: ['resource_type', 'window_id'],
    id: '{uuid}',
    validation: { resource_type: { enum: ['INSTANCE', 'RESOURCE_GROUP'] } },
  },

  aws_ssm_maintenance_window_task: {
    optionalComputed: ['max_concurrency', 'max_errors', 'service_role_arn'],
    forceNew: ['task_type', 'window_id'],
    id: '{uuid}',
    arn: 'arn:{partition}:ssm:{region}:{account}:windowtask/{id}',
    computed: {
      max_concurrency: '',
      max_errors: '',
      service_role_arn: '',
      'task_invocation_parameters.run_command_parameters.cloudwatch_config.cloudwatch_log_group_name': '',
      window_task_id: '{id}',
    },
    validation: {
      task_type: { enum: ['RUN_COMMAND', 'AUTOMATION', 'STEP_FUNCTIONS', 'LAMBDA'] },
      max_concurrency: { pattern: /^(?:[1-9]\d*|[1-9]%|[1-9]\d%|100%)$/ },
      max_errors: { pattern: /^(?:0|[1-9]\d*|\d%|[1-9]\d%|100%)$/ },
    },
  },
};
