import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { EksFargateProfile } from '@cdktf/provider-aws/lib/eks-fargate-profile';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { accountId } from '@landfall/contracts';
import { type Block, document, synth, type Synthesized, testCluster, testNetwork } from '@landfall/testing';
import { TerraformOutput } from 'cdktf';
import { FargateProfile, type FargateProfileProps } from './fargate-profile';

const minimal: FargateProfileProps = {
  cluster: testCluster(),
  network: testNetwork(),
  account: accountId('111111111111', 'test'),
  region: 'eu-west-1',
  name: 'batch',
  selectors: { batch: { namespace: 'batch' } },
};

const build = (props: Partial<FargateProfileProps> = {}): Synthesized =>
  synth((stack) => {
    new AwsProvider(stack, 'aws');
    const built = new FargateProfile(stack, 'batch', { ...minimal, ...props });
    const { profileName, profileArn, podExecutionRole } = built;
    new TerraformOutput(stack, 'told', { value: { profileName, profileArn, podExecutionRole } });
  });
const profile = (props: Partial<FargateProfileProps> = {}): Block => build(props).only(EksFargateProfile);

describe('FargateProfile', () => {
  it('is a profile, its role and one policy', () => {
    expect(
      build()
        .addresses()
        .map((address) => address.split('.')[0]),
    ).toEqual(['aws_eks_fargate_profile', 'aws_iam_role', 'aws_iam_role_policy_attachment']);
  });

  it('runs pods in private subnets, or others without a public route', () => {
    expect(profile()['subnet_ids']).toEqual(['subnet-private-a', 'subnet-private-b', 'subnet-private-c']);
    expect(profile({ tier: 'intra' })['subnet_ids']).toEqual(['subnet-intra-a', 'subnet-intra-b', 'subnet-intra-c']);
  });

  it('selects pods by namespace and labels', () => {
    const selectors = {
      dns: { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
      jobs: { namespace: 'jobs-*' },
    };
    expect(profile({ selectors })).toMatchObject({
      cluster_name: 'test-blue',
      fargate_profile_name: 'batch',
      selector: [
        { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
        { namespace: 'jobs-*', labels: {} },
      ],
    });
  });

  it('lets only Fargate of its own cluster take the role', () => {
    const role = build().only(IamRole);
    expect(role['name']).toBe('test-blue-fargate-batch');
    expect(document(role['assume_role_policy'])['Statement']).toEqual([
      {
        Sid: 'Fargate',
        Effect: 'Allow',
        Principal: { Service: 'eks-fargate-pods.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          ArnLike: { 'aws:SourceArn': 'arn:aws:eks:eu-west-1:111111111111:fargateprofile/test-blue/*' },
        },
      },
    ]);
  });

  it('pulls images with the policy of its partition, and waits for it', () => {
    const result = build({ region: 'us-gov-west-1' });
    expect(result.only(IamRolePolicyAttachment)['policy_arn']).toBe(
      'arn:aws-us-gov:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy',
    );
    expect(document(result.only(IamRole)['assume_role_policy'])).toHaveProperty(
      ['Statement', 0, 'Condition', 'ArnLike', 'aws:SourceArn'],
      'arn:aws-us-gov:eks:us-gov-west-1:111111111111:fargateprofile/test-blue/*',
    );
    expect(result.only(EksFargateProfile)['depends_on']).toEqual([
      expect.stringMatching(/^aws_iam_role_policy_attachment\.batch_pod-execution_/),
    ]);
  });

  it('tells its name, ARN and role', () => {
    expect(build().json['output']).toEqual({
      told: {
        value: {
          profileName: 'batch',
          profileArn: expect.stringMatching(/^\$\{aws_eks_fargate_profile\.\S+\.arn\}$/),
          podExecutionRole: {
            roleName: 'test-blue-fargate-batch',
            roleArn: expect.stringMatching(/^\$\{aws_iam_role\.\S+\.arn\}$/),
          },
        },
      },
    });
  });
});

describe('what needs Fargate', () => {
  it('can wait for a FargateProfile', () => {
    const result = synth((stack) => {
      new AwsProvider(stack, 'aws');
      const profile = new FargateProfile(stack, 'batch', minimal);
      new EksAddon(stack, 'coredns', { clusterName: 'test-blue', addonName: 'coredns', dependsOn: [profile] });
    });
    expect(result.only(EksAddon)['depends_on']).toEqual([
      expect.stringMatching(/^aws_eks_fargate_profile\.batch_profile_/),
    ]);
  });
});

describe('FargateProfile takes', () => {
  const five = ['a', 'b', 'c', 'd', 'e'];

  it.each<[string, Partial<FargateProfileProps>]>([
    ['a role name of 64 characters', { cluster: { clusterName: 'x' }, name: 'a'.repeat(54) }],
    ['five selectors', { selectors: Object.fromEntries(five.map((key) => [key, { namespace: key }])) }],
    [
      'five labels',
      { selectors: { x: { namespace: 'x', labels: Object.fromEntries(five.map((key) => [key, 'x'])) } } },
    ],
  ])('%s', (_, props) => {
    expect(() => build(props)).not.toThrow();
  });

  it('a name of 63 characters, though the role needs a shorter one', () => {
    expect(() => build({ name: 'a'.repeat(63) })).not.toThrow(/FARGATE_PROFILE_NAME_TOO_LONG/);
  });
});

describe('FargateProfile fails', () => {
  const long = 'a'.repeat(64);
  const labels = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, 'x']));
  const six = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, { namespace: key }]));

  it.each<[string, Partial<FargateProfileProps>, string]>([
    [
      'for a name of other characters',
      { name: 'Batch' },
      "FARGATE_PROFILE_NAME_INVALID at test/batch: a Fargate profile name has lower-case letters, digits and hyphens, and begins with a letter, got 'Batch'",
    ],
    [
      'for a long name',
      { name: long, cluster: { clusterName: 'c' } },
      `FARGATE_PROFILE_NAME_TOO_LONG at test/batch: a Fargate profile name has at most 63 characters, got 64: '${long}'\n` +
        `FARGATE_ROLE_NAME_TOO_LONG at test/batch: a role name has at most 64 characters, got 74: 'c-fargate-${long}'; shorten the cluster's or the profile's name`,
    ],
    [
      'without subnets',
      { network: testNetwork(['public']) },
      'FARGATE_NO_SUBNETS at test/batch: the network has no private subnets for Fargate; add the tier, or use another',
    ],
    [
      'without selectors',
      { selectors: {} },
      'FARGATE_SELECTOR_COUNT at test/batch: a Fargate profile has 1 to 5 selectors, got 0',
    ],
    [
      'for six selectors',
      { selectors: six },
      'FARGATE_SELECTOR_COUNT at test/batch: a Fargate profile has 1 to 5 selectors, got 6',
    ],
    [
      'for what is no namespace',
      { selectors: { x: { namespace: 'My_Space' } } },
      "FARGATE_NAMESPACE_INVALID at test/batch: selector 'x': 'My_Space' is no namespace; use lower-case letters, digits, hyphens, * and ?",
    ],
    [
      'for six labels',
      { selectors: { x: { namespace: 'x', labels } } },
      "FARGATE_LABEL_COUNT at test/batch: selector 'x' has at most 5 labels, got 6",
    ],
    [
      'for what is no label',
      { selectors: { x: { namespace: 'x', labels: { app: 'my app' } } } },
      "FARGATE_LABEL_INVALID at test/batch: selector 'x': label 'app: my app' has letters, digits, -, _, ., / and wildcards only",
    ],
  ])('%s', (_, props, message) => {
    expect(() => build(props)).toThrow(new Error(message));
  });
});
