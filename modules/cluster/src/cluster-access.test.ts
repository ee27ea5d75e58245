import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { Region } from '@landfall/contracts';
import { synth } from '@landfall/testing';
import { Lazy } from 'cdktf';
import type { AccessEntry, StandardAccessEntry } from './access-entry';
import { ClusterAccess } from './cluster-access';

const admin =
  'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef';

function make(entries: Readonly<Record<string, AccessEntry>>, region: Region = 'eu-west-1') {
  return synth((stack) => {
    new AwsProvider(stack, 'aws');
    new ClusterAccess(stack, 'access', { cluster: { clusterName: 'prod-blue' }, region, entries });
  });
}

const standard = (entry: Partial<StandardAccessEntry>): Readonly<Record<string, AccessEntry>> => ({
  platform: { kind: 'standard', principalArn: admin, policies: { AmazonEKSViewPolicy: 'cluster' }, ...entry },
});

describe('access of a role', () => {
  it('is an entry and a policy for the whole cluster', () => {
    const result = make({
      platform: { kind: 'standard', principalArn: admin, policies: { AmazonEKSClusterAdminPolicy: 'cluster' } },
    });
    const entry = result.at(EksAccessEntry, 'access/entry/platform/entry');
    expect(entry).toMatchObject({
      cluster_name: 'prod-blue',
      principal_arn: admin,
      type: 'STANDARD',
      kubernetes_groups: [],
    });
    expect(entry).not.toHaveProperty('user_name');
    const path = 'access/entry/platform/AmazonEKSClusterAdminPolicy';
    expect(result.at(EksAccessPolicyAssociation, path)).toMatchObject({
      cluster_name: 'prod-blue',
      principal_arn: result.ref(EksAccessEntry, 'access/entry/platform/entry', 'principal_arn'),
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
      access_scope: { type: 'cluster' },
    });
  });

  it('is several policies, each in its namespaces', () => {
    const policies = {
      AmazonEKSEditPolicy: { namespaces: ['shop', 'preview-*'] },
      AmazonEKSViewPolicy: 'cluster',
    } as const;
    const result = make(standard({ policies }));
    const scope = (policy: string) =>
      result.at(EksAccessPolicyAssociation, `access/entry/platform/${policy}`)['access_scope'];
    expect(scope('AmazonEKSEditPolicy')).toEqual({ type: 'namespace', namespaces: ['shop', 'preview-*'] });
    expect(scope('AmazonEKSViewPolicy')).toEqual({ type: 'cluster' });
  });

  it('is groups and a user name, without a policy', () => {
    const result = make({
      ci: {
        kind: 'standard',
        principalArn: 'arn:aws:iam::111111111111:user/ci',
        kubernetesGroups: ['deployers'],
        username: 'ci:{{SessionName}}',
      },
    });
    expect(result.only(EksAccessEntry)).toMatchObject({
      kubernetes_groups: ['deployers'],
      user_name: 'ci:{{SessionName}}',
    });
    expect(result.all(EksAccessPolicyAssociation)).toEqual({});
  });

  it('names policies of the partition of the Region', () => {
    const result = make(standard({ principalArn: 'arn:aws-cn:iam::111111111111:role/admin' }), 'cn-north-1');
    expect(result.only(EksAccessPolicyAssociation)['policy_arn']).toBe(
      'arn:aws-cn:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
    );
  });
});

describe('access of nodes', () => {
  it.each([
    ['ec2-linux', 'EC2_LINUX'],
    ['ec2-windows', 'EC2_WINDOWS'],
    ['hybrid-linux', 'HYBRID_LINUX'],
    ['fargate-linux', 'FARGATE_LINUX'],
  ] as const)('%s is an entry of type %s, without groups or policies', (kind, type) => {
    const result = make({ nodes: { kind, principalArn: 'arn:aws:iam::111111111111:role/nodes' } });
    const entry = result.only(EksAccessEntry);
    expect(entry['type']).toBe(type);
    expect(entry).not.toHaveProperty('kubernetes_groups');
    expect(result.all(EksAccessPolicyAssociation)).toEqual({});
  });

  it('of Auto Mode comes with the policy of Auto Mode nodes', () => {
    const result = make({ nodes: { kind: 'ec2', principalArn: 'arn:aws:iam::111111111111:role/nodes' } });
    expect(result.only(EksAccessEntry)['type']).toBe('EC2');
    expect(result.only(EksAccessPolicyAssociation)).toMatchObject({
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy',
      access_scope: { type: 'cluster' },
    });
  });
});

