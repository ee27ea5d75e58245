import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { LandfallError } from '@landfall/contracts';
import { document, synth, type Synthesized, testCluster } from '@landfall/testing';
import { DefaultTokenResolver, StringConcat, type TerraformStack, Token, Tokenization } from 'cdktf';
import { WorkloadIdentity, type WorkloadIdentityProps } from './index';

const readObjects = { sid: 'Read', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::shop/*'] } as const;
const target = 'arn:aws:iam::222222222222:role/target';

const minimal = {
  cluster: testCluster(),
  serviceAccount: { namespace: 'shop', name: 'api' },
  roleName: 'shop-api',
  statements: [readObjects],
} as const satisfies WorkloadIdentityProps;

/** Props that a compiler may not have seen, as they come from an environment file. */
type AnyProps = Readonly<Record<string, unknown>>;

function identityIn(stack: TerraformStack, props: AnyProps): WorkloadIdentity {
  new AwsProvider(stack, 'provider');
  return new WorkloadIdentity(stack, 'id', { ...minimal, ...props } as WorkloadIdentityProps);
}

function identityWith(props: AnyProps): Synthesized {
  return synth((stack) => identityIn(stack, props));
}

function trustOf(props: AnyProps): unknown {
  return document(identityWith(props).only(IamRole)['assume_role_policy'])['Statement'];
}

function permissionsOf(props: AnyProps): unknown {
  return document(identityWith(props).only(IamRolePolicy)['policy'])['Statement'];
}

function failureOf(props: AnyProps): string {
  try {
    identityWith(props);
  } catch (error) {
    if (error instanceof LandfallError) return error.message;
    throw error;
  }
  return 'no failure';
}

function resolved(stack: TerraformStack, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope: stack, resolver, preparing: false });
}

function token(expression: string): string {
  return Token.asString({ resolve: () => expression });
}

