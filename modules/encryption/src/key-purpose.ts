import type { KeyPurpose } from '@landfall/contracts';
import type { KeyUser, RoleReference } from './role-reference';

/** Service-linked roles that launch instances with encrypted volumes. Each must exist before the key names it. */
export type LaunchServiceLinkedRole = 'auto-scaling' | 'ec2-fleet' | 'ec2-spot';

/** Services that publish to encrypted topics and queues. */
export type MessagePublisher = 'aps' | 'cloudwatch' | 'events' | 'sns' | 'sqs' | 's3';

interface KeyUsers {
  /**
   * Roles that use the key, through the service of its purpose only (`kms:ViaService`). Can change.
   *
   * @default none
   */
  readonly users?: readonly KeyUser[];
}

interface ServiceKeyUsers extends KeyUsers {
  /**
   * Who may use the key through its service: the `users`, or also every principal of the account whose own policy
   * allows it.
   *
   * @default 'users'
   */
  readonly openTo?: 'users' | 'account';
}

/** Envelope encryption of Kubernetes secrets by an EKS cluster. */
export interface ClusterSecretsKey {
  readonly purpose: 'cluster-secrets';

  /** The cluster's role. Without it here, updates of the cluster fail. Source: aws/containers-roadmap#1533. */
  readonly users: readonly [KeyUser, ...KeyUser[]];

  /**
   * Roles that create clusters with this key: they need `kms:CreateGrant`.
   *
   * @default the administrators
   */
  readonly clusterCreators?: readonly [RoleReference, ...RoleReference[]];
}

/** CloudWatch log groups. Readers of logs need no access to the key. */
export interface LogsKey extends KeyUsers {
  readonly purpose: 'logs';

  /**
   * Names of the log groups that may use the key begin so: `/aws/eks/`.
   *
   * @default every log group of the account in the key's Region
   */
  readonly logGroupPrefix?: string;
}

/** EBS volumes and their snapshots. */
export interface EbsKey extends ServiceKeyUsers {
  readonly purpose: 'ebs';

  /**
   * Service-linked roles of the account that launch instances: `auto-scaling` for node groups, `ec2-fleet` and
   * `ec2-spot` for fleets and spot requests.
   *
   * @default ['auto-scaling']
   */
  readonly serviceLinkedRoles?: readonly LaunchServiceLinkedRole[];
}

/** S3 buckets. */
export interface S3Key extends ServiceKeyUsers {
  readonly purpose: 's3';

  /**
   * Whether the account's vended logs, such as VPC flow logs, are written to buckets under this key.
   *
   * @default 'refused'
   */
  readonly logDelivery?: 'allowed' | 'refused';
}

/** SNS topics and SQS queues. */
export interface MessagingKey extends ServiceKeyUsers {
  readonly purpose: 'messaging';

  /**
   * Services that publish to the topics and queues.
   *
   * @default ['cloudwatch', 'events', 'sns', 'sqs']
   */
  readonly publishers?: readonly MessagePublisher[];
}

/** ECR repositories. ECR works through grants: only who creates repositories uses the key. */
export interface EcrKey extends ServiceKeyUsers {
  readonly purpose: 'ecr';
}

/** Amazon Managed Service for Prometheus workspaces. It works through grants that whoever creates a workspace makes. */
export interface MetricsKey extends ServiceKeyUsers {
  readonly purpose: 'metrics';
}

/** What a key protects, with the options that this purpose has. Cannot change after creation: make another key. */
export type KeyPurposeProps = ClusterSecretsKey | LogsKey | EbsKey | S3Key | MessagingKey | EcrKey | MetricsKey;

/** Services through which a key's users reach it. None: they call KMS themselves. */
export const viaServices: Readonly<Record<KeyPurpose, readonly string[]>> = {
  'cluster-secrets': [],
  ebs: ['ec2'],
  logs: ['logs'],
  s3: ['s3'],
  messaging: ['sns', 'sqs'],
  ecr: ['ecr'],
  metrics: ['aps'],
};

export const purposeDescriptions: Readonly<Record<KeyPurpose, string>> = {
  'cluster-secrets': 'Encrypts Kubernetes secrets',
  ebs: 'Encrypts EBS volumes and snapshots',
  logs: 'Encrypts CloudWatch log groups',
  s3: 'Encrypts S3 objects',
  messaging: 'Encrypts SNS and SQS messages',
  ecr: 'Encrypts ECR images',
  metrics: 'Encrypts Managed Prometheus metrics',
};