describe('access is refused', () => {
  const at = 'at test/access: entries.platform';
  const cases: readonly (readonly [string, Readonly<Record<string, AccessEntry>>, string])[] = [
    [
      'to one session of a role',
      standard({ principalArn: 'arn:aws:sts::111111111111:assumed-role/Admin/jane' }),
      `EKS_ACCESS_PRINCIPAL_INVALID ${at}.principalArn: arn:aws:sts::111111111111:assumed-role/Admin/jane is one session of a role; write the role, with its path when it has one: arn:aws:iam::111111111111:role/Admin`,
    ],
    [
      'to a service-linked role',
      standard({
        principalArn: 'arn:aws:iam::111111111111:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS',
      }),
      `EKS_ACCESS_PRINCIPAL_INVALID ${at}.principalArn: arn:aws:iam::111111111111:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS is a service-linked role, which EKS does not admit; use a role of your own`,
    ],
    [
      'to an account',
      standard({ principalArn: 'arn:aws:iam::111111111111:root' }),
      `EKS_ACCESS_PRINCIPAL_INVALID ${at}.principalArn: an access entry of kind 'standard' is for an IAM role or user, got arn:aws:iam::111111111111:root`,
    ],
    [
      'to nodes that are a user',
      { platform: { kind: 'ec2-linux', principalArn: 'arn:aws:iam::111111111111:user/node' } },
      `EKS_ACCESS_PRINCIPAL_INVALID ${at}.principalArn: an access entry of kind 'ec2-linux' is for an IAM role, got arn:aws:iam::111111111111:user/node`,
    ],
    [
      'to what is no ARN',
      standard({ principalArn: 'Admin' }),
      `ARN_INVALID ${at}.principalArn: 'Admin' is no ARN; write one like arn:aws:iam::123456789012:role/name`,
    ],
    [
      'to a principal of another partition',
      standard({ principalArn: 'arn:aws-us-gov:iam::111111111111:role/admin' }),
      `EKS_ACCESS_PARTITION ${at}.principalArn: the cluster is in partition aws, its principals too; got arn:aws-us-gov:iam::111111111111:role/admin`,
    ],
    [
      'that allows nothing',
      { platform: { kind: 'standard', principalArn: admin } },
      `EKS_ACCESS_EMPTY ${at}: the entry lets its principal do nothing; give it policies or kubernetesGroups`,
    ],
    [
      'through a group of Kubernetes',
      standard({ kubernetesGroups: ['system:masters'] }),
      `EKS_ACCESS_NAME_RESERVED ${at}.kubernetesGroups: names that begin with 'system:' are EKS's own, got 'system:masters'; take an access policy, or a group of your own with RBAC`,
    ],
    [
      'under a name of AWS',
      standard({ username: 'aws:admin' }),
      `EKS_ACCESS_NAME_RESERVED ${at}.username: names that begin with 'aws:' are EKS's own, got 'aws:admin'; take another name`,
    ],
    [
      'under a name that a session chooses',
      standard({ username: '{{SessionName}}' }),
      `EKS_ACCESS_USERNAME_INVALID ${at}.username: a username with {{SessionName}} has a colon before it, so that sessions cannot pose as others; got '{{SessionName}}'`,
    ],
    [
      'in a namespace that cannot be',
      standard({ policies: { AmazonEKSEditPolicy: { namespaces: ['Shop'] } } }),
      `EKS_ACCESS_NAMESPACE_INVALID ${at}.policies.AmazonEKSEditPolicy: a namespace has small letters, digits and - only, and may end in *; got 'Shop'`,
    ],
    [
      'to one principal twice',
      { first: { kind: 'standard', principalArn: admin, kubernetesGroups: ['a'] }, ...standard({}) },
      `EKS_ACCESS_PRINCIPAL_TWICE ${at}.principalArn: ${admin} is the principal of 'first' already, and a cluster has one entry for each; put both into one`,
    ],
  ];

  it.each(cases)('%s', (_, entries, message) => {
    expect(() => make(entries)).toThrow(expect.objectContaining({ message }));
  });

  it('under a name that cannot be part of an address', () => {
    const entries = { 'Platform team': { kind: 'ec2', principalArn: 'arn:aws:iam::111111111111:role/node' } } as const;
    expect(() => make(entries)).toThrow(
      "EKS_ADDRESS_NAME_INVALID at test/access: entries: a name that is part of an address has 1 to 63 small letters, digits and -, got 'Platform team'",
    );
  });

  it('with every problem at once', () => {
    const entries = { a: { kind: 'ec2', principalArn: 'x' }, b: { kind: 'ec2', principalArn: 'y' } } as const;
    expect(() => make(entries)).toThrow(/entries\.a\.principalArn[\s\S]*entries\.b\.principalArn/);
  });

  it('never because of an ARN that is known at apply only', () => {
    const principalArn = Lazy.stringValue({ produce: () => '${aws_iam_role.nodes.arn}' });
    expect(() => make({ nodes: { kind: 'ec2-linux', principalArn } })).not.toThrow();
  });
});
