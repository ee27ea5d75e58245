import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { PlacementGroup } from '@cdktf/provider-aws/lib/placement-group';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type Block, synth, type Synthesized, testCluster, testKey, testNetwork, testRole } from '@landfall/testing';
import { TerraformOutput } from 'cdktf';
import { NodeGroup, type NodeGroupProps } from './node-group';
import { NodeRole } from './node-role';

const minimal: NodeGroupProps = {
  cluster: testCluster(),
  network: testNetwork(),
  role: { ...testRole('test-blue-node'), attachments: [] },
  ebsKey: testKey('ebs'),
  name: 'system',
  image: { family: 'bottlerocket', architecture: 'arm64' },
  instanceTypes: ['m7g.large', 'm6g.large'],
  scaling: { kind: 'fixed', nodes: 3 },
};

const build = (props: Partial<NodeGroupProps> = {}): Synthesized =>
  synth((stack) => {
    new AwsProvider(stack, 'aws');
    new NodeGroup(stack, 'system', { ...minimal, ...props });
  });
const group = (props: Partial<NodeGroupProps> = {}): Block => build(props).only(EksNodeGroup);
const template = (props: Partial<NodeGroupProps> = {}): Block => build(props).only(LaunchTemplate);

describe('NodeGroup', () => {
  it('is a node group and a launch template, and nothing else', () => {
    expect(build().addresses()).toEqual([
      expect.stringMatching(/^aws_eks_node_group\.system_node-group_/),
      expect.stringMatching(/^aws_launch_template\.system_launch-template_/),
    ]);
  });

  it('runs the image of its family in the version of the cluster', () => {
    const block = group();
    expect(block).toMatchObject({ ami_type: 'BOTTLEROCKET_ARM_64', version: '1.35', cluster_name: 'test-blue' });
    expect(block).not.toHaveProperty('release_version');
    expect(block).not.toHaveProperty('disk_size');
    expect(block).not.toHaveProperty('remote_access');
  });

  it('pins a release and stays behind the cluster when told to', () => {
    const image = { ...minimal.image, kubernetesVersion: '1.34', releaseVersion: '1.56.0-36151b8b' } as const;
    expect(group({ image })).toMatchObject({ version: '1.34', release_version: '1.56.0-36151b8b' });
  });

  it('follows the versions of its launch template', () => {
    const id = Object.keys(build().all(LaunchTemplate))[0];
    expect(group()['launch_template']).toEqual({
      id: `\${aws_launch_template.${id}.id}`,
      version: `\${aws_launch_template.${id}.latest_version}`,
    });
    expect(template()).toMatchObject({ name: 'test-blue-system', update_default_version: true });
  });

  it('waits for the policies of its role', () => {
    const result = synth((stack) => {
      new AwsProvider(stack, 'aws');
      const cluster = testCluster();
      const role = new NodeRole(stack, 'role', { cluster, region: 'eu-west-1' });
      new NodeGroup(stack, 'system', { ...minimal, cluster, role });
    });
    expect(result.only(EksNodeGroup)['depends_on']).toEqual([
      expect.stringMatching(/^aws_iam_role_policy_attachment\.role_worker-node_/),
      expect.stringMatching(/^aws_iam_role_policy_attachment\.role_image-pull_/),
    ]);
    expect(result.only(EksNodeGroup)['node_role_arn']).toMatch(/^\$\{aws_iam_role\.role_.*\.arn\}$/);
  });

  it('tells its name, ARN and Auto Scaling group', () => {
    const { json } = synth((stack) => {
      new AwsProvider(stack, 'aws');
      const { nodeGroupName, nodeGroupArn, autoscalingGroupName } = new NodeGroup(stack, 'system', minimal);
      new TerraformOutput(stack, 'told', { value: { nodeGroupName, nodeGroupArn, autoscalingGroupName } });
    });
    expect(json['output']).toEqual({
      told: {
        value: {
          nodeGroupName: expect.stringMatching(/^system-[0-9a-f]{8}$/),
          nodeGroupArn: expect.stringMatching(/^\$\{aws_eks_node_group\.\S+\.arn\}$/),
          autoscalingGroupName: expect.stringMatching(/\.resources\[0\]\.autoscaling_groups\[0\]\.name\}$/),
        },
      },
    });
  });
});

