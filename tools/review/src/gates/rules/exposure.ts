import { listOf } from '../../plan/json';
import { introduced, type Rule, type RuleContext, type Side } from '../rule';
import { allowing, isForEveryone } from './identity';

const EVERYWHERE: readonly unknown[] = ['0.0.0.0/0', '::/0'];

/** Where a type keeps the policy of who may use it. */
const RESOURCE_POLICIES: Readonly<Record<string, string>> = {
  aws_backup_vault_policy: 'policy',
  aws_cloudwatch_log_resource_policy: 'policy_document',
  aws_ecr_repository_policy: 'policy',
  aws_efs_file_system_policy: 'policy',
  aws_kms_key: 'policy',
  aws_kms_key_policy: 'policy',
  aws_s3_bucket_policy: 'policy',
  aws_secretsmanager_secret_policy: 'policy',
  aws_sns_topic_policy: 'policy',
  aws_sqs_queue_policy: 'policy',
};

const PUBLIC_ACCESS_GAPS = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

export const exposureRules: readonly Rule[] = [
  {
    id: 'LF-EXPOSURE-001',
    title: 'A security group lets the whole internet in',
    severity: 'critical',
    gate: 'block',
    about: {
      rationale: 'Every address in the world can open a connection to what has the security group.',
      source: 'AWS Foundational Security Best Practices, EC2.18 and EC2.19',
      fix: 'Name the CIDR blocks, prefix lists or security groups that have to get in.',
      alsoKnownAs: ['FSBP EC2.18', 'FSBP EC2.19', 'CKV_AWS_24', 'CKV_AWS_25', 'CKV_AWS_260', 'CKV_AWS_277', 'AWS-0107'],
    },
    check: ({ type }, context) => introduced(context, (side) => openIngress(type, context, side)),
  },
  {
    id: 'LF-EXPOSURE-002',
    title: 'The Kubernetes API is open to the whole internet',
    severity: 'critical',
    gate: 'block',
    about: {
      rationale: 'Anybody can try credentials and unpatched flaws against the API server.',
      source: 'Amazon EKS User Guide, "Cluster API server endpoint"; CIS EKS 5.4.1',
      fix: 'Use a private endpoint, or list the CIDR blocks that need it.',
      alsoKnownAs: ['CIS EKS 5.4.1', 'FSBP EKS.1', 'CKV_AWS_38', 'AWS-0041'],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_cluster'
        ? undefined
        : introduced(context, (side) =>
            isPublic(context, side) && isOpenToAll(context, side)
              ? `the API of cluster ${context.label} can be reached from anywhere`
              : undefined,
          ),
  },
  {
    id: 'LF-EXPOSURE-003',
    title: 'The Kubernetes API has a public endpoint',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'A private endpoint needs a way into the VPC first; a public one only a listed address.',
      source: 'Amazon EKS User Guide, "Cluster API server endpoint"; CIS EKS 5.4.2',
      fix: 'Use a private endpoint with a VPN or a bastion.',
      alsoKnownAs: ['CIS EKS 5.4.2', 'FSBP EKS.1', 'CKV_AWS_39', 'AWS-0040'],
    },
    check: ({ type }, context) =>
      type !== 'aws_eks_cluster'
        ? undefined
        : introduced(context, (side) => {
            if (!isPublic(context, side) || isOpenToAll(context, side)) return undefined;
            const cidrs = listOf(context.value(side, 'vpc_config', 0, 'public_access_cidrs'));
            return `the API of cluster ${context.label} can be reached from ${cidrs.map(String).sort().join(', ')}`;
          }),
  },
  {
    id: 'LF-EXPOSURE-004',
    title: 'A load balancer faces the internet',
    severity: 'medium',
    gate: 'approve',
    about: {
      rationale: 'What is behind it becomes a public service.',
      source: 'Elastic Load Balancing User Guide, "Load balancer scheme"',
      fix: 'Make it internal, or confirm that the service is meant to be public.',
      alsoKnownAs: ['AWS-0053'],
    },
    check: ({ type }, context) =>
      type === 'aws_lb' || type === 'aws_elb'
        ? introduced(context, (side) =>
            context.value(side, 'internal') === true || (side === 'after' && context.isUnknown('internal'))
              ? undefined
              : `load balancer ${context.label} faces the internet`,
          )
        : undefined,
  },
  {
    id: 'LF-EXPOSURE-005',
    title: 'A bucket can be made public',
    severity: 'high',
    gate: 'block',
    about: {
      rationale: 'The block is what keeps one wrong policy or ACL from publishing every object.',
      source: 'AWS Foundational Security Best Practices, S3.1 and S3.8',
      fix: 'Keep all four settings of the public access block on.',
      alsoKnownAs: [
        'FSBP S3.1',
        'FSBP S3.8',
        'CKV_AWS_53',
        'CKV_AWS_54',
        'CKV_AWS_55',
        'CKV_AWS_56',
        'AWS-0086',
        'AWS-0087',
        'AWS-0091',
        'AWS-0093',
      ],
    },
    check: ({ type, action }, context) => {
      if (type !== 'aws_s3_bucket_public_access_block' && type !== 'aws_s3_account_public_access_block')
        return undefined;
      if (action.kind === 'delete') return `the public access block ${context.label} is removed`;
      return introduced(context, (side) => {
        const open = PUBLIC_ACCESS_GAPS.filter((gap) => context.value(side, gap) !== true);
        return open.length === 0 ? undefined : `${context.label} leaves off ${open.join(', ')}`;
      });
    },
  },
  {
    id: 'LF-EXPOSURE-006',
    title: 'Machines get public addresses',
    severity: 'high',
    gate: 'approve',
    about: {
      rationale: 'With a public address, a security group is all that is between a machine and the internet.',
      source: 'AWS Foundational Security Best Practices, EC2.15 and EC2.25; CIS EKS 5.4.3',
      fix: 'Keep nodes in private subnets and let them out through NAT or endpoints.',
      alsoKnownAs: ['CIS EKS 5.4.3', 'FSBP EC2.15', 'FSBP EC2.25', 'CKV_AWS_88', 'CKV_AWS_130', 'AWS-0164'],
    },
    check: (_, context) =>
      introduced(context, (side) =>
        [
          context.value(side, 'map_public_ip_on_launch'),
          context.value(side, 'associate_public_ip_address'),
          context.value(side, 'network_interfaces', 0, 'associate_public_ip_address'),
        ].some((given) => given === true || given === 'true')
          ? `${context.label} gives machines public addresses`
          : undefined,
      ),
  },
  {
    id: 'LF-EXPOSURE-007',
    title: 'A resource can be used by anybody',
    severity: 'critical',
    gate: 'block',
    about: {
      rationale: 'A statement for every principal without a condition is an invitation to the whole world.',
      source: 'IAM User Guide, "AWS JSON policy elements: Principal"; AWS Foundational Security Best Practices, KMS.5',
      fix: 'Name accounts, roles or services, or add a condition such as aws:PrincipalOrgID.',
      alsoKnownAs: [
        'FSBP KMS.5',
        'FSBP S3.2',
        'FSBP SNS.4',
        'FSBP SQS.3',
        'CKV_AWS_32',
        'CKV_AWS_33',
        'CKV_AWS_70',
        'CKV_AWS_283',
        'AWS-0032',
      ],
    },
    check: ({ type }, context) => {
      const attribute = Object.hasOwn(RESOURCE_POLICIES, type) ? RESOURCE_POLICIES[type] : undefined;
      if (attribute === undefined) return undefined;
      return introduced(context, (side) =>
        allowing(context.text(side, attribute)).some(isForEveryone)
          ? `${context.label} lets everybody use the resource`
          : undefined,
      );
    },
  },
  {
    id: 'LF-EXPOSURE-008',
    title: 'A database has a public address',
    severity: 'high',
    gate: 'block',
    about: {
      rationale: 'A database is reached through an application, not from the internet.',
      source: 'AWS Foundational Security Best Practices, RDS.2',
      fix: 'Set publicly_accessible to false.',
      alsoKnownAs: ['FSBP RDS.2', 'CKV_AWS_17', 'AWS-0180'],
    },
    check: (_, context) =>
      introduced(context, (side) =>
        context.value(side, 'publicly_accessible') === true ? `${context.label} has a public address` : undefined,
      ),
  },
];