describe('a workload identity', () => {
  test('uses EKS Pod Identity by default', () => {
    expect(identityWith({}).only(EksPodIdentityAssociation)).toMatchObject({
      cluster_name: 'test-blue',
      namespace: 'shop',
      service_account: 'api',
      role_arn: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/),
      disable_session_tags: false,
      tags: { Name: 'test-blue/shop/api' },
    });
    expect(identityWith({}).only(EksPodIdentityAssociation)).not.toHaveProperty('target_role_arn');
  });

  test('trusts Pod Identity for one cluster, namespace and service account', () => {
    expect(trustOf({})).toEqual([
      {
        Sid: 'AssumeForServiceAccount',
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Condition: {
          StringEquals: {
            'aws:SourceAccount': '111111111111',
            'aws:RequestTag/kubernetes-namespace': 'shop',
            'aws:RequestTag/kubernetes-service-account': 'api',
          },
          ArnEquals: { 'aws:SourceArn': 'arn:aws:eks:eu-west-1:111111111111:cluster/test-blue' },
        },
      },
    ]);
  });

  test('leaves the association to the add-on that owns the service account', () => {
    const mechanism = { kind: 'pod-identity', associatedBy: 'addon' };
    expect(identityWith({ mechanism }).all(EksPodIdentityAssociation)).toEqual({});
    expect(trustOf({ mechanism })).toEqual(trustOf({}));
    expect(identityWith({ mechanism: { kind: 'pod-identity', associatedBy: 'identity' } }).addresses()).toEqual(
      identityWith({}).addresses(),
    );
  });

  test('trusts no session tags where the association sends none', () => {
    const mechanism = { kind: 'pod-identity', disableSessionTags: true };
    expect(trustOf({ mechanism })).toMatchObject([
      { Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' }, ArnEquals: expect.anything() } },
    ]);
    expect(JSON.stringify(trustOf({ mechanism }))).not.toContain('RequestTag');
    expect(identityWith({ mechanism }).only(EksPodIdentityAssociation)).toMatchObject({ disable_session_tags: true });
  });

  test('lets Terraform find the account of a cluster whose ARN is known after apply only', () => {
    const identity = synth((stack) => {
      const { arn } = new DataAwsEksCluster(stack, 'data', { name: 'test-blue' });
      identityIn(stack, { cluster: testCluster({ clusterArn: arn }) });
    });
    const policy = identity.only(IamRole)['assume_role_policy'];
    expect(policy).toContain('"aws:SourceAccount":"${element(split(":", data.aws_eks_cluster.data.arn), 4)}"');
    expect(policy).toContain('"aws:SourceArn":"${data.aws_eks_cluster.data.arn}"');
  });

  test('keeps the paths of its resources, which are public', () => {
    const managed = identityWith({ policyKind: 'managed', managedPolicyArns: { cni: 'arn:aws:iam::aws:policy/x' } });
    expect(() => {
      identityWith({}).at(IamRole, 'id/role');
      identityWith({}).at(IamRolePolicy, 'id/policy');
      identityWith({}).at(EksPodIdentityAssociation, 'id/association');
      managed.at(IamPolicy, 'id/managed-policy');
      managed.at(IamRolePolicyAttachment, 'id/managed-policy-attachment');
      managed.at(IamRolePolicyAttachment, 'id/attachments/cni');
    }).not.toThrow();
  });

  test('makes a role for an hour, without path or boundary, by default', () => {
    const role = identityWith({}).only(IamRole);
    expect(role).toMatchObject({
      name: 'shop-api',
      path: '/',
      max_session_duration: 3600,
      description: 'Permissions of service account shop/api on test-blue',
      tags: { Name: 'shop-api' },
    });
    expect(role).not.toHaveProperty('permissions_boundary');
  });

  test('takes path, boundary and session duration from the props', () => {
    const permissionsBoundaryArn = 'arn:aws:iam::111111111111:policy/boundary';
    expect(
      identityWith({ path: '/shop/', permissionsBoundaryArn, maxSessionSeconds: 43200 }).only(IamRole),
    ).toMatchObject({
      path: '/shop/',
      permissions_boundary: permissionsBoundaryArn,
      max_session_duration: 43200,
    });
  });

  test('writes its statements into the role by default', () => {
    const identity = identityWith({});
    expect(identity.only(IamRolePolicy)).toMatchObject({
      name: 'permissions',
      role: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.name\}$/),
    });
    expect(permissionsOf({})).toEqual([
      { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::shop/*' },
    ]);
    expect(identity.all(IamPolicy)).toEqual({});
    expect(identity.all(IamRolePolicyAttachment)).toEqual({});
  });

  test('writes its statements into a managed policy where asked to', () => {
    const identity = identityWith({ policyKind: 'managed', path: '/shop/' });
    expect(identity.only(IamPolicy)).toMatchObject({ name: 'shop-api', path: '/shop/', tags: { Name: 'shop-api' } });
    expect(identity.only(IamRolePolicyAttachment)).toMatchObject({
      policy_arn: expect.stringMatching(/^\$\{aws_iam_policy\.[\w-]+\.arn\}$/),
      role: expect.stringMatching(/^\$\{aws_iam_role\.\w+\.name\}$/),
    });
    expect(identity.all(IamRolePolicy)).toEqual({});
  });

  test('attaches managed policies under their names', () => {
    const arn = 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy';
    const identity = identityWith({ statements: [], managedPolicyArns: { cni: arn } });
    expect(Object.entries(identity.all(IamRolePolicyAttachment))).toEqual([
      [expect.stringMatching(/attachments_cni_/), expect.objectContaining({ policy_arn: arn })],
    ]);
    expect(identity.all(IamRolePolicy)).toEqual({});
  });

  test('exposes its role, and no annotation for Pod Identity', () => {
    synth((stack) => {
      const identity = identityIn(stack, {});
      expect(identity.roleName).toBe('shop-api');
      expect(resolved(stack, identity.roleArn)).toMatch(/^\$\{aws_iam_role\.\w+\.arn\}$/);
      expect(identity.serviceAccountAnnotations).toEqual({});
    });
  });

  test('may assume a role in another account, and hands it to the pods', () => {
    const mechanism = { kind: 'pod-identity', targetRoleArn: target };
    expect(identityWith({ mechanism }).only(EksPodIdentityAssociation)).toMatchObject({ target_role_arn: target });
    expect(permissionsOf({ mechanism, statements: [] })).toEqual([
      {
        Sid: 'AssumeTargetRole',
        Effect: 'Allow',
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Resource: target,
      },
    ]);
  });
});

describe('a workload identity with IRSA', () => {
  const irsa = { mechanism: { kind: 'irsa' } };

  test('trusts one service account of one cluster, and no other audience', () => {
    const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE';
    expect(trustOf(irsa)).toEqual([
      {
        Sid: 'AssumeFromServiceAccount',
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::111111111111:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${issuer}:sub`]: 'system:serviceaccount:shop:api',
            [`${issuer}:aud`]: 'sts.amazonaws.com',
          },
        },
      },
    ]);
  });

  test('keeps an issuer that is known after apply only in the condition keys', () => {
    const cluster = testCluster({ oidcIssuer: token('${local.issuer}') });
    expect(trustOf({ ...irsa, cluster })).toMatchObject([
      { Condition: { StringEquals: { '${local.issuer}:sub': 'system:serviceaccount:shop:api' } } },
    ]);
  });

  test('makes no association, and says how to annotate the service account', () => {
    expect(identityWith(irsa).all(EksPodIdentityAssociation)).toEqual({});
    synth((stack) => {
      expect(resolved(stack, identityIn(stack, irsa).serviceAccountAnnotations)).toEqual({
        'eks.amazonaws.com/role-arn': expect.stringMatching(/^\$\{aws_iam_role\.\w+\.arn\}$/),
      });
    });
  });

  test('may assume a role in another account', () => {
    expect(permissionsOf({ statements: [], mechanism: { kind: 'irsa', targetRoleArn: target } })).toEqual([
      { Sid: 'AssumeTargetRole', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: target },
    ]);
  });

  test.each(['fargate', 'windows'])('runs on %s', (computeType) => {
    expect(failureOf({ ...irsa, computeType })).toBe('no failure');
  });
});

describe('fails', () => {
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
