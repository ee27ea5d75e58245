import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { KmsReplicaKey } from '@cdktf/provider-aws/lib/kms-replica-key';
import { synth, testRole } from '@landfall/testing';
import { keyAliasArn, keyAliasName } from './index';
import { administrator, keyIn, keyWith, minimal, resolved, statement } from './testing/key';

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
