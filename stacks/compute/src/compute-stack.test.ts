import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import type { EnvironmentInput } from '@landfall/environment';
import { synthStack, testEnvironment } from '@landfall/stack-testing';
import { ComputeStack } from './compute-stack';

const lower = [{ layer: 'network' }, { layer: 'keys' }, { layer: 'cluster', clusterId: 'blue' }] as const;

const compute = (clusters?: EnvironmentInput['clusters']) =>
  synthStack(
    testEnvironment(clusters ? { clusters } : {}),
    lower,
    (app, environment) => new ComputeStack(app, environment, 'blue'),
  );

const addonNames = (stack: ReturnType<typeof compute>): readonly unknown[] =>
  Object.values(stack.all(EksAddon)).map((addon) => addon['addon_name']);

it('makes a node group for each of the environment, in private subnets of the published network', () => {
  const group = compute().only(EksNodeGroup);
  expect(group).toMatchObject({
    cluster_name: 'acme-test-blue',
    ami_type: 'AL2023_x86_64_STANDARD',
    scaling_config: { min_size: 2, max_size: 2, desired_size: 2 },
    subnet_ids: [
      '${jsondecode(data.aws_ssm_parameter.contract-network-network.insecure_value).subnetIds.private["eu-west-1a"]}',
      '${jsondecode(data.aws_ssm_parameter.contract-network-network.insecure_value).subnetIds.private["eu-west-1b"]}',
    ],
  });
});

it('tags instances, volumes and network interfaces, which default tags do not reach', () => {
  for (const specification of compute().only(LaunchTemplate)['tag_specifications'] as readonly object[]) {
    expect(specification).toMatchObject({ tags: { Environment: 'test', Project: 'acme', ManagedBy: 'landfall' } });
  }
});

it('installs what runs on nodes after them', () => {
  const stack = compute();
  expect(addonNames(stack)).toEqual(
    expect.arrayContaining(['coredns', 'aws-ebs-csi-driver', 'snapshot-controller', 'metrics-server']),
  );
  for (const addon of Object.values(stack.all(EksAddon))) {
    expect(addon['depends_on']).toEqual(expect.arrayContaining([expect.stringMatching(/^aws_eks_node_group\./)]));
  }
});

it('is empty under Auto Mode, which brings all of it', () => {
  expect(compute({ blue: { version: '1.35', compute: { kind: 'auto-mode' } } }).addresses()).toEqual([]);
});

it('leaves storage to EKS where nodes stand beside Auto Mode', () => {
  const stack = compute({
    blue: {
      version: '1.35',
      compute: { kind: 'auto-mode' },
      nodeGroups: {
        gpu: {
          image: { family: 'al2023', architecture: 'x86_64', accelerator: 'nvidia' },
          instanceTypes: ['g6.xlarge'],
          scaling: { kind: 'fixed', nodes: 1 },
        },
      },
    },
  });
  expect(addonNames(stack)).toEqual(['coredns']);
});
