import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { EnvironmentInput } from '@landfall/environment';
import { synthStack, testEnvironment } from '@landfall/stack-testing';
import { type Block, document } from '@landfall/testing';
import { BootstrapStack } from './bootstrap-stack';

const bootstrap = (fields: Partial<EnvironmentInput> = {}) =>
  synthStack(testEnvironment(fields), [], (app, environment) => new BootstrapStack(app, environment));

const statements = (policy: unknown): readonly Block[] => document(policy)['Statement'] as readonly Block[];
const statement = (policy: unknown, sid: string): Block | undefined =>
  statements(policy).find((candidate) => candidate['Sid'] === sid);

it('keeps state in a bucket that is named after the environment and never emptied', () => {
  expect(bootstrap().only(S3Bucket)).toMatchObject({ bucket: 'acme-test-tfstate-111111111111', force_destroy: false });
});

it('encrypts state with its own key, keeps versions, blocks the public and refuses plain HTTP', () => {
  const stack = bootstrap();
  expect(stack.only(S3BucketServerSideEncryptionConfigurationA)['rule']).toMatchObject([
    {
      bucket_key_enabled: true,
      apply_server_side_encryption_by_default: {
        sse_algorithm: 'aws:kms',
        kms_master_key_id: stack.ref(KmsKey, 'state-key/key', 'arn'),
      },
    },
  ]);
  expect(stack.only(S3BucketVersioningA)['versioning_configuration']).toEqual({ status: 'Enabled' });
  expect(stack.only(S3BucketPublicAccessBlock)).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(statement(stack.only(S3BucketPolicy)['policy'], 'DenyWithoutTls')).toMatchObject({
    Effect: 'Deny',
    Principal: '*',
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  });
});

it('lets the plan role read what there is, and nothing of what it holds', () => {
  const policy = bootstrap().at(IamRolePolicy, 'deployment/plan-permissions')['policy'];
  const actions = statement(policy, 'ReadResources')?.['Action'] as readonly string[];
  const allows = (action: string): boolean =>
    actions.some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(action));
  expect(['ec2:DescribeVpcs', 'iam:GetRole', 'kms:GetKeyPolicy', 's3:GetBucketPolicy'].filter(allows)).toHaveLength(4);
  const holdings = [
    ...[
      'logs:GetLogEvents',
      'cloudwatch:GetMetricData',
      'xray:GetTraceSummaries',
      'aps:GetSeries',
      'sqs:ReceiveMessage',
    ],
    ...['ec2:GetConsoleOutput', 'ec2:GetPasswordData', 's3:GetObject', 'kms:Decrypt', 'iam:GetCredentialReport'],
  ];
  expect(holdings.filter(allows)).toEqual([]);
});

it('lets pull requests and main assume the plan role, and only approved runs the apply role', () => {
  const stack = bootstrap();
  const subjects = (role: string): unknown => {
    const trust = statement(stack.at(IamRole, `deployment/${role}`)['assume_role_policy'], 'GitHubActions');
    const conditions = trust?.['Condition'] as Record<string, Record<string, unknown>>;
    expect(conditions['StringEquals']?.['token.actions.githubusercontent.com:aud']).toBe('sts.amazonaws.com');
    return conditions['StringEquals']?.['token.actions.githubusercontent.com:sub'];
  };
  expect(subjects('plan')).toEqual([
    'repo:acme/landing-zone:pull_request',
    'repo:acme/landing-zone:ref:refs/heads/main',
  ]);
  expect(subjects('apply')).toEqual(['repo:acme/landing-zone:environment:test']);
});

it('lets operators assume both roles, and nobody else of the account', () => {
  const stack = bootstrap({ operators: { platform: 'arn:aws:iam::111111111111:role/platform' } });
  for (const role of ['plan', 'apply']) {
    const trust = statement(stack.at(IamRole, `deployment/${role}`)['assume_role_policy'], 'Operators');
    expect(trust?.['Condition']).toEqual({
      ArnEquals: {
        'aws:PrincipalArn': [
          `arn:aws:iam::111111111111:role/acme-test-${role}`,
          'arn:aws:iam::111111111111:role/platform',
        ],
      },
    });
  }
});

it('gives the plan role nothing that writes, but the lock of the state file', () => {
  const policy = bootstrap().at(IamRolePolicy, 'deployment/plan-permissions')['policy'];
  const actions = statements(policy).flatMap((candidate) => [candidate['Action']].flat() as readonly string[]);
  const writing = actions.filter((action) => !/:(Describe|Get|List)/.test(action));
  expect(writing).toEqual(['s3:PutObject', 's3:DeleteObject']);
  expect(statement(policy, 'LockState')?.['Resource']).toBe(
    'arn:aws:s3:::acme-test-tfstate-111111111111/test/*.tflock',
  );
});

it('lets the apply role manage roles of the environment only, and never itself', () => {
  const policy = bootstrap().at(IamRolePolicy, 'deployment/apply-permissions')['policy'];
  expect(statement(policy, 'ManageOwnRoles')?.['Resource']).toEqual([
    'arn:aws:iam::111111111111:role/acme-test-*',
    'arn:aws:iam::111111111111:policy/acme-test-*',
    'arn:aws:iam::111111111111:instance-profile/acme-test-*',
  ]);
  expect(statement(policy, 'ProtectDeploymentRoles')).toMatchObject({
    Effect: 'Deny',
    Resource: ['arn:aws:iam::111111111111:role/acme-test-plan', 'arn:aws:iam::111111111111:role/acme-test-apply'],
  });
  expect(statement(policy, 'ManageServices')?.['Condition']).toEqual({
    StringEquals: { 'aws:RequestedRegion': 'eu-west-1' },
  });
});

it('runs with the credentials of its caller, since it makes the roles that others assume', () => {
  const provider = (bootstrap().json['provider'] as Record<string, readonly Block[]>)['aws']?.[0];
  expect(provider).not.toHaveProperty('assume_role');
  expect(provider).toMatchObject({ allowed_account_ids: ['111111111111'] });
});

it('leaves a service-linked role alone that the account has already', () => {
  expect(bootstrap({ serviceLinkedRoles: 'existing' }).all(IamServiceLinkedRole)).toEqual({});
  expect(bootstrap().only(IamServiceLinkedRole)['aws_service_name']).toBe('autoscaling.amazonaws.com');
});
