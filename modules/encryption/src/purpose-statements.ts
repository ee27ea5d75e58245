import { dnsSuffixOf, partitionOf } from '@landfall/contracts';
import type { Conditions, ResourceStatement } from '@landfall/policy';
import type {
  EbsKey,
  KeyPurposeProps,
  LaunchServiceLinkedRole,
  LogsKey,
  MessagePublisher,
  MessagingKey,
  S3Key,
} from './key-purpose';
import { viaServices } from './key-purpose';
import {
  accountStatement,
  type Actions,
  DATA_ACTIONS,
  GRANT_ACTIONS,
  type KeyPlace,
  type RoleGrant,
  roleStatements,
  theKeyItself,
  viaService,
} from './key-statements';
import { type KeyUser, type RoleReference } from './role-reference';

const FOR_AWS_RESOURCE: Conditions = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };

/** EBS, S3, SNS and SQS ask for data keys and open them; they never send data to KMS. */
const ENVELOPE_ACTIONS: Actions = ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'];

/** Statements for whoever uses a key of this purpose: its users, the account, and services. */
export function purposeStatements(
  place: KeyPlace,
  props: KeyPurposeProps,
  administrators: readonly [RoleReference, ...RoleReference[]],
): readonly ResourceStatement[] {
  switch (props.purpose) {
    case 'cluster-secrets':
      return [
        ...roleStatements(place, props.users, {
          sid: 'EncryptSecrets',
          actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'],
          conditions: {},
        }),
        ...clusterCreation(place, props.clusterCreators ?? administrators),
      ];
    case 'logs':
      return [...usage(place, props, [{ sid: 'Use', actions: DATA_ACTIONS, conditions: {} }]), logGroups(place, props)];
    case 'ebs':
      return [
        ...usage(place, props, [
          { sid: 'Use', actions: DATA_ACTIONS, conditions: {} },
          { sid: 'Grant', actions: GRANT_ACTIONS, conditions: FOR_AWS_RESOURCE },
        ]),
        ...launches(place, props),
      ];
    case 's3':
      return [
        ...usage(place, props, [{ sid: 'Use', actions: ENVELOPE_ACTIONS, conditions: {} }]),
        ...logDelivery(place, props),
      ];
    case 'messaging':
      return [
        ...usage(place, props, [{ sid: 'Use', actions: ENVELOPE_ACTIONS, conditions: {} }]),
        ...publishing(place, props),
      ];
    case 'ecr':
      // ECR makes grants for itself when a repository is created; pulls and pushes go through them.
      return usage(place, props, [
        {
          sid: 'CreateRepositories',
          actions: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant'],
          conditions: {},
        },
      ]);
    case 'metrics':
      // Source: Amazon Managed Service for Prometheus User Guide, "Encryption at rest".
      return usage(place, props, [
        {
          sid: 'CreateWorkspaces',
          actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
          conditions: {},
        },
      ]);
  }
}

/**
 * EKS makes a grant in the name of whoever creates the cluster. `kms:GrantIsForAWSResource` does not hold for that call.
 *
 * Source: Amazon EKS User Guide, "Encrypt Kubernetes secrets with KMS".
 */
function clusterCreation(place: KeyPlace, creators: readonly RoleReference[]): readonly ResourceStatement[] {
  const actions: Actions = ['kms:CreateGrant', 'kms:DescribeKey'];
  return roleStatements(place, creators, { sid: 'CreateClusters', actions, conditions: {} });
}

type Usage = Exclude<KeyPurposeProps, { readonly purpose: 'cluster-secrets' }>;

/** Users, and the account where the key is open to it, each confined to the service of the purpose. */
function usage(place: KeyPlace, props: Usage, grants: readonly RoleGrant[]): readonly ResourceStatement[] {
  const users: readonly KeyUser[] = props.users ?? [];
  const openTo = 'openTo' in props ? props.openTo : 'users';
  const services = viaServices[props.purpose].map((service) => viaService(service, place.region));
  return grants.flatMap(({ sid, actions, conditions }) => {
    const confined = { ...conditions, StringEquals: { 'kms:ViaService': services } };
    return [
      ...roleStatements(place, users, { sid, actions, conditions: confined }),
      ...(openTo === 'account'
        ? [accountStatement(place, { sid: `${sid}InAccount`, actions, conditions: confined })]
        : []),
    ];
  });
}

