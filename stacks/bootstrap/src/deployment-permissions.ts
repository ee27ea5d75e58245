import {
  type Access,
  deploymentRoleName,
  type Environment,
  partition,
  prefixOf,
  roleArn,
  stateBucketName,
} from '@landfall/environment';
import type { Action, IdentityStatement } from '@landfall/policy';

type Statements = readonly [IdentityStatement, ...IdentityStatement[]];

/** Services that the layers create resources of, by IAM prefix. IAM, KMS and the state bucket are treated apart. */
const SERVICES = [
  'aps',
  'appmesh',
  'autoscaling',
  'cloudwatch',
  'ec2',
  'eks',
  'events',
  'grafana',
  'logs',
  'servicediscovery',
  'sns',
  'sqs',
  'xray',
] as const;

/** Actions by which Terraform refreshes what it manages. None reads what the resources hold: logs, metrics, traces, consoles. */
const READING: Readonly<Record<(typeof SERVICES)[number] | 'iam' | 'kms' | 's3', readonly string[]>> = {
  aps: ['Describe*', 'List*'],
  appmesh: ['Describe*', 'List*'],
  autoscaling: ['Describe*'],
  cloudwatch: ['Describe*', 'GetDashboard', 'List*'],
  ec2: ['Describe*', 'GetManagedPrefixList*', 'GetTransitGateway*'],
  eks: ['Describe*', 'List*'],
  events: ['Describe*', 'List*'],
  grafana: ['Describe*', 'List*'],
  iam: ['GetInstanceProfile', 'GetOpenIDConnectProvider', 'GetPolicy*', 'GetRole*', 'List*'],
  kms: ['Describe*', 'GetKeyPolicy', 'GetKeyRotationStatus', 'List*'],
  logs: ['Describe*', 'List*'],
  s3: [
    ...['GetAccelerateConfiguration', 'GetBucket*', 'GetEncryptionConfiguration', 'GetLifecycleConfiguration'],
    ...['GetReplicationConfiguration', 'ListBucket'],
  ],
  servicediscovery: ['Get*', 'List*'],
  sns: ['GetSubscriptionAttributes', 'GetTopicAttributes', 'List*'],
  sqs: ['GetQueueAttributes', 'GetQueueUrl', 'List*'],
  xray: ['GetEncryptionConfig', 'GetGroup*', 'GetSamplingRules', 'List*'],
};

/** What a plan needs: reading, and the lock on the state file. It reads no parameter but contracts, and no object but state. */
export function planStatements(environment: Environment): Statements {
  return [
    {
      sid: 'ReadResources',
      actions: readingActions(),
      resources: { any: 'a plan refreshes whatever the environment has, under ids that AWS chooses' },
    },
    ...contractStatements(environment, ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:ListTagsForResource']),
    {
      sid: 'DescribeParameters',
      actions: ['ssm:DescribeParameters'],
      resources: { any: 'ssm:DescribeParameters has no resource-level permission; it shows no values' },
    },
    ...stateStatements(environment, 'plan'),
  ];
}

/** What an apply needs: managing the services of the layers, and IAM and contracts under the environment's own names. */
export function applyStatements(environment: Environment): Statements {
  const [first, ...rest] = SERVICES.map((service): Action => `${service}:*`);
  return [
    {
      sid: 'ManageServices',
      actions: first ? [first, ...rest] : ['ec2:*'],
      resources: { any: 'the layers create resources of these services under ids that AWS chooses' },
      conditions: { StringEquals: { 'aws:RequestedRegion': environment.region } },
    },
    ...planStatements(environment).filter(({ sid }) => sid === 'ReadResources' || sid === 'DescribeParameters'),
    ...contractStatements(environment, ['ssm:*']),
    ...iamStatements(environment),
    ...keyStatements(environment),
    ...stateStatements(environment, 'apply'),
    protectFoundation(environment),
  ];
}

function readingActions(): readonly [Action, ...Action[]] {
  const actions = Object.entries(READING).flatMap(([service, names]) =>
    names.map((name): Action => `${service}:${name}`),
  );
  return ['sts:GetCallerIdentity', ...actions];
}

function contractStatements(environment: Environment, actions: readonly [Action, ...Action[]]): Statements {
  const { account, region, name } = environment;
  return [
    {
      sid: 'Contracts',
      actions,
      resources: [`arn:${partition(environment)}:ssm:${region}:${account}:parameter/landfall/${name}/*`],
    },
  ];
}

function iamStatements(environment: Environment): Statements {
  const own = (kind: string) =>
    `arn:${partition(environment)}:iam::${environment.account}:${kind}/${prefixOf(environment)}-*`;
  const iam = `arn:${partition(environment)}:iam::${environment.account}`;
  return [
    {
      sid: 'ManageOwnRoles',
      actions: ['iam:*'],
      resources: [own('role'), own('policy'), own('instance-profile')],
    },
    {
      sid: 'ManageClusterIssuers',
      actions: [
        'iam:CreateOpenIDConnectProvider',
        'iam:DeleteOpenIDConnectProvider',
        'iam:TagOpenIDConnectProvider',
        'iam:UntagOpenIDConnectProvider',
      ],
      resources: [`${iam}:oidc-provider/oidc.eks.${environment.region}.amazonaws.com/*`],
    },
    {
      sid: 'CreateServiceLinkedRoles',
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [`${iam}:role/aws-service-role/*`],
    },
  ];
}

/** A key's own policy decides who uses it; here is only the right to make keys and name them. */
function keyStatements(environment: Environment): Statements {
  const { account, region } = environment;
  return [
    {
      sid: 'CreateKeys',
      actions: ['kms:CreateKey', 'kms:TagResource'],
      resources: { any: 'a key has no name before it exists' },
      conditions: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    {
      sid: 'NameKeys',
      actions: ['kms:CreateAlias', 'kms:UpdateAlias', 'kms:DeleteAlias'],
      resources: [
        `arn:${partition(environment)}:kms:${region}:${account}:alias/${prefixOf(environment)}-*`,
        `arn:${partition(environment)}:kms:${region}:${account}:key/*`,
      ],
    },
  ];
}

function stateStatements(environment: Environment, access: Access): Statements {
  const bucket = `arn:${partition(environment)}:s3:::${stateBucketName(environment)}`;
  const files = `${bucket}/${environment.name}/*`;
  return [
    { sid: 'FindState', actions: ['s3:ListBucket'], resources: [bucket] },
    { sid: 'ReadState', actions: ['s3:GetObject'], resources: [files] },
    access === 'plan'
      ? { sid: 'LockState', actions: ['s3:PutObject', 's3:DeleteObject'], resources: [`${files}.tflock`] }
      : { sid: 'WriteState', actions: ['s3:PutObject', 's3:DeleteObject'], resources: [files] },
  ];
}

/** The roles cannot widen themselves: they are changed by the bootstrap layer only, which an administrator runs. */
function protectFoundation(environment: Environment): IdentityStatement {
  const accesses: readonly Access[] = ['plan', 'apply'];
  const [plan, apply] = accesses.map((access) => roleArn(environment, deploymentRoleName(environment, access)));
  return {
    sid: 'ProtectDeploymentRoles',
    effect: 'Deny',
    actions: [
      'iam:AttachRolePolicy',
      'iam:DeleteRole*',
      'iam:PutRole*',
      'iam:UpdateAssumeRolePolicy',
      'iam:UpdateRole*',
    ],
    resources: [plan ?? '', apply ?? ''],
  };
}
