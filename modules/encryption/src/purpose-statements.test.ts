import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { accountId, type Region } from '@landfall/contracts';
import { document, synth, testRole } from '@landfall/testing';
import { EncryptionKey, type KeyPurposeProps } from './index';

const user = 'arn:aws:iam::111111111111:role/user';
const data = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];
const envelope = ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*'];
const root = 'arn:aws:iam::111111111111:root';

/** Statements of a key's policy by id, without those about administration. */
function policyFor(purpose: KeyPurposeProps, region: Region = 'eu-west-1'): Record<string, unknown> {
  const account = accountId('111111111111', 'test');
  const administrators = [testRole('admin')] as const;
  const synthesized = synth((stack) => {
    new AwsProvider(stack, 'provider');
    new EncryptionKey(stack, 'key', { name: 'k', account, region, administrators, ...purpose });
  });
  const statements = document(synthesized.only(KmsKey)['policy'])['Statement'];
  if (!Array.isArray(statements)) throw new Error('expected statements');
  const entries = statements.map(({ Sid, Effect, Resource, ...rest }) => {
    expect({ Effect, Resource }).toEqual({ Effect: 'Allow', Resource: '*' });
    return [Sid, rest] as const;
  });
  return Object.fromEntries(entries.filter(([sid]) => sid !== 'MaintainThroughIam' && sid !== 'Administer'));
}

describe('a key for cluster secrets', () => {
  const cluster = { purpose: 'cluster-secrets', users: [testRole('cluster')] } as const;

  test("lets the cluster's role encrypt, and administrators create clusters", () => {
    expect(policyFor(cluster)).toEqual({
      EncryptSecrets: {
        Principal: { AWS: 'arn:aws:iam::111111111111:role/cluster' },
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'],
      },
      CreateClusters: {
        Principal: { AWS: 'arn:aws:iam::111111111111:role/admin' },
        Action: ['kms:CreateGrant', 'kms:DescribeKey'],
      },
    });
  });

  test('lets the named cluster creators create clusters instead', () => {
    expect(policyFor({ ...cluster, clusterCreators: [testRole('apply')] })['CreateClusters']).toMatchObject({
      Principal: { AWS: 'arn:aws:iam::111111111111:role/apply' },
    });
  });

  test('admits a role that does not exist yet by its ARN, through the account', () => {
    expect(policyFor({ purpose: 'cluster-secrets', users: [{ laterRoleArn: user }] })).toEqual({
      EncryptSecretsLater: {
        Principal: { AWS: root },
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ListGrants'],
        Condition: { ArnEquals: { 'aws:PrincipalArn': [user] } },
      },
      CreateClusters: expect.anything(),
    });
  });

  test('admits later roles of another account through that account', () => {
    const other = 'arn:aws:iam::222222222222:role/other';
    const policy = policyFor({ ...cluster, users: [{ laterRoleArn: user }, { laterRoleArn: other }] });
    expect(policy['EncryptSecretsLater']).toMatchObject({
      Principal: { AWS: [root, 'arn:aws:iam::222222222222:root'] },
      Condition: { ArnEquals: { 'aws:PrincipalArn': [user, other] } },
    });
  });
});

