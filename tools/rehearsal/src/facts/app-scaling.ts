import type { FactsByType } from './resource-facts';

const target = ['resource_id', 'scalable_dimension', 'service_namespace'];

/** What scales the targets of Application Auto Scaling. Names count within a target. */
export const appScaling: FactsByType = {
  aws_appautoscaling_policy: {
    forceNew: ['name', ...target],
    defaults: { policy_type: 'StepScaling' },
    id: '{name}',
    arn: 'arn:{partition}:autoscaling:{region}:{account}:scalingPolicy:{uuid}:resource/{service_namespace}/{resource_id}:policyName/{name}',
    computed: { alarm_arns: [] },
    validation: {
      name: { length: [0, 255] },
      policy_type: { enum: ['StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'] },
    },
  },

  aws_appautoscaling_scheduled_action: {
    forceNew: ['name', ...target],
    defaults: { timezone: 'UTC' },
    id: '{name}-{service_namespace}-{resource_id}',
    arn: 'arn:{partition}:autoscaling:{region}:{account}:scheduledAction:{uuid}:resource/{service_namespace}/{resource_id}:scheduledActionName/{name}',
  },
};
