import { document } from '@landfall/testing';
import { dynamodbPolicy, interfacePolicy, type PolicyContext, s3Policy } from './endpoint-policies';

const context: PolicyContext = {
  region: 'eu-west-1',
  accountId: '111111111111',
  perimeter: { kind: 'organization', organizationId: 'o-a1b2c3d4e5' },
  pullFromAccounts: [],
  readFromBuckets: [],
};
const byOrganization = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };

/** Statements of a policy by sid, without the sid. */
function statements(policy: string | undefined): Readonly<Record<string, unknown>> {
  const list: unknown = document(policy)['Statement'];
  if (!Array.isArray(list)) throw new Error('no statements');
  return Object.fromEntries(list.map(({ Sid, ...rest }) => [Sid, rest]));
}

function sids(policy: string | undefined): readonly string[] {
  return Object.keys(statements(policy));
}

/** Statements beside the one that every policy has. */
function exceptions(policy: string | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(statements(policy)).filter(([sid]) => sid !== 'OwnPrincipalsToOwnResources'),
  );
}

it('lets principals of the organization reach resources of the organization', () => {
  expect(statements(interfacePolicy('test', 'kms', context))).toEqual({
    OwnPrincipalsToOwnResources: {
      Effect: 'Allow',
      Principal: '*',
      Action: 'kms:*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
    },
  });
});

it('keeps to the account without an organization', () => {
  const policy = interfacePolicy('test', 'monitoring', { ...context, perimeter: { kind: 'account' } });
  expect(statements(policy)['OwnPrincipalsToOwnResources']).toMatchObject({
    Action: 'cloudwatch:*',
    Condition: { StringEquals: { 'aws:PrincipalAccount': '111111111111', 'aws:ResourceAccount': '111111111111' } },
  });
});

it.each(['logs', 'sqs', 'eks', 'eks-auth', 'secretsmanager', 'autoscaling', 'ssmmessages'] as const)(
  'has no exception for %s',
  (service) => {
    expect(sids(interfacePolicy('test', service, context))).toEqual(['OwnPrincipalsToOwnResources']);
  },
);

it.each(['ecr.api', 'ecr.dkr'] as const)(
  'lets images of EKS add-ons be pulled through %s, and nothing be pushed',
  (service) => {
    expect(statements(interfacePolicy('test', service, context))['PullFromForeignRegistries']).toEqual({
      Effect: 'Allow',
      Principal: '*',
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      Resource: 'arn:aws:ecr:eu-west-1:602401143452:repository/*',
      Condition: byOrganization,
    });
  },
);

it('pulls from the accounts that are named, too', () => {
  const policy = interfacePolicy('test', 'ecr.api', { ...context, pullFromAccounts: ['222222222222'] });
  expect(statements(policy)['PullFromForeignRegistries']).toMatchObject({
    Resource: ['arn:aws:ecr:eu-west-1:602401143452:repository/*', 'arn:aws:ecr:eu-west-1:222222222222:repository/*'],
  });
});

it('pulls from where Amazon keeps images of the Region', () => {
  const policy = interfacePolicy('test', 'ecr.api', { ...context, region: 'cn-north-1' });
  expect(statements(policy)['PullFromForeignRegistries']).toMatchObject({
    Resource: 'arn:aws-cn:ecr:cn-north-1:918309763551:repository/*',
  });
});