describe('what needs nodes', () => {
  it('can wait for a NodeGroup', () => {
    const result = synth((stack) => {
      new AwsProvider(stack, 'aws');
      const nodes = new NodeGroup(stack, 'system', minimal);
      new EksAddon(stack, 'coredns', { clusterName: 'test-blue', addonName: 'coredns', dependsOn: [nodes] });
    });
    expect(result.only(EksAddon)['depends_on']).toEqual([
      expect.stringMatching(/^aws_eks_node_group\.system_node-group_/),
    ]);
  });
});

describe('NodeGroup names', () => {
  const nameOf = (props: Partial<NodeGroupProps>): unknown => group(props)['node_group_name'];

  it('are the same at every synth', () => {
    expect(nameOf({})).toBe('system-e2db0855');
  });

  it.each<[string, Partial<NodeGroupProps>]>([
    ['image', { image: { family: 'al2023', architecture: 'arm64' } }],
    ['instance types', { instanceTypes: ['m7g.large'] }],
    ['capacity', { capacity: { kind: 'spot' } }],
    ['tier', { placement: { tier: 'intra' } }],
    ['zones', { placement: { zones: ['eu-west-1a'] } }],
    ['role', { role: { ...testRole('other'), attachments: [] } }],
  ])('get a new generation with another %s, so that the new group can come first', (_, props) => {
    expect(nameOf(props)).toMatch(/^system-[0-9a-f]{8}$/);
    expect(nameOf(props)).not.toBe(nameOf({}));
  });

  it.each<[string, Partial<NodeGroupProps>]>([
    ['scaling', { scaling: { kind: 'fixed', nodes: 4 } }],
    ['labels', { labels: { team: 'a' } }],
    ['disk', { disk: { sizeGib: 80 } }],
    ['version', { image: { family: 'bottlerocket', architecture: 'arm64', kubernetesVersion: '1.34' } }],
    ['tags', { tags: { team: 'a' } }],
  ])('stay with another %s', (_, props) => {
    expect(nameOf(props)).toBe(nameOf({}));
  });

  it('come before the old group goes', () => {
    expect(group()['lifecycle']).toEqual({ create_before_destroy: true });
  });
});

describe('NodeGroup scaling', () => {
  it('is undone by Terraform when fixed', () => {
    const block = group({ scaling: { kind: 'fixed', nodes: 2 } });
    expect(block['scaling_config']).toEqual({ min_size: 2, max_size: 2, desired_size: 2 });
    expect(block['lifecycle']).not.toHaveProperty('ignore_changes');
  });

  it('is left to the autoscaler between its bounds', () => {
    const block = group({ scaling: { kind: 'autoscaled', min: 1, max: 9 } });
    expect(block['scaling_config']).toEqual({ min_size: 1, max_size: 9, desired_size: 1 });
    expect(block['lifecycle']).toEqual({
      create_before_destroy: true,
      ignore_changes: ['scaling_config[0].desired_size'],
    });
  });

  it('starts where told', () => {
    const block = group({ scaling: { kind: 'autoscaled', min: 0, max: 9, initial: 4 } });
    expect(block['scaling_config']).toEqual({ min_size: 0, max_size: 9, desired_size: 4 });
  });
});

describe('NodeGroup capacity', () => {
  const reservationId = 'cr-0123456789abcdef0';
  const block: Partial<NodeGroupProps> = {
    capacity: { kind: 'capacity-block', reservationId },
    image: { family: 'al2023', architecture: 'x86_64', accelerator: 'nvidia' },
    instanceTypes: ['p5.48xlarge'],
    placement: { zones: ['eu-west-1b'] },
  };

  it('is on demand unless told otherwise', () => {
    expect(group()).toMatchObject({ capacity_type: 'ON_DEMAND', instance_types: ['m7g.large', 'm6g.large'] });
    expect(template()).not.toHaveProperty('instance_market_options');
    expect(template()).not.toHaveProperty('capacity_reservation_specification');
  });

  it('can be spot', () => {
    expect(group({ capacity: { kind: 'spot' } })).toMatchObject({ capacity_type: 'SPOT' });
    expect(template({ capacity: { kind: 'spot' } })).not.toHaveProperty('instance_market_options');
  });

  it('can be a Capacity Block, with its instance type in the launch template only', () => {
    expect(group(block)).toMatchObject({ capacity_type: 'CAPACITY_BLOCK', subnet_ids: ['subnet-private-b'] });
    expect(group(block)).not.toHaveProperty('instance_types');
    expect(template(block)).toMatchObject({
      instance_type: 'p5.48xlarge',
      instance_market_options: { market_type: 'capacity-block' },
      capacity_reservation_specification: { capacity_reservation_target: { capacity_reservation_id: reservationId } },
    });
  });

  it('frees a Capacity Block before it is taken again', () => {
    expect(group(block)['lifecycle']).toEqual({ create_before_destroy: false });
  });
});

