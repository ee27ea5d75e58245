import type { FactsByType } from './resource-facts';

const ecsArn = 'arn:{partition}:ecs:{region}:{account}';

/** Clusters, services and tasks of ECS. */
export const ecs: FactsByType = {
  aws_ecs_cluster: {
    forceNew: ['name'],
    id: '{arn}',
    arn: `${ecsArn}:cluster/{name}`,
    uniqueBy: ['name'],
    validation: {
      name: { pattern: /^[\w-]+$/, length: [1, 255] },
      'setting.name': { enum: ['containerInsights'] },
      'setting.value': { enum: ['disabled', 'enabled', 'enhanced'] },
      'configuration.execute_command_configuration.logging': { enum: ['NONE', 'DEFAULT', 'OVERRIDE'] },
    },
  },

  aws_ecs_cluster_capacity_providers: {
    forceNew: ['cluster_name'],
    defaults: { 'default_capacity_provider_strategy.base': 0, 'default_capacity_provider_strategy.weight': 0 },
    id: '{cluster_name}',
  },

  aws_ecs_capacity_provider: {
    forceNew: ['name', 'auto_scaling_group_provider.auto_scaling_group_arn'],
    id: '{arn}',
    arn: `${ecsArn}:capacity-provider/{name}`,
    uniqueBy: ['name'],
    validation: { name: { not: /^(?:aws|ecs|fargate)/i, pattern: /^[\w-]+$/, length: [1, 255] } },
  },

  aws_ecs_service: {
    forceNew: ['cluster', 'iam_role', 'launch_type', 'name', 'scheduling_strategy'],
    defaults: {
      deployment_maximum_percent: 200,
      deployment_minimum_healthy_percent: 100,
      enable_ecs_managed_tags: false,
      enable_execute_command: false,
      scheduling_strategy: 'REPLICA',
      wait_for_steady_state: false,
      'deployment_controller.type': 'ECS',
      'network_configuration.assign_public_ip': false,
    },
    id: `${ecsArn}:service/{cluster:last:/}/{name}`,
    arn: `${ecsArn}:service/{cluster:last:/}/{name}`,
    computed: {
      availability_zone_rebalancing: 'ENABLED',
      cluster: `${ecsArn}:cluster/default`,
      iam_role: '/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
      launch_type: 'EC2',
      platform_version: '',
      triggers: {},
    },
    variants: [{ when: { launch_type: 'FARGATE' }, computed: { platform_version: 'LATEST' } }],
    uniqueBy: ['cluster', 'name'],
    validation: {
      launch_type: { enum: ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'] },
      propagate_tags: { enum: ['NONE', 'SERVICE', 'TASK_DEFINITION', ''] },
      scheduling_strategy: { enum: ['DAEMON', 'REPLICA'] },
      health_check_grace_period_seconds: { range: [0, 2147483647] },
      'deployment_controller.type': { enum: ['CODE_DEPLOY', 'ECS', 'EXTERNAL'] },
    },
  },

  aws_ecs_task_definition: {
    forceNew: [
      'container_definitions',
      'cpu',
      'enable_fault_injection',
      'ephemeral_storage',
      'execution_role_arn',
      'family',
      'ipc_mode',
      'memory',
      'network_mode',
      'pid_mode',
      'placement_constraints',
      'proxy_configuration',
      'requires_compatibilities',
      'runtime_platform',
      'task_role_arn',
      'volume',
    ],
    defaults: { skip_destroy: false, track_latest: false, 'proxy_configuration.type': 'APPMESH' },
    id: '{family}',
    arn: `${ecsArn}:task-definition/{family}:{revision}`,
    computed: {
      arn_without_revision: `${ecsArn}:task-definition/{family}`,
      enable_fault_injection: false,
      network_mode: 'bridge',
      revision: 1,
      'volume.configure_at_launch': false,
    },
    json: ['container_definitions'],
    validation: {
      container_definitions: { format: 'json' },
      family: { pattern: /^[\w-]+$/, length: [1, 255] },
      ipc_mode: { enum: ['host', 'none', 'task'] },
      network_mode: { enum: ['awsvpc', 'bridge', 'host', 'none'] },
      pid_mode: { enum: ['host', 'task'] },
      requires_compatibilities: { enum: ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'] },
    },
  },
};
