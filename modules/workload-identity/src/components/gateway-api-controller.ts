import type { IdentityStatement } from '@landfall/policy';
import { type AwsPlace, globalArn, noResourceLevel, sharedArn } from './aws-place';

export interface GatewayApiControllerProps {
  readonly place: AwsPlace;
}

/** VPC Lattice. Source: aws/aws-application-networking-k8s, files/controller-installation/recommended-inline-policy.json. */
export function gatewayApiController({ place }: GatewayApiControllerProps): readonly IdentityStatement[] {
  const lattice = 'aws-service-role/vpc-lattice.amazonaws.com/AWSServiceRoleForVpcLattice';
  return [
    {
      sid: 'ManageLattice',
      actions: ['vpc-lattice:*'],
      // Another account may share its service network.
      resources: [sharedArn(place, 'vpc-lattice', '*')],
    },
    { sid: 'ListLattice', actions: ['vpc-lattice:List*'], resources: noResourceLevel },
    {
      sid: 'ReadNetwork',
      actions: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeTags', 'ec2:DescribeVpcs'],
      resources: noResourceLevel,
    },
    {
      sid: 'TagResources',
      actions: ['tag:GetResources', 'tag:TagResources', 'tag:UntagResources'],
      resources: noResourceLevel,
    },
    {
      sid: 'CreateServiceLinkedRole',
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [globalArn(place, 'iam', `role/${lattice}`)],
      conditions: { StringEquals: { 'iam:AWSServiceName': 'vpc-lattice.amazonaws.com' } },
    },
  ];
}
