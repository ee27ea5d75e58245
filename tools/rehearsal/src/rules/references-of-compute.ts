import type { Reference } from './reference';

const groupMissing = { to: 'securityGroup', message: "The security group '{id}' does not exist" } as const;

/** References of load balancers, instances, databases and functions to parts of networks. */
export const computeReferences: readonly Reference[] = [
  {
    id: 'REF-030',
    title: 'The subnets of a load balancer exist in its account and Region',
    types: ['aws_lb', 'aws_alb'],
    path: 'subnets',
    to: 'subnet',
    call: 'ELBv2 CreateLoadBalancer',
    code: 'SubnetNotFound',
    message: "The subnet ID '{id}' does not exist",
  },
  {
    id: 'REF-031',
    title: 'The security groups of a load balancer exist in its account and Region',
    types: ['aws_lb', 'aws_alb'],
    path: 'security_groups',
    call: 'ELBv2 CreateLoadBalancer',
    code: 'InvalidSecurityGroup',
    ...groupMissing,
  },
  {
    id: 'REF-032',
    title: 'The VPC of a target group exists in its account and Region',
    types: ['aws_lb_target_group', 'aws_alb_target_group'],
    path: 'vpc_id',
    to: 'vpc',
    call: 'ELBv2 CreateTargetGroup',
    code: 'ValidationError',
    message: "The VPC ID '{id}' is not found",
  },
  {
    id: 'REF-033',
    title: 'The subnet of an instance, a network interface or a mount target exists in its account and Region',
    types: ['aws_instance', 'aws_network_interface', 'aws_efs_mount_target'],
    path: 'subnet_id',
    to: 'subnet',
    call: 'EC2 RunInstances',
    code: 'InvalidSubnetID.NotFound',
    message: "The subnet ID '{id}' does not exist",
  },
  {
    id: 'REF-034',
    title: 'The security groups of an instance exist in its account and Region',
    types: ['aws_instance'],
    path: 'vpc_security_group_ids',
    call: 'EC2 RunInstances',
    code: 'InvalidGroup.NotFound',
    ...groupMissing,
  },
  {
    id: 'REF-035',
    title: 'The subnets of a database exist in its account and Region',
    types: ['aws_db_subnet_group'],
    path: 'subnet_ids',
    to: 'subnet',
    call: 'RDS CreateDBSubnetGroup',
    code: 'InvalidSubnet',
    message: 'Some input subnets in :[{id}] are invalid.',
  },
  {
    id: 'REF-036',
    title: 'The subnets of a function exist in its account and Region',
    types: ['aws_lambda_function'],
    path: 'vpc_config.subnet_ids',
    to: 'subnet',
    call: 'Lambda CreateFunction',
    code: 'InvalidParameterValueException',
    message:
      "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID '{id}' does not exist",
  },
];
