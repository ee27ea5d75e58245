import { testRole } from '@landfall/testing';
import { Token } from 'cdktf';
import { type AnyProps, failureOf } from './testing/key';

describe('an encryption key fails', () => {
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
