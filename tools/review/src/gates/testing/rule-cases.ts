import { allowingTo, type RuleCase, trusting } from './rule-case';

const bucket = { bucket: '${aws_s3_bucket.home.id}' };

const shut = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

const ingress = { security_group_id: '${aws_security_group.home.id}', ip_protocol: 'tcp', from_port: 22, to_port: 22 };

const web = { Federated: 'arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com' };

const subject = (value: string) => ({ StringLike: { 'token.actions.githubusercontent.com:sub': value } });

const oneRole = { AWS: 'arn:aws:iam::111111111111:role/one' };

/** Cases about identity, exposure and data. */
export const ruleCases: readonly RuleCase[] = [
  {
    rule: 'LF-DESTROY-001',
    when: 'a key goes',
    type: 'aws_kms_key',
    before: { description: 'x', enable_key_rotation: true },
    fires: 'gone',
    says: 'is destroyed, and with it whatever is encrypted with it',
    quiet: { description: 'y', enable_key_rotation: true },
  },
  {
    rule: 'LF-DESTROY-002',
    when: 'a VPC gets another CIDR block',
    type: 'aws_vpc',
    before: { cidr_block: '10.1.0.0/16' },
    fires: { cidr_block: '10.2.0.0/16' },
    says: 'is replaced because of cidr_block, and loses the network of everything in it',
    quiet: { cidr_block: '10.1.0.0/16', enable_dns_hostnames: true },
  },
  {
    rule: 'LF-DESTROY-003',
    when: 'an address goes',
    type: 'aws_eip',
    before: { domain: 'vpc' },
    fires: 'gone',
    says: 'is destroyed: an address that others may have allowed is given back',
    quiet: { domain: 'vpc', tags: { Name: 'x' } },
  },
  {
    rule: 'LF-IAM-001',
    when: 'a policy of an existing role grows',
    type: 'aws_iam_role_policy',
    before: { role: 'node', policy: allowingTo('s3:GetObject', 'arn:aws:s3:::b/*') },
    fires: { role: 'node', policy: allowingTo('s3:*', 'arn:aws:s3:::b/*') },
    says: 's3:*',
    quiet: { role: 'node', policy: allowingTo('s3:GetObject', 'arn:aws:s3:::b/a/*') },
  },
  {
    rule: 'LF-IAM-003',
    when: 'a policy allows everything',
    type: 'aws_iam_policy',
    fires: { name: 'all', policy: allowingTo('*', '*') },
    says: 'allows * on every resource',
    quiet: { name: 'little', policy: allowingTo('ec2:DescribeInstances', '*') },
  },
  {
    rule: 'LF-IAM-003',
    when: 'a role becomes administrator',
    type: 'aws_iam_role_policy_attachment',
    fires: { role: 'node', policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    says: 'gives AdministratorAccess',
    quiet: { role: 'node', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
  },
  {
    rule: 'LF-IAM-004',
    when: 'a role trusts everybody',
    type: 'aws_iam_role',
    fires: { name: 'open', assume_role_policy: trusting({ AWS: '*' }) },
    says: 'can be assumed by anybody',
    quiet: {
      name: 'closed',
      assume_role_policy: trusting({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }),
    },
  },
  {
    rule: 'LF-IAM-005',
    when: 'a role trusts every repository',
    type: 'aws_iam_role',
    fires: { name: 'every', assume_role_policy: trusting(web, subject('repo:*'), 'sts:AssumeRoleWithWebIdentity') },
    says: 'can be assumed by every subject of its identity provider',
    quiet: {
      name: 'one',
      assume_role_policy: trusting(web, subject('repo:acme/x:*'), 'sts:AssumeRoleWithWebIdentity'),
    },
  },
  {
    rule: 'LF-IAM-006',
    when: 'a boundary goes',
    type: 'aws_iam_role',
    before: {
      assume_role_policy: trusting(oneRole),
      permissions_boundary: 'arn:aws:iam::111111111111:policy/most',
    },
    fires: { assume_role_policy: trusting(oneRole) },
    says: 'is no longer limited by arn:aws:iam::111111111111:policy/most',
    quiet: {
      assume_role_policy: trusting(oneRole),
      permissions_boundary: 'arn:aws:iam::111111111111:policy/least',
    },
  },
  {
    rule: 'LF-EXPOSURE-001',
    when: 'a rule lets everybody in',
    type: 'aws_vpc_security_group_ingress_rule',
    fires: { ...ingress, cidr_ipv4: '0.0.0.0/0' },
    says: 'lets in everybody on ports 22 to 22',
    quiet: { ...ingress, cidr_ipv4: '10.0.0.0/8' },
  },
  {
    rule: 'LF-EXPOSURE-001',
    when: 'a rule of the older form does, over IPv6',
    type: 'aws_security_group_rule',
    fires: {
      ...{ type: 'ingress', security_group_id: '${aws_security_group.home.id}', protocol: 'tcp' },
      ...{ from_port: 443, to_port: 443, ipv6_cidr_blocks: ['::/0'] },
    },
    says: 'lets in everybody on ports 443 to 443',
    quiet: {
      ...{ type: 'egress', security_group_id: '${aws_security_group.home.id}', protocol: 'tcp' },
      ...{ from_port: 443, to_port: 443, ipv6_cidr_blocks: ['::/0'] },
    },
  },
  {
    rule: 'LF-EXPOSURE-004',
    when: 'a load balancer is not internal',
    type: 'aws_lb',
    fires: { subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'], internal: false },
    says: 'faces the internet',
    quiet: { subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'], internal: true },
  },
  {
    rule: 'LF-EXPOSURE-005',
    when: 'a block has a gap',
    type: 'aws_s3_bucket_public_access_block',
    before: { ...bucket, ...shut },
    fires: { ...bucket, ...shut, block_public_policy: false },
    says: 'leaves off block_public_policy',
    quiet: { ...bucket, ...shut },
  },
  {
    rule: 'LF-EXPOSURE-006',
    when: 'a subnet gives public addresses',
    type: 'aws_subnet',
    fires: { vpc_id: '${aws_vpc.home.id}', cidr_block: '10.0.32.0/24', map_public_ip_on_launch: true },
    says: 'gives machines public addresses',
    quiet: { vpc_id: '${aws_vpc.home.id}', cidr_block: '10.0.33.0/24' },
  },
  {
    rule: 'LF-EXPOSURE-007',
    when: 'a bucket policy is for everybody',
    type: 'aws_s3_bucket_policy',
    fires: { ...bucket, policy: allowingTo('s3:GetObject', 'arn:aws:s3:::b/*', '*') },
    says: 'lets everybody use the resource',
    quiet: { ...bucket, policy: allowingTo('s3:GetObject', 'arn:aws:s3:::b/*', oneRole) },
  },
  {
    rule: 'LF-EXPOSURE-008',
    when: 'a database is public',
    type: 'aws_db_instance',
    fires: { instance_class: 'db.t4g.small', publicly_accessible: true },
    says: 'has a public address',
    quiet: { instance_class: 'db.t4g.small', publicly_accessible: false },
  },
  {
    rule: 'LF-ENCRYPTION-002',
    when: 'a volume is plain',
    type: 'aws_ebs_volume',
    fires: { availability_zone: 'eu-central-1a', size: 1, encrypted: false },
    says: 'is not encrypted',
    quiet: { availability_zone: 'eu-central-1a', size: 1, encrypted: true },
  },
  {
    rule: 'LF-ENCRYPTION-002',
    when: 'disks of nodes are plain',
    type: 'aws_launch_template',
    fires: { block_device_mappings: [{ device_name: '/dev/xvda', ebs: { volume_size: 50 } }] },
    says: 'are not encrypted',
    quiet: { block_device_mappings: [{ device_name: '/dev/xvda', ebs: { volume_size: 50, encrypted: 'true' } }] },
  },
  {
    rule: 'LF-ENCRYPTION-003',
    when: 'logs lose their key',
    type: 'aws_cloudwatch_log_group',
    before: { kms_key_id: '${aws_kms_key.home.arn}' },
    fires: {},
    says: 'is encrypted with a key of AWS',
    quiet: { kms_key_id: '${aws_kms_key.home.arn}', retention_in_days: 30 },
  },
  {
    rule: 'LF-ENCRYPTION-004',
    when: 'a key is not rotated',
    type: 'aws_kms_key',
    fires: {},
    says: 'is not rotated',
    quiet: { enable_key_rotation: true },
  },
  {
    rule: 'LF-PROTECTION-003',
    when: 'versioning is suspended',
    type: 'aws_s3_bucket_versioning',
    before: { ...bucket, versioning_configuration: { status: 'Enabled' } },
    fires: { ...bucket, versioning_configuration: { status: 'Suspended' } },
    says: 'keeps no old versions',
    quiet: { ...bucket, versioning_configuration: { status: 'Enabled' } },
  },
  {
    rule: 'LF-PROTECTION-004',
    when: 'logs are kept for a month',
    type: 'aws_cloudwatch_log_group',
    before: { retention_in_days: 365 },
    fires: { retention_in_days: 30 },
    says: 'keeps logs for 30 days instead of 365',
    quiet: { retention_in_days: 400 },
  },
  {
    rule: 'LF-TAGS-001',
    when: 'tags are missing',
    type: 'aws_sns_topic',
    fires: { tags: { Project: 'x' } },
    says: 'has no tag Environment',
    quiet: { tags: { Project: 'x', Environment: 'dev' } },
  },
];