/** Source: Amazon CloudWatch Logs User Guide, "Encrypt log data in CloudWatch Logs using AWS KMS". */
function logGroups({ account, region }: KeyPlace, { logGroupPrefix = '' }: LogsKey): ResourceStatement {
  const partition = partitionOf(region);
  const logGroup = `arn:${partition}:logs:${region}:${account}:log-group:${logGroupPrefix}*`;
  return {
    sid: 'EncryptLogGroups',
    principals: { kind: 'service', services: [`logs.${region}.${dnsSuffixOf(partition)}`] },
    actions: DATA_ACTIONS,
    resources: theKeyItself,
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroup } },
  };
}

/** Source: Amazon EC2 Auto Scaling User Guide, "Required AWS KMS key policy for use with encrypted volumes". */
const SERVICE_LINKED_ROLES: Readonly<Record<LaunchServiceLinkedRole, string>> = {
  'auto-scaling': 'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
  'ec2-fleet': 'ec2fleet.amazonaws.com/AWSServiceRoleForEC2Fleet',
  'ec2-spot': 'spot.amazonaws.com/AWSServiceRoleForEC2Spot',
};

function launches(place: KeyPlace, { serviceLinkedRoles = ['auto-scaling'] }: EbsKey): readonly ResourceStatement[] {
  const iam = `arn:${partitionOf(place.region)}:iam::${place.account}`;
  const roles = serviceLinkedRoles.map((role) => `${iam}:role/aws-service-role/${SERVICE_LINKED_ROLES[role]}`);
  return [
    ...roleStatements(place, roles, { sid: 'Launch', actions: DATA_ACTIONS, conditions: {} }),
    ...roleStatements(place, roles, {
      sid: 'LaunchGrant',
      actions: ['kms:CreateGrant'],
      conditions: FOR_AWS_RESOURCE,
    }),
  ];
}

/** Source: Amazon VPC User Guide, "Publish flow logs to Amazon S3". */
function logDelivery(
  { account, region }: KeyPlace,
  { logDelivery: delivery = 'refused' }: S3Key,
): readonly ResourceStatement[] {
  if (delivery === 'refused') return [];
  return [
    {
      sid: 'DeliverLogs',
      principals: { kind: 'service', services: ['delivery.logs.amazonaws.com'] },
      actions: DATA_ACTIONS,
      resources: theKeyItself,
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partitionOf(region)}:logs:${region}:${account}:*` },
      },
    },
  ];
}

function publishing(
  { account }: KeyPlace,
  { publishers = ['cloudwatch', 'events', 'sns', 'sqs'] }: MessagingKey,
): readonly ResourceStatement[] {
  const actions: Actions = ['kms:Decrypt', 'kms:GenerateDataKey*'];
  const [first, ...rest] = publishers.filter((publisher) => publisher !== 'events').map(principalOf);
  const statements: ResourceStatement[] = [];
  if (first !== undefined) {
    statements.push({
      sid: 'Publish',
      principals: { kind: 'service', services: [first, ...rest] },
      actions,
      resources: theKeyItself,
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    });
  }
  if (publishers.includes('events')) {
    // EventBridge sends no source keys to KMS: with a condition every event would be lost. The topic's or queue's own
    // policy says which rules may send. Source: Amazon SNS Developer Guide, "Managing encryption keys".
    const principals = { kind: 'service', services: [principalOf('events')] } as const;
    statements.push({ sid: 'PublishEvents', principals, actions, resources: theKeyItself });
  }
  return statements;
}

function principalOf(publisher: MessagePublisher): string {
  return `${publisher}.amazonaws.com`;
}