it('lets nodes start from images of AWS and volumes be made', () => {
  expect(exceptions(interfacePolicy('test', 'ec2', context))).toEqual({
    LaunchForeignImages: {
      Effect: 'Allow',
      Principal: '*',
      Action: ['ec2:CreateFleet', 'ec2:RunInstances'],
      Resource: ['arn:aws:ec2:eu-west-1::image/*', 'arn:aws:ec2:eu-west-1::snapshot/*'],
      Condition: byOrganization,
    },
    ReadPrefixListsOfAws: {
      Effect: 'Allow',
      Principal: '*',
      Action: 'ec2:GetManagedPrefixListEntries',
      Resource: 'arn:aws:ec2:eu-west-1:aws:prefix-list/*',
      Condition: byOrganization,
    },
    CreateOwnVolumes: {
      Effect: 'Allow',
      Principal: '*',
      Action: 'ec2:CreateVolume',
      Resource: ['arn:aws:ec2:eu-west-1:111111111111:volume/*', 'arn:aws:ec2:eu-west-1::snapshot/*'],
      Condition: byOrganization,
    },
  });
});

it('lets public parameters and documents of AWS be read', () => {
  expect(exceptions(interfacePolicy('test', 'ssm', context))).toEqual({
    ReadParametersOfAws: {
      Effect: 'Allow',
      Principal: '*',
      Action: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      Resource: 'arn:aws:ssm:eu-west-1::parameter/aws/*',
      Condition: byOrganization,
    },
    UseDocumentsOfAws: {
      Effect: 'Allow',
      Principal: '*',
      Action: ['ssm:DescribeDocument', 'ssm:GetDocument', 'ssm:SendCommand', 'ssm:StartSession'],
      Resource: 'arn:aws:ssm:eu-west-1::document/*',
      Condition: byOrganization,
    },
  });
});

it('lets service accounts assume roles of the organization before they are anybody', () => {
  expect(statements(interfacePolicy('test', 'sts', context))['ServiceAccountsToOwnRoles']).toEqual({
    Effect: 'Allow',
    Principal: '*',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
  });
});

it('lets telemetry go to GuardDuty', () => {
  expect(statements(interfacePolicy('test', 'guardduty-data', context))['SendSecurityTelemetry']).toMatchObject({
    Action: 'guardduty:SendSecurityTelemetry',
    Condition: byOrganization,
  });
});

it('lets events go to buses of the account only', () => {
  expect(statements(interfacePolicy('test', 'events', context))['PutEventsOnOwnBuses']).toMatchObject({
    Action: 'events:PutEvents',
    Resource: 'arn:aws:events:eu-west-1:111111111111:event-bus/*',
    Condition: byOrganization,
  });
});

it('has no policy where the service takes none', () => {
  expect(interfacePolicy('test', 'appmesh-envoy-management', context)).toBeUndefined();
});

it('confines DynamoDB to the perimeter', () => {
  expect(statements(dynamodbPolicy('test', context))).toMatchObject({
    OwnPrincipalsToOwnResources: { Action: 'dynamodb:*' },
  });
  expect(sids(dynamodbPolicy('test', context))).toEqual(['OwnPrincipalsToOwnResources']);
});

it('lets image layers and packages be read from buckets of AWS, over TLS', () => {
  expect(statements(s3Policy('test', { ...context, readFromBuckets: ['vendor-charts'] }))).toEqual({
    OwnPrincipalsToOwnResources: expect.objectContaining({ Action: 's3:*' }),
    ReadForeignBuckets: {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: [
        'arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*',
        'arn:aws:s3:::al2023-repos-eu-west-1-de612dc2/*',
        'arn:aws:s3:::amazon-ssm-eu-west-1/*',
        'arn:aws:s3:::amazon-ssm-packages-eu-west-1/*',
        'arn:aws:s3:::aws-ssm-eu-west-1/*',
        'arn:aws:s3:::aws-ssm-document-attachments-eu-west-1/*',
        'arn:aws:s3:::patch-baseline-snapshot-eu-west-1/*',
        'arn:aws:s3:::vendor-charts/*',
      ],
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    },
  });
});

it('writes ARNs of the partition', () => {
  const policy = s3Policy('test', { ...context, region: 'us-gov-west-1' });
  expect(policy).toContain('arn:aws-us-gov:s3:::prod-us-gov-west-1-starport-layer-bucket/*');
  expect(policy).not.toContain('arn:aws:');
});
