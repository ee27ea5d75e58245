import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { synth, testCluster } from '@landfall/testing';
import {
  failureOf,
  identityIn,
  identityWith,
  permissionsOf,
  resolved,
  target,
  token,
  trustOf,
} from './testing/identity';

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
