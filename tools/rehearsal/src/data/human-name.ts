const brands: Readonly<Record<string, string>> = {
  acm: 'ACM',
  cloudwatch: 'CloudWatch',
  ec2: 'EC2',
  ecr: 'ECR',
  efs: 'EFS',
  eks: 'EKS',
  iam: 'IAM',
  kms: 'KMS',
  lb: 'ELBv2 Load Balancer',
  ram: 'RAM',
  route53: 'Route 53',
  s3: 'S3',
  secretsmanager: 'Secrets Manager',
  sns: 'SNS',
  sqs: 'SQS',
  ssm: 'SSM',
  vpc: 'VPC',
  nat: 'NAT',
  acl: 'ACL',
  eip: 'EIP',
};

/** Types of EC2, which do not carry its name. */
const ofEc2 =
  /^(?:vpc|subnet|security_group|route(?:$|_)|network|internet_gateway|egress_only|nat_gateway|eip|launch_template|instance|ami|ebs|customer_gateway|vpn|default_|main_route|flow_log|key_pair|placement_group)/;

/** The name of a type in messages of the provider: `EKS Cluster`, `EC2 Security Group`. */
export function humanName(type: string): string {
  const kind = type.replace(/^aws_/, '');
  const words = kind.split('_').map((word) => brands[word] ?? word.charAt(0).toUpperCase() + word.slice(1));
  if (type === 'aws_route53_zone') return 'Route 53 Hosted Zone';
  return ofEc2.test(kind) ? ['EC2', ...words].join(' ') : words.join(' ');
}

/** Whether the provider looks objects of a type up with filters, as EC2 does. */
export function isOfEc2(type: string): boolean {
  return type === 'aws_route53_zone' || ofEc2.test(type.replace(/^aws_/, ''));
}
