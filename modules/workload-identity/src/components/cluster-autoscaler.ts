import type { IdentityStatement } from '@landfall/policy';
import { arnIn, type AwsPlace, noResourceLevel } from './aws-place';

export interface ClusterAutoscalerProps {
  readonly place: AwsPlace;

  /** It scales Auto Scaling groups tagged `kubernetes.io/cluster/<clusterName>: owned`, as EKS tags its own. */
  readonly clusterName: string;
}

/** Source: kubernetes/autoscaler, cluster-autoscaler/cloudprovider/aws/README.md. */
export function clusterAutoscaler({ place, clusterName }: ClusterAutoscalerProps): readonly IdentityStatement[] {
  return [
    {
      sid: 'ReadCapacity',
      actions: [
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:DescribeAutoScalingInstances',
        'autoscaling:DescribeLaunchConfigurations',
        'autoscaling:DescribeScalingActivities',
        'autoscaling:DescribeTags',
        'ec2:DescribeImages',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplateVersions',
        'ec2:GetInstanceTypesFromInstanceRequirements',
      ],
      resources: noResourceLevel,
    },
    {
      sid: 'ReadNodeGroups',
      actions: ['eks:DescribeNodegroup'],
      resources: [arnIn(place, 'eks', `nodegroup/${clusterName}/*`)],
    },
    {
      sid: 'ScaleOwnGroups',
      actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      resources: [arnIn(place, 'autoscaling', 'autoScalingGroup:*')],
      conditions: { StringEquals: { [`aws:ResourceTag/kubernetes.io/cluster/${clusterName}`]: 'owned' } },
    },
  ];
}