function openIngress(type: string, { value, length, label }: RuleContext, side: Side): string | undefined {
  const said = (open: boolean, first: unknown, last: unknown): string | undefined => {
    if (!open) return undefined;
    const ports =
      first === null || first === undefined || first === -1
        ? 'every port'
        : `ports ${String(first)} to ${String(last)}`;
    return `${label} lets in everybody on ${ports}`;
  };
  const blocks = (...path: readonly (string | number)[]): boolean =>
    ['cidr_blocks', 'ipv6_cidr_blocks'].some((each) =>
      listOf(value(side, ...path, each)).some((cidr) => EVERYWHERE.includes(cidr)),
    );
  switch (type) {
    case 'aws_vpc_security_group_ingress_rule': {
      const open = ['cidr_ipv4', 'cidr_ipv6'].some((each) => EVERYWHERE.includes(value(side, each)));
      return said(open, value(side, 'from_port'), value(side, 'to_port'));
    }
    case 'aws_security_group_rule':
      return value(side, 'type') === 'ingress'
        ? said(blocks(), value(side, 'from_port'), value(side, 'to_port'))
        : undefined;
    case 'aws_security_group':
    case 'aws_default_security_group': {
      const index = Array.from({ length: length(side, 'ingress') }, (_, at) => at).findIndex((at) =>
        blocks('ingress', at),
      );
      return said(index >= 0, value(side, 'ingress', index, 'from_port'), value(side, 'ingress', index, 'to_port'));
    }
    default:
      return undefined;
  }
}

function isPublic({ value }: RuleContext, side: Side): boolean {
  // Absent, EKS makes the endpoint public.
  return value(side, 'vpc_config', 0, 'endpoint_public_access') !== false;
}

function isOpenToAll({ value, isUnknown }: RuleContext, side: Side): boolean {
  if (side === 'after' && isUnknown('vpc_config', 0, 'public_access_cidrs')) return true;
  const cidrs = listOf(value(side, 'vpc_config', 0, 'public_access_cidrs'));
  return cidrs.length === 0 || cidrs.some((cidr) => EVERYWHERE.includes(cidr));
}