describe('a key for logs', () => {
  test('serves every log group of the account and nobody else by default', () => {
    expect(policyFor({ purpose: 'logs' })).toEqual({
      EncryptLogGroups: {
        Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
        Action: data,
        Condition: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-west-1:111111111111:log-group:*' },
        },
      },
    });
  });

  test('serves only log groups with the prefix', () => {
    expect(policyFor({ purpose: 'logs', logGroupPrefix: '/aws/eks/' })['EncryptLogGroups']).toMatchObject({
      Condition: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/eks/*' },
      },
    });
  });

  test('names the service of the China partition', () => {
    expect(policyFor({ purpose: 'logs' }, 'cn-north-1')['EncryptLogGroups']).toMatchObject({
      Principal: { Service: 'logs.cn-north-1.amazonaws.com.cn' },
      Condition: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws-cn:logs:cn-north-1:111111111111:log-group:*' },
      },
    });
  });

  test('lets users reach it through CloudWatch Logs only', () => {
    expect(policyFor({ purpose: 'logs', users: [user] })['Use']).toEqual({
      Principal: { AWS: user },
      Action: data,
      Condition: { StringEquals: { 'kms:ViaService': ['logs.eu-west-1.amazonaws.com'] } },
    });
  });
});

describe('a key for EBS', () => {
  const scaling =
    'arn:aws:iam::111111111111:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling';

  test('lets EC2 Auto Scaling launch instances by default', () => {
    expect(policyFor({ purpose: 'ebs' })).toEqual({
      Launch: { Principal: { AWS: scaling }, Action: data },
      LaunchGrant: {
        Principal: { AWS: scaling },
        Action: 'kms:CreateGrant',
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    });
  });

  test('names other service-linked roles where asked to', () => {
    const iam = 'arn:aws:iam::111111111111:role/aws-service-role';
    const policy = policyFor({ purpose: 'ebs', serviceLinkedRoles: ['ec2-fleet', 'ec2-spot'] });
    expect(policy['Launch']).toMatchObject({
      Principal: {
        AWS: [
          `${iam}/ec2fleet.amazonaws.com/AWSServiceRoleForEC2Fleet`,
          `${iam}/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
        ],
      },
    });
    expect(policyFor({ purpose: 'ebs', serviceLinkedRoles: [] })).toEqual({});
  });

  test('lets users reach it through EC2 only, and make grants for AWS resources only', () => {
    const policy = policyFor({ purpose: 'ebs', users: [user], serviceLinkedRoles: [] });
    expect(policy).toEqual({
      Use: {
        Principal: { AWS: user },
        Action: data,
        Condition: { StringEquals: { 'kms:ViaService': ['ec2.eu-west-1.amazonaws.com'] } },
      },
      Grant: {
        Principal: { AWS: user },
        Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
        Condition: {
          Bool: { 'kms:GrantIsForAWSResource': 'true' },
          StringEquals: { 'kms:ViaService': ['ec2.eu-west-1.amazonaws.com'] },
        },
      },
    });
  });

  test('opens to callers of the account, and no other, where asked to', () => {
    const policy = policyFor({ purpose: 'ebs', openTo: 'account', serviceLinkedRoles: [] });
    const StringEquals = { 'kms:ViaService': ['ec2.eu-west-1.amazonaws.com'], 'kms:CallerAccount': '111111111111' };
    expect(policy).toEqual({
      UseInAccount: { Principal: { AWS: root }, Action: data, Condition: { StringEquals } },
      GrantInAccount: {
        Principal: { AWS: root },
        Action: ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'],
        Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' }, StringEquals },
      },
    });
  });

  test('keeps the service condition for roles that come later', () => {
    expect(policyFor({ purpose: 'ebs', users: [{ laterRoleArn: user }] })['GrantLater']).toMatchObject({
      Condition: {
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
        StringEquals: { 'kms:ViaService': ['ec2.eu-west-1.amazonaws.com'] },
        ArnEquals: { 'aws:PrincipalArn': [user] },
      },
    });
  });
});

describe('a key for S3', () => {
  test('is used by nobody by default', () => {
    expect(policyFor({ purpose: 's3' })).toEqual({});
  });

  test('lets users reach it through S3 only', () => {
    expect(policyFor({ purpose: 's3', users: [user] })).toEqual({
      Use: {
        Principal: { AWS: user },
        Action: envelope,
        Condition: { StringEquals: { 'kms:ViaService': ['s3.eu-west-1.amazonaws.com'] } },
      },
    });
  });

  test("lets the account's vended logs in where allowed", () => {
    expect(policyFor({ purpose: 's3', logDelivery: 'allowed' })).toEqual({
      DeliverLogs: {
        Principal: { Service: 'delivery.logs.amazonaws.com' },
        Action: data,
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111111111111' },
          ArnLike: { 'aws:SourceArn': 'arn:aws:logs:eu-west-1:111111111111:*' },
        },
      },
    });
  });
});

describe('a key for messaging', () => {
  test('lets services of the account publish, and EventBridge, which names no source', () => {
    expect(policyFor({ purpose: 'messaging' })).toEqual({
      Publish: {
        Principal: { Service: ['cloudwatch.amazonaws.com', 'sns.amazonaws.com', 'sqs.amazonaws.com'] },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } },
      },
      PublishEvents: {
        Principal: { Service: 'events.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      },
    });
  });

  test('lets only the named publishers in', () => {
    expect(Object.keys(policyFor({ purpose: 'messaging', publishers: ['events'] }))).toEqual(['PublishEvents']);
    expect(policyFor({ purpose: 'messaging', publishers: ['s3'] })).toEqual({
      Publish: expect.objectContaining({ Principal: { Service: 's3.amazonaws.com' } }),
    });
    expect(policyFor({ purpose: 'messaging', publishers: [] })).toEqual({});
  });

  test('lets users reach it through SNS and SQS only', () => {
    expect(policyFor({ purpose: 'messaging', users: [user], publishers: [] })).toEqual({
      Use: {
        Principal: { AWS: user },
        Action: envelope,
        Condition: {
          StringEquals: { 'kms:ViaService': ['sns.eu-west-1.amazonaws.com', 'sqs.eu-west-1.amazonaws.com'] },
        },
      },
    });
  });
});

describe('a key for ECR', () => {
  test('lets users create repositories, since ECR pulls and pushes through its own grants', () => {
    expect(policyFor({ purpose: 'ecr', users: [user] })).toEqual({
      CreateRepositories: {
        Principal: { AWS: user },
        Action: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:RetireGrant'],
        Condition: { StringEquals: { 'kms:ViaService': ['ecr.eu-west-1.amazonaws.com'] } },
      },
    });
  });
});
