import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { KmsReplicaKey } from '@cdktf/provider-aws/lib/kms-replica-key';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { accountId, LandfallError } from '@landfall/contracts';
import { DefaultTokenResolver, StringConcat, type TerraformStack, Token, Tokenization } from 'cdktf';
import { document, synth, type Synthesized, testRole } from '@landfall/testing';
import { EncryptionKey, type EncryptionKeyProps, keyAliasArn, keyAliasName } from './index';

const minimal = {
  name: 'test/ecr',
  account: accountId('111111111111', 'test'),
  region: 'eu-west-1',
  administrators: [testRole('admin')],
  purpose: 'ecr',
} as const satisfies EncryptionKeyProps;

const administrator = 'arn:aws:iam::111111111111:role/admin';

/** Props that a compiler may not have seen, as they come from an environment file. */
type AnyProps = Readonly<Record<string, unknown>>;

function keyWith(props: AnyProps): Synthesized {
  return synth((stack) => keyIn(stack, props));
}

function keyIn(stack: TerraformStack, props: AnyProps): EncryptionKey {
  new AwsProvider(stack, 'provider');
  return new EncryptionKey(stack, 'key', { ...minimal, ...props } as EncryptionKeyProps);
}

function failureOf(props: AnyProps): string {
  try {
    keyWith(props);
  } catch (error) {
    if (error instanceof LandfallError) return error.message;
    throw error;
  }
  return 'no failure';
}

