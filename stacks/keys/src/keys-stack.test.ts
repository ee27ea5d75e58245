import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { EnvironmentInput } from '@landfall/environment';
import { synthStack, testEnvironment } from '@landfall/stack-testing';
import { KeysStack } from './keys-stack';

const keys = (fields: Partial<EnvironmentInput> = {}) =>
  synthStack(testEnvironment(fields), [], (app, environment) => new KeysStack(app, environment));

it('makes one key for each purpose, and publishes them', () => {
  const stack = keys();
  expect(Object.keys(stack.all(KmsKey))).toHaveLength(7);
  const parameter = stack.only(SsmParameter);
  expect(parameter['name']).toBe('/landfall/test/keys/keys');
  for (const purpose of ['cluster-secrets', 'ebs', 'logs', 's3', 'messaging', 'ecr', 'metrics']) {
    expect(parameter['insecure_value']).toContain(`"${purpose}" = aws_kms_key.`);
  }
});

it('lets the role of each cluster use the secrets key before that role exists', () => {
  const policy = String(keys().at(KmsKey, 'cluster-secrets/key')['policy']);
  expect(policy).toContain(
    '"ArnEquals":{"aws:PrincipalArn":["arn:aws:iam::111111111111:role/acme-test-blue-cluster"]}',
  );
});

it('makes the log group of each control plane, encrypted, with the retention of the environment', () => {
  const group = keys({ observability: { logRetentionDays: 365 } }).only(CloudwatchLogGroup);
  expect(group).toMatchObject({
    name: '/aws/eks/acme-test-blue/cluster',
    retention_in_days: 365,
    kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\.logs_/),
  });
});

it('deletes keys after the days that the environment says', () => {
  const windows = Object.values(keys({ keyDeletionWindowDays: 7 }).all(KmsKey)).map(
    (key) => key['deletion_window_in_days'],
  );
  expect(new Set(windows)).toEqual(new Set([7]));
});
