import type { IpFamily } from '@landfall/contracts';
import type { Action, IdentityStatement } from '@landfall/policy';
import { arnIn, type Arns, type AwsPlace, noResourceLevel, sharedArn, withLogStreams } from './aws-place';

export interface VpcCniProps {
  readonly place: AwsPlace;

  /** IP family of the cluster. */
  readonly ipFamily: IpFamily;

  /**
   * Log groups for network policy logs.
   *
   * @default none
   */
  readonly logGroupArns?: readonly string[];
}

const READ: readonly [Action, ...Action[]] = [
  'ec2:DescribeInstances',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeTags',
];

/** Source: AWS managed policy AmazonEKS_CNI_Policy; Amazon EKS User Guide, "Configure Amazon VPC CNI plugin to use IRSA". */
export function vpcCni({ place, ipFamily, logGroupArns = [] }: VpcCniProps): readonly IdentityStatement[] {
  const interfaces = arnIn(place, 'ec2', 'network-interface/*');
  const [group, ...groups] = logGroupArns;
  return [
    ...(ipFamily === 'ipv6' ? ipv6(interfaces) : ipv4(place, interfaces)),
    { sid: 'TagInterfaces', actions: ['ec2:CreateTags'], resources: [interfaces] },
    ...(group === undefined ? [] : logs([group, ...groups])),
  ];
}

function ipv6(interfaces: string): readonly IdentityStatement[] {
  return [
    { sid: 'ReadInterfaces', actions: READ, resources: noResourceLevel },
    { sid: 'AssignAddresses', actions: ['ec2:AssignIpv6Addresses'], resources: [interfaces] },
  ];
}

function ipv4(place: AwsPlace, interfaces: string): readonly IdentityStatement[] {
  const [describe, ...more] = READ;
  return [
    { sid: 'ReadInterfaces', actions: [describe, ...more, 'ec2:DescribeSubnets'], resources: noResourceLevel },
    {
      sid: 'ChangeInterfaces',
      actions: [
        'ec2:AssignPrivateIpAddresses',
        'ec2:AttachNetworkInterface',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DetachNetworkInterface',
        'ec2:ModifyNetworkInterfaceAttribute',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resources: [
        interfaces,
        arnIn(place, 'ec2', 'instance/*'),
        arnIn(place, 'ec2', 'security-group/*'),
        sharedArn(place, 'ec2', 'subnet/*'),
      ],
    },
  ];
}

function logs(groups: Arns): readonly IdentityStatement[] {
  return [
    { sid: 'FindLogGroups', actions: ['logs:DescribeLogGroups'], resources: noResourceLevel },
    {
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: withLogStreams(groups),
    },
  ];
}
