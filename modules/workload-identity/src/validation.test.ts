import { type AnyProps, failureOf, readObjects, token } from './testing/identity';

describe('a workload identity fails', () => {
  const long = 'x'.repeat(65);

  test.each<[string, AnyProps, string]>([
    [
      'for every service account of a namespace',
      { serviceAccount: { namespace: 'shop', name: '*' } },
      "IDENTITY_SERVICE_ACCOUNT_PATTERN at test/id: a role is for one service account, got the pattern '*' as name; name one, and make a role for each",
    ],
    [
      'for a pattern of namespaces',
      { serviceAccount: { namespace: 'team-?', name: 'api' } },
      "IDENTITY_SERVICE_ACCOUNT_PATTERN at test/id: a role is for one service account, got the pattern 'team-?' as namespace; name one, and make a role for each",
    ],
    [
      'when a namespace has other characters',
      { serviceAccount: { namespace: 'Shop', name: 'api' } },
      "IDENTITY_NAMESPACE_INVALID at test/id: a namespace has 1 to 63 lower-case letters, digits and -, got 'Shop'",
    ],
    [
      'when a namespace is too long',
      { serviceAccount: { namespace: 'x'.repeat(64), name: 'api' } },
      `IDENTITY_NAMESPACE_INVALID at test/id: a namespace has 1 to 63 lower-case letters, digits and -, got '${'x'.repeat(64)}'`,
    ],
    [
      'when a service account has other characters',
      { serviceAccount: { namespace: 'shop', name: 'api_1' } },
      "IDENTITY_SERVICE_ACCOUNT_INVALID at test/id: a service account's name has 1 to 253 lower-case letters, digits, - and ., got 'api_1'",
    ],
    [
      'when a service account has too long a name',
      { serviceAccount: { namespace: 'shop', name: 'x'.repeat(254) } },
      `IDENTITY_SERVICE_ACCOUNT_INVALID at test/id: a service account's name has 1 to 253 lower-case letters, digits, - and ., got '${'x'.repeat(254)}'`,
    ],
    [
      'when the role has too long a name',
      { roleName: long },
      `IDENTITY_ROLE_NAME_TOO_LONG at test/id: a role's name has at most 64 characters, '${long}' has 65; shorten it`,
    ],
    [
      'when the role has other characters in its name',
      { roleName: 'shop/api' },
      "IDENTITY_ROLE_NAME_INVALID at test/id: a role's name has letters, digits and _ + = , . @ -, got 'shop/api'",
    ],
    [
      'when the path does not end with a slash',
      { path: '/shop' },
      "IDENTITY_PATH_INVALID at test/id: a role's path begins and ends with / and has at most 512 characters, got '/shop'",
    ],
    [
      'when the path is too long',
      { path: `/${'x'.repeat(511)}/` },
      `IDENTITY_PATH_INVALID at test/id: a role's path begins and ends with / and has at most 512 characters, got '/${'x'.repeat(511)}/'`,
    ],
    [
      'when a managed policy is no ARN',
      { managedPolicyArns: { cni: 'AmazonEKS_CNI_Policy' } },
      "IDENTITY_POLICY_ARN_INVALID at test/id: managedPolicyArns.cni is no ARN of a managed policy, got 'AmazonEKS_CNI_Policy'; write one like arn:aws:iam::aws:policy/name",
    ],
    [
      'on Fargate with Pod Identity',
      { computeType: 'fargate' },
      "IDENTITY_MECHANISM at test/id: EKS Pod Identity does not run on Fargate; use mechanism { kind: 'irsa' }",
    ],
    [
      'on Windows with Pod Identity',
      { computeType: 'windows' },
      "IDENTITY_MECHANISM at test/id: EKS Pod Identity does not run on Windows nodes; use mechanism { kind: 'irsa' }",
    ],
    [
      'when a session is too short',
      { maxSessionSeconds: 3599 },
      'IDENTITY_SESSION_DURATION at test/id: a session lasts 3600 to 43200 whole seconds, got 3599; change maxSessionSeconds',
    ],
    [
      'when a session is too long',
      { maxSessionSeconds: 43201 },
      'IDENTITY_SESSION_DURATION at test/id: a session lasts 3600 to 43200 whole seconds, got 43201; change maxSessionSeconds',
    ],
    [
      'when the target is no role',
      { mechanism: { kind: 'irsa', targetRoleArn: 'arn:aws:iam::222222222222:role/*' } },
      "IDENTITY_ROLE_ARN_INVALID at test/id: targetRoleArn takes the ARN of one role, got 'arn:aws:iam::222222222222:role/*'; write one like arn:aws:iam::123456789012:role/name",
    ],
    [
      'when the role could do nothing',
      { statements: [] },
      'IDENTITY_NO_PERMISSIONS at test/id: the role could do nothing; give statements, managedPolicyArns or a targetRoleArn',
    ],
    [
      'when an inline policy is too long',
      { statements: [{ ...readObjects, resources: [`arn:aws:s3:::${'x'.repeat(10_140)}`] }] },
      'IDENTITY_POLICY_TOO_LONG at test/id: an inline policy has at most 10240 characters, got 10261; split the role',
    ],
    [
      'when a managed policy is too long',
      { policyKind: 'managed', statements: [{ ...readObjects, resources: [`arn:aws:s3:::${'x'.repeat(6_100)}`] }] },
      "IDENTITY_POLICY_TOO_LONG at test/id: a managed policy has at most 6144 characters, got 6221; use policyKind 'inline', or split the role",
    ],
    [
      'when a statement covers everything without a reason',
      { statements: [{ sid: 'All', actions: ['s3:GetObject'], resources: ['*'] }] },
      "POLICY_RESOURCE_ANY at test/id: statement 'All' covers every resource; name resources, or write { any: '<why>' }",
    ],
  ])('%s', (_title, props, message) => {
    expect(failureOf(props)).toBe(message);
  });

  test('with every problem at once', () => {
    const problems = failureOf({ roleName: '/', path: 'x', computeType: 'fargate', statements: [] }).split('\n');
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'IDENTITY_ROLE_NAME_INVALID',
      'IDENTITY_PATH_INVALID',
      'IDENTITY_MECHANISM',
      'IDENTITY_NO_PERMISSIONS',
    ]);
  });

  test('not for ARNs that are known after apply only', () => {
    const mechanism = { kind: 'pod-identity', targetRoleArn: token('${aws_iam_role.target.arn}') };
    expect(failureOf({ mechanism, managedPolicyArns: { own: token('${aws_iam_policy.own.arn}') } })).toBe('no failure');
  });

  test('not for names as long as they can be', () => {
    const serviceAccount = { namespace: 'x'.repeat(63), name: 'x'.repeat(253) };
    expect(failureOf({ serviceAccount, roleName: 'x'.repeat(64), path: `/${'x'.repeat(510)}/` })).toBe('no failure');
  });

  test('not for a service account with dots in its name', () => {
    expect(failureOf({ serviceAccount: { namespace: 'shop', name: 'api.v1' } })).toBe('no failure');
  });
});