function resolved(stack: TerraformStack, value: unknown): unknown {
  return Tokenization.resolve(value, {
    scope: stack,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}

function statement(policy: unknown, sid: string): unknown {
  const statements = document(policy)['Statement'];
  return Array.isArray(statements) ? statements.find((candidate) => candidate['Sid'] === sid) : undefined;
}

describe('an encryption key', () => {
  test('rotates every year and waits 30 days before deletion by default', () => {
    expect(keyWith({}).only(KmsKey)).toMatchObject({
      enable_key_rotation: true,
      rotation_period_in_days: 365,
      deletion_window_in_days: 30,
      multi_region: false,
      description: 'Encrypts ECR images',
      tags: { Name: 'test/ecr' },
    });
  });

  test('never skips the check that somebody can still change its policy', () => {
    expect(keyWith({}).only(KmsKey)).not.toHaveProperty('bypass_policy_lockout_safety_check');
  });

  test('takes its rotation period, deletion window and description from the props', () => {
    const key = keyWith({ rotationPeriodDays: 90, deletionWindowDays: 7, description: 'Images of the shop' });
    expect(key.only(KmsKey)).toMatchObject({
      rotation_period_in_days: 90,
      deletion_window_in_days: 7,
      description: 'Images of the shop',
    });
  });

  test.each([
    [{ purpose: 'cluster-secrets', users: [testRole()] }, 'Encrypts Kubernetes secrets'],
    [{ purpose: 'ebs' }, 'Encrypts EBS volumes and snapshots'],
    [{ purpose: 'logs' }, 'Encrypts CloudWatch log groups'],
    [{ purpose: 's3' }, 'Encrypts S3 objects'],
    [{ purpose: 'messaging' }, 'Encrypts SNS and SQS messages'],
  ])('for %o says what it is for', (props, description) => {
    expect(keyWith(props).at(KmsKey, 'key/key')).toMatchObject({ description });
  });

  test('has an alias that points at it', () => {
    const key = keyWith({});
    expect(key.at(KmsAlias, 'key/alias')).toMatchObject({
      name: 'alias/test/ecr',
      target_key_id: expect.stringMatching(/^\$\{aws_kms_key\.\w+\.key_id\}$/),
    });
    expect(key.only(KmsAlias)).not.toHaveProperty('region');
  });

  test('exposes its alias as known values and its ARN as a reference', () => {
    synth((stack) => {
      const key = keyIn(stack, {});
      expect(key.aliasName).toBe('alias/test/ecr');
      expect(key.aliasArn).toBe('arn:aws:kms:eu-west-1:111111111111:alias/test/ecr');
      expect(resolved(stack, key.keyArn)).toMatch(/^\$\{aws_kms_key\..*\.arn\}$/);
      expect(resolved(stack, key.keyId)).toMatch(/^\$\{aws_kms_key\..*\.key_id\}$/);
      expect(key.replicas).toEqual({});
    });
  });

  test('computes aliases in the partition of the Region', () => {
    expect(keyAliasName('a')).toBe('alias/a');
    expect(keyAliasArn({ name: 'a', account: minimal.account, region: 'cn-north-1' })).toBe(
      'arn:aws-cn:kms:cn-north-1:111111111111:alias/a',
    );
  });
});

describe('administration', () => {
  test('lets IAM policies of the account set up and repair the key, and nothing more', () => {
    expect(statement(keyWith({}).only(KmsKey)['policy'], 'MaintainThroughIam')).toEqual({
      Sid: 'MaintainThroughIam',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111111111111:root' },
      Action: [
        'kms:DescribeKey',
        'kms:GetKeyPolicy',
        'kms:GetKeyRotationStatus',
        'kms:ListGrants',
        'kms:ListKeyPolicies',
        'kms:ListKeyRotations',
        'kms:ListResourceTags',
        'kms:CancelKeyDeletion',
        'kms:CreateAlias',
        'kms:EnableKey',
        'kms:EnableKeyRotation',
        'kms:PutKeyPolicy',
        'kms:RotateKeyOnDemand',
        'kms:TagResource',
        'kms:UntagResource',
        'kms:UpdateAlias',
        'kms:UpdateKeyDescription',
      ],
      Resource: '*',
    });
  });

  test('lets administrators manage the key without using it', () => {
    const policy = keyWith({}).only(KmsKey)['policy'];
    expect(statement(policy, 'Administer')).toMatchObject({
      Principal: { AWS: administrator },
      Action: expect.arrayContaining([
        'kms:PutKeyPolicy',
        'kms:DeleteAlias',
        'kms:DisableKey',
        'kms:RevokeGrant',
        'kms:ScheduleKeyDeletion',
      ]),
    });
    expect(JSON.stringify(statement(policy, 'Administer'))).not.toMatch(/crypt|DataKey|CreateGrant|ReplicateKey|\*"\]/);
  });

  test('accepts role ARNs beside roles', () => {
    const arn = 'arn:aws:iam::222222222222:role/team/deploy';
    const policy = keyWith({ administrators: [testRole('admin'), arn] }).only(KmsKey)['policy'];
    expect(statement(policy, 'Administer')).toMatchObject({ Principal: { AWS: [administrator, arn] } });
  });

  test.each([
    { purpose: 'cluster-secrets', users: [testRole('cluster')] },
    { purpose: 'ebs', openTo: 'account' },
    { purpose: 'logs' },
    { purpose: 's3', openTo: 'account' },
    { purpose: 'messaging', openTo: 'account' },
    { purpose: 'ecr', openTo: 'account' },
  ] as const)('grants no wildcard action and no wildcard principal for $purpose', (props) => {
    const policy = String(keyWith(props).only(KmsKey)['policy']);
    expect(policy).not.toMatch(/"kms:\*"|"Principal":"\*"|"AWS":"\*"/);
  });
});

describe('a multi-Region key', () => {
  const primary = { multiRegion: { kind: 'primary', replicaRegions: ['eu-central-1', 'eu-north-1'] } } as const;

  test('has a replica with an alias in each Region', () => {
    const key = keyWith({ ...primary, purpose: 'ebs', deletionWindowDays: 14 });
    expect(key.only(KmsKey)).toMatchObject({ multi_region: true });
    expect(key.at(KmsReplicaKey, 'key/replicas/eu-central-1/key')).toMatchObject({
      region: 'eu-central-1',
      primary_key_arn: expect.stringMatching(/^\$\{aws_kms_key\.\w+\.arn\}$/),
      deletion_window_in_days: 14,
      description: 'Encrypts EBS volumes and snapshots',
      tags: { Name: 'test/ecr' },
    });
    expect(key.at(KmsAlias, 'key/replicas/eu-north-1/alias')).toMatchObject({
      region: 'eu-north-1',
      name: 'alias/test/ecr',
      target_key_id: expect.stringMatching(/^\$\{aws_kms_replica_key\.key_replicas_eu-north-1_\w+\.key_id\}$/),
    });
  });

  test('writes the policy of a replica for the Region of the replica', () => {
    const key = keyWith({ ...primary, purpose: 'logs' });
    const policy = String(key.at(KmsReplicaKey, 'key/replicas/eu-central-1/key')['policy']);
    expect(policy).toContain('"logs.eu-central-1.amazonaws.com"');
    expect(policy).not.toContain('eu-west-1');
  });

  test('lets administrators replicate into the named Regions only', () => {
    expect(statement(keyWith(primary).only(KmsKey)['policy'], 'Replicate')).toMatchObject({
      Principal: { AWS: administrator },
      Action: 'kms:ReplicateKey',
      Condition: { StringEquals: { 'kms:ReplicaRegion': ['eu-central-1', 'eu-north-1'] } },
    });
    expect(statement(keyWith({}).only(KmsKey)['policy'], 'Replicate')).toBeUndefined();
  });

  test('exposes its replicas by Region', () => {
    synth((stack) => {
      const key = keyIn(stack, primary);
      expect(Object.keys(key.replicas)).toEqual(['eu-central-1', 'eu-north-1']);
      const replica = key.replicas['eu-north-1'];
      expect(replica?.aliasArn).toBe('arn:aws:kms:eu-north-1:111111111111:alias/test/ecr');
      expect(resolved(stack, replica?.keyArn)).toMatch(/^\$\{aws_kms_replica_key\..*\.arn\}$/);
      expect(resolved(stack, replica?.keyId)).toMatch(/^\$\{aws_kms_replica_key\..*\.key_id\}$/);
    });
  });
});

describe('fails', () => {
  test.each<[string, AnyProps, string]>([
    [
      'without administrators',
      { administrators: [] },
      'KEY_NO_ADMINISTRATORS at test/key: a key needs an administrator, or nobody can change it; name a role',
    ],
    [
      'when the deletion window is too short',
      { deletionWindowDays: 6 },
      'KEY_DELETION_WINDOW at test/key: KMS waits 7 to 30 whole days before it deletes a key, got 6; change deletionWindowDays',
    ],
    [
      'when the deletion window is too long',
      { deletionWindowDays: 31 },
      'KEY_DELETION_WINDOW at test/key: KMS waits 7 to 30 whole days before it deletes a key, got 31; change deletionWindowDays',
    ],
    [
      'when the deletion window is no whole number',
      { deletionWindowDays: 7.5 },
      'KEY_DELETION_WINDOW at test/key: KMS waits 7 to 30 whole days before it deletes a key, got 7.5; change deletionWindowDays',
    ],
    [
      'when it would rotate too often',
      { rotationPeriodDays: 89 },
      'KEY_ROTATION_PERIOD at test/key: KMS rotates a key every 90 to 2560 whole days, got 89; change rotationPeriodDays',
    ],
    [
      'when it would rotate too rarely',
      { rotationPeriodDays: 2561 },
      'KEY_ROTATION_PERIOD at test/key: KMS rotates a key every 90 to 2560 whole days, got 2561; change rotationPeriodDays',
    ],
    [
      'when the name has other characters',
      { name: 'my key' },
      "KEY_NAME_INVALID at test/key: a key's name has letters, digits and / _ -, got 'my key'",
    ],
    [
      'when the name belongs to AWS',
      { name: 'aws/ebs' },
      "KEY_NAME_RESERVED at test/key: names that begin with aws/ belong to AWS, got 'aws/ebs'; begin with another word",
    ],
    [
      'when the alias is too long',
      { name: 'x'.repeat(251) },
      `KEY_NAME_TOO_LONG at test/key: an alias has at most 256 characters, 'alias/${'x'.repeat(251)}' has 257; shorten the name`,
    ],
    [
      'when the description is too long',
      { description: 'x'.repeat(8193) },
      'KEY_DESCRIPTION_TOO_LONG at test/key: a description has at most 8192 characters, got 8193; shorten it',
    ],
    [
      'when an administrator is a session',
      { administrators: ['arn:aws:sts::111111111111:assumed-role/admin/me'] },
      "KEY_ROLE_INVALID at test/key: administrators takes IAM roles, got 'arn:aws:sts::111111111111:assumed-role/admin/me'; give a role ARN like arn:aws:iam::123456789012:role/name, not that of a session, a user or an account",
    ],
    [
      'when a user is everybody',
      { users: ['*'] },
      "KEY_ROLE_INVALID at test/key: users takes IAM roles, got '*'; give a role ARN like arn:aws:iam::123456789012:role/name, not that of a session, a user or an account",
    ],
    [
      'when a later role is a pattern',
      { users: [{ laterRoleArn: 'arn:aws:iam::111111111111:role/*' }] },
      "KEY_ROLE_INVALID at test/key: users takes IAM roles, got 'arn:aws:iam::111111111111:role/*'; give a role ARN like arn:aws:iam::123456789012:role/name, not that of a session, a user or an account",
    ],
    [
      'when a cluster creator is a user',
      {
        purpose: 'cluster-secrets',
        users: [testRole()],
        clusterCreators: ['arn:aws:iam::111111111111:user/me'],
      },
      "KEY_ROLE_INVALID at test/key: clusterCreators takes IAM roles, got 'arn:aws:iam::111111111111:user/me'; give a role ARN like arn:aws:iam::123456789012:role/name, not that of a session, a user or an account",
    ],
    [
      'when a key for cluster secrets has no users',
      { purpose: 'cluster-secrets', users: [] },
      "KEY_NO_USERS at test/key: a key for cluster secrets needs the cluster's role among its users; name it",
    ],
    [
      'when a log group prefix has other characters',
      { purpose: 'logs', logGroupPrefix: '/aws/*' },
      "KEY_LOG_GROUP_PREFIX_INVALID at test/key: a log group name has letters, digits and _ / . # -, got '/aws/*'; give its beginning",
    ],
    [
      'when a replica lives where the key does',
      { multiRegion: { kind: 'primary', replicaRegions: ['eu-west-1'] } },
      'KEY_REPLICA_REGION at test/key: a replica lives in another Region than its primary, got eu-west-1 for both; remove it from replicaRegions',
    ],
    [
      'when a Region has two replicas',
      { multiRegion: { kind: 'primary', replicaRegions: ['eu-north-1', 'eu-north-1'] } },
      'KEY_REPLICA_TWICE at test/key: a Region has one replica of a key, eu-north-1 stands twice; remove one',
    ],
    [
      'when a replica is in another partition',
      { multiRegion: { kind: 'primary', replicaRegions: ['cn-north-1'] } },
      'KEY_REPLICA_PARTITION at test/key: a replica stays in the partition of its primary: cn-north-1 is in aws-cn, eu-west-1 in aws; remove it',
    ],
    [
      'when a primary key has no replica Region',
      { multiRegion: { kind: 'primary', replicaRegions: [] } },
      "KEY_NO_REPLICAS at test/key: a primary key needs a replica Region; name one, or write { kind: 'single' }",
    ],
  ])('%s', (_title, props, message) => {
    expect(failureOf(props)).toBe(message);
  });

  test('with every problem at once', () => {
    expect(failureOf({ name: 'aws/x', deletionWindowDays: 1 }).split('\n')).toHaveLength(2);
  });

  test('not for a name as long as an alias can be', () => {
    expect(failureOf({ name: 'x'.repeat(250), description: 'x'.repeat(8192) })).toBe('no failure');
  });

  test('not for a role whose ARN is known after apply only', () => {
    expect(failureOf({ users: [Token.asString({ resolve: () => '${aws_iam_role.node.arn}' })] })).toBe('no failure');
  });
});
