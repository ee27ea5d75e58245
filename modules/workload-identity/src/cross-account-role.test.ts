import { DataAwsIamRole } from '@cdktf/provider-aws/lib/data-aws-iam-role';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { accountId, LandfallError } from '@landfall/contracts';
import { document, synth, type Synthesized, testCluster } from '@landfall/testing';
import { CrossAccountRole, type CrossAccountRoleProps, workloadRoleArn } from './index';

const source = 'arn:aws:iam::111111111111:role/shop-api';
const podIdentity = {
  kind: 'pod-identity',
  sourceRoleArn: source,
  cluster: testCluster(),
  serviceAccount: { namespace: 'shop', name: 'api' },
} as const;

const minimal = {
  roleName: 'shop-data',
  caller: podIdentity,
  statements: [{ sid: 'Read', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::shop/*'] }],
} as const satisfies CrossAccountRoleProps;

function roleWith(props: Partial<CrossAccountRoleProps>): Synthesized {
  return synth((stack) => {
    new AwsProvider(stack, 'provider');
    const role = new CrossAccountRole(stack, 'target', { ...minimal, ...props });
    expect(role.roleName).toBe(props.roleName ?? 'shop-data');
  });
}

function trustOf(caller: CrossAccountRoleProps['caller']): unknown {
  return document(roleWith({ caller }).only(IamRole)['assume_role_policy'])['Statement'];
}

function failureOf(props: Partial<CrossAccountRoleProps>): string {
  try {
    roleWith(props);
  } catch (error) {
    if (error instanceof LandfallError) return error.message;
    throw error;
  }
  return 'no failure';
}

describe('a role for pods in another account', () => {
  test('trusts one role for one cluster, namespace and service account', () => {
    expect(trustOf(podIdentity)).toEqual([
      {
        Sid: 'AssumeFromRole',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: {
            'aws:RequestTag/eks-cluster-arn': 'arn:aws:eks:eu-west-1:111111111111:cluster/test-blue',
            'aws:RequestTag/kubernetes-namespace': 'shop',
            'aws:RequestTag/kubernetes-service-account': 'api',
          },
          ArnEquals: { 'aws:PrincipalArn': source },
        },
      },
    ]);
  });

  test('asks for the external id where no session tags are sent', () => {
    const bySource = { ArnEquals: { 'aws:PrincipalArn': source } };
    expect(trustOf({ ...podIdentity, disableSessionTags: true })).toEqual([
      {
        Sid: 'AssumeFromRole',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'sts:ExternalId': 'eu-west-1/111111111111/test-blue/shop/api' },
          ...bySource,
        },
      },
      {
        Sid: 'TagSession',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: 'sts:TagSession',
        Condition: bySource,
      },
    ]);
  });

  test('trusts one IRSA role', () => {
    expect(trustOf({ kind: 'irsa', sourceRoleArn: source })).toEqual([
      {
        Sid: 'AssumeFromRole',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: 'sts:AssumeRole',
        Condition: { ArnEquals: { 'aws:PrincipalArn': source } },
      },
    ]);
  });

  test('lets Terraform find the account of a source role that is known after apply only', () => {
    const role = synth((stack) => {
      new AwsProvider(stack, 'provider');
      const { arn: sourceRoleArn } = new DataAwsIamRole(stack, 'data', { name: 'shop-api' });
      new CrossAccountRole(stack, 'target', { ...minimal, caller: { kind: 'irsa', sourceRoleArn } });
    });
    expect(role.only(IamRole)['assume_role_policy']).toContain(
      'arn:${element(split(":", data.aws_iam_role.data.arn), 1)}:iam::${element(split(":", data.aws_iam_role.data.arn), 4)}:root',
    );
  });

  test('has the permissions, the boundary and the path that it was given', () => {
    const role = roleWith({
      path: '/shop/',
      permissionsBoundaryArn: 'arn:aws:iam::222222222222:policy/boundary',
      managedPolicyArns: { own: 'arn:aws:iam::222222222222:policy/own' },
    });
    expect(role.only(IamRole)).toMatchObject({
      name: 'shop-data',
      description: 'Permissions of pods in another account',
      path: '/shop/',
      permissions_boundary: 'arn:aws:iam::222222222222:policy/boundary',
      tags: { Name: 'shop-data' },
    });
    expect(document(role.only(IamRolePolicy)['policy'])['Statement']).toMatchObject([{ Sid: 'Read' }]);
    expect(role.only(IamRolePolicyAttachment)).toMatchObject({ policy_arn: 'arn:aws:iam::222222222222:policy/own' });
    expect(roleWith({}).only(IamRole)).not.toHaveProperty('permissions_boundary');
  });

  test('has an ARN that the other account can compute', () => {
    const account = accountId('222222222222', 'test');
    expect(workloadRoleArn({ partition: 'aws-cn', account, roleName: 'r' })).toBe(
      'arn:aws-cn:iam::222222222222:role/r',
    );
    expect(workloadRoleArn({ partition: 'aws', account, roleName: 'r', path: '/shop/' })).toBe(
      'arn:aws:iam::222222222222:role/shop/r',
    );
  });
});

describe('fails', () => {
  test.each<[string, Partial<CrossAccountRoleProps>, string]>([
    [
      'when it could do nothing',
      { statements: [] },
      'IDENTITY_NO_PERMISSIONS at test/target: the role could do nothing; give statements or managedPolicyArns',
    ],
    [
      'when the source is no role',
      { caller: { kind: 'irsa', sourceRoleArn: '*' } },
      "IDENTITY_ROLE_ARN_INVALID at test/target: caller.sourceRoleArn takes the ARN of one role, got '*'; write one like arn:aws:iam::123456789012:role/name",
    ],
    [
      'for a pattern of service accounts',
      { caller: { ...podIdentity, serviceAccount: { namespace: 'shop', name: 'api-*' } } },
      "IDENTITY_SERVICE_ACCOUNT_PATTERN at test/target: a role is for one service account, got the pattern 'api-*' as name; name one, and make a role for each",
    ],
    [
      'when its name is too long',
      { roleName: 'x'.repeat(65) },
      `IDENTITY_ROLE_NAME_TOO_LONG at test/target: a role's name has at most 64 characters, '${'x'.repeat(65)}' has 65; shorten it`,
    ],
  ])('%s', (_title, props, message) => {
    expect(failureOf(props)).toBe(message);
  });
});
