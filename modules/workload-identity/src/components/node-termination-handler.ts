import type { IdentityStatement } from '@landfall/policy';
import { arnIn, type AwsPlace, noResourceLevel } from './aws-place';

export interface NodeTerminationHandlerProps {
  readonly place: AwsPlace;

  /** Queue of instance events. */
  readonly queueArn: string;
}

/** Source: aws/aws-node-termination-handler, README.md, "Queue Processor". */
export function nodeTerminationHandler(props: NodeTerminationHandlerProps): readonly IdentityStatement[] {
  return [
    {
      sid: 'ReadInstances',
      actions: ['autoscaling:DescribeAutoScalingInstances', 'autoscaling:DescribeTags', 'ec2:DescribeInstances'],
      resources: noResourceLevel,
    },
    {
      sid: 'CompleteTermination',
      actions: ['autoscaling:CompleteLifecycleAction'],
      resources: [arnIn(props.place, 'autoscaling', 'autoScalingGroup:*')],
    },
    { sid: 'ReadEvents', actions: ['sqs:DeleteMessage', 'sqs:ReceiveMessage'], resources: [props.queueArn] },
  ];
}