describe('NodeGroup placement', () => {
  it('is in the private subnets of every zone', () => {
    expect(group()['subnet_ids']).toEqual(['subnet-private-a', 'subnet-private-b', 'subnet-private-c']);
  });

  it('can be another tier and fewer zones', () => {
    const placement = { tier: 'intra', zones: ['eu-west-1c', 'eu-west-1a'] } as const;
    expect(group({ placement })['subnet_ids']).toEqual(['subnet-intra-a', 'subnet-intra-c']);
  });

  it('can be a placement group of its own', () => {
    const result = build({ placement: { zones: ['eu-west-1a'], group: 'cluster' } });
    expect(result.only(PlacementGroup)).toMatchObject({ name: 'test-blue-system', strategy: 'cluster' });
    expect(result.only(LaunchTemplate)['placement']).toEqual({
      group_name: expect.stringMatching(/^\$\{aws_placement_group\.system_placement-group_.*\.name\}$/),
    });
  });
});

describe('NodeGroup scheduling', () => {
  it('has no labels and taints of its own', () => {
    expect(group()).toMatchObject({ labels: {}, taint: [] });
  });

  it('passes labels and taints to EKS', () => {
    const block = group({
      labels: { 'example.com/tier': 'system' },
      taints: { dedicated: { value: 'system', effect: 'NO_SCHEDULE' }, slow: { effect: 'PREFER_NO_SCHEDULE' } },
    });
    expect(block['labels']).toEqual({ 'example.com/tier': 'system' });
    expect(block['taint']).toEqual([
      { key: 'dedicated', value: 'system', effect: 'NO_SCHEDULE' },
      { key: 'slow', effect: 'PREFER_NO_SCHEDULE' },
    ]);
  });
});

describe('NodeGroup maintenance', () => {
  it('takes one node at a time and respects disruption budgets', () => {
    expect(group()).toMatchObject({ update_config: { max_unavailable: 1 }, force_update_version: false });
  });

  it('takes more nodes, or a share, and forces pods out when told to', () => {
    expect(group({ update: { maxUnavailable: 5 } })['update_config']).toEqual({ max_unavailable: 5 });
    expect(group({ update: { maxUnavailable: '33%', whenDrainIsBlocked: 'force' } })).toMatchObject({
      update_config: { max_unavailable_percentage: 33 },
      force_update_version: true,
    });
  });

  it('repairs Linux nodes', () => {
    expect(group()['node_repair_config']).toEqual({ enabled: true });
    expect(group({ repair: { kind: 'none' } })['node_repair_config']).toEqual({ enabled: false });
  });

  it('repairs within limits', () => {
    expect(group({ repair: { kind: 'automatic', maxParallel: 2, maxUnhealthy: '20%' } })['node_repair_config']).toEqual(
      { enabled: true, max_parallel_nodes_repaired_count: 2, max_unhealthy_node_threshold_percentage: 20 },
    );
    expect(group({ repair: { kind: 'automatic', maxParallel: '10%', maxUnhealthy: 5 } })['node_repair_config']).toEqual(
      { enabled: true, max_parallel_nodes_repaired_percentage: 10, max_unhealthy_node_threshold_count: 5 },
    );
  });

  it('does not repair Windows nodes', () => {
    const image = { family: 'windows', edition: 'core', release: '2022' } as const;
    expect(group({ image, instanceTypes: ['m7i.large'] })['node_repair_config']).toEqual({ enabled: false });
  });
});
