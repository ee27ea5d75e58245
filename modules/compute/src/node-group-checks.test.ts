import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { synth, testCluster, testKey, testNetwork, testRole } from '@landfall/testing';
import { NodeGroup, type NodeGroupProps } from './node-group';

const minimal: NodeGroupProps = {
  cluster: testCluster(),
  network: testNetwork(),
  role: { ...testRole(), attachments: [] },
  ebsKey: testKey(),
  name: 'system',
  image: { family: 'al2023', architecture: 'arm64' },
  instanceTypes: ['m7g.large'],
  scaling: { kind: 'fixed', nodes: 3 },
};

const WINDOWS = {
  image: { family: 'windows', edition: 'core', release: '2022' },
  instanceTypes: ['m7i.large'],
} as const;
const BLOCK = {
  capacity: { kind: 'capacity-block', reservationId: 'cr-0123456789abcdef0' },
  placement: { zones: ['eu-west-1a'] },
} as const;

type Case = readonly [title: string, props: Partial<NodeGroupProps>, message: string];

function build(props: Partial<NodeGroupProps>): void {
  synth((stack) => {
    new AwsProvider(stack, 'aws');
    new NodeGroup(stack, 'group', { ...minimal, ...props });
  });
}

function refuses(cases: readonly Case[]): void {
  it.each(cases)('fails for %s', (_, props, message) => {
    const expected = message.replaceAll(/^[A-Z_0-9]+/gm, '$& at test/group');
    expect(() => build(props)).toThrow(new Error(expected));
  });
}

function accepts(cases: readonly (readonly [title: string, props: Partial<NodeGroupProps>])[]): void {
  it.each(cases)('takes %s', (_, props) => {
    expect(() => build(props)).not.toThrow();
  });
}

const long = (length: number): string => 'a'.repeat(length);

describe('names of a node group', () => {
  refuses([
    [
      'other characters',
      { name: 'System_1' },
      "NODE_GROUP_NAME_INVALID: a node group name has lower-case letters, digits and hyphens, and begins with a letter, got 'System_1'",
    ],
    [
      'a length that leaves no room for the generation',
      { name: long(55) },
      `NODE_GROUP_NAME_TOO_LONG: a node group name has at most 54 characters, got 55: '${long(55)}'`,
    ],
    [
      'a length that the launch template cannot have',
      { name: long(25), cluster: testCluster({ clusterName: long(100) }) },
      `LAUNCH_TEMPLATE_NAME_TOO_LONG: a launch template name has at most 125 characters, got 126: '${long(100)}-${long(25)}'; shorten the cluster's or the group's name`,
    ],
  ]);
  accepts([
    ['54 characters', { name: long(54) }],
    ['125 characters of launch template', { name: long(24), cluster: testCluster({ clusterName: long(100) }) }],
  ]);
});

describe('scaling of a node group', () => {
  refuses([
    [
      'a fixed size of 0',
      { scaling: { kind: 'fixed', nodes: 0 } },
      'NODE_GROUP_SCALING_NODES: a group of fixed size has 1 node or more, got 0',
    ],
    [
      'half a node',
      { scaling: { kind: 'fixed', nodes: 1.5 } },
      'NODE_GROUP_SCALING_NODES: a group of fixed size has 1 node or more, got 1.5',
    ],
    [
      'min above max',
      { scaling: { kind: 'autoscaled', min: 4, max: 3 } },
      'NODE_GROUP_SCALING_BOUNDS: min is 0 or more and max is 1 or more and not below min, got min 4 and max 3',
    ],
    [
      'no room at all',
      { scaling: { kind: 'autoscaled', min: 0, max: 0 } },
      'NODE_GROUP_SCALING_BOUNDS: min is 0 or more and max is 1 or more and not below min, got min 0 and max 0',
    ],
    [
      'a min below 0',
      { scaling: { kind: 'autoscaled', min: -1, max: 3 } },
      'NODE_GROUP_SCALING_BOUNDS: min is 0 or more and max is 1 or more and not below min, got min -1 and max 3',
    ],
    [
      'an initial number above max',
      { scaling: { kind: 'autoscaled', min: 1, max: 3, initial: 4 } },
      'NODE_GROUP_SCALING_INITIAL: initial lies between min 1 and max 3, got 4',
    ],
    [
      'an initial number below min',
      { scaling: { kind: 'autoscaled', min: 1, max: 3, initial: 0 } },
      'NODE_GROUP_SCALING_INITIAL: initial lies between min 1 and max 3, got 0',
    ],
  ]);
  accepts([['min equal to max', { scaling: { kind: 'autoscaled', min: 3, max: 3, initial: 3 } }]]);
});

describe('placement of a node group', () => {
  refuses([
    [
      'a zone that the network has not',
      { placement: { zones: ['eu-west-1a', 'eu-west-1d'] } },
      'NODE_GROUP_ZONE_UNKNOWN: the network has no zone eu-west-1d; it has eu-west-1a, eu-west-1b, eu-west-1c',
    ],
    [
      'a tier that the network has not',
      { network: testNetwork(['public']) },
      'NODE_GROUP_NO_SUBNETS: the network has no private subnets for nodes; add the tier, or use another',
    ],
    [
      'a placement group across zones',
      { placement: { group: 'cluster' } },
      'NODE_GROUP_ONE_ZONE: a placement group of nodes close together is in one zone, got 3; name one in placement.zones',
    ],
    [
      'more network cards than exist',
      { placement: { efaNetworkCards: 33 } },
      'NODE_GROUP_EFA_CARDS: an instance has up to 32 network cards, got 33',
    ],
    [
      'an Elastic Fabric Adapter on Windows',
      { ...WINDOWS, placement: { efaNetworkCards: 1 } },
      'NODE_GROUP_WINDOWS_EFA: Windows nodes have no Elastic Fabric Adapter; leave efaNetworkCards out',
    ],
  ]);
  accepts([['32 network cards', { placement: { efaNetworkCards: 32 } }]]);
});

describe('a Capacity Block', () => {
  refuses([
    [
      'an id that is none',
      { ...BLOCK, capacity: { kind: 'capacity-block', reservationId: 'cr-1' } },
      "NODE_GROUP_RESERVATION_ID: a capacity reservation id is cr- and 17 hexadecimal digits, got 'cr-1'",
    ],
    [
      'two instance types',
      { ...BLOCK, instanceTypes: ['m7g.large', 'm6g.large'] },
      'NODE_GROUP_CAPACITY_BLOCK_TYPES: a Capacity Block has one instance type, got 2; make a group for each',
    ],
    [
      'two zones',
      { ...BLOCK, placement: { zones: ['eu-west-1a', 'eu-west-1b'] } },
      'NODE_GROUP_CAPACITY_BLOCK_ZONES: a Capacity Block is in one zone, got 2; name it in placement.zones',
    ],
  ]);
  accepts([['one type and one zone', BLOCK]]);
});

describe('the disk of a node group', () => {
  refuses([
    [
      'too small a disk',
      { disk: { sizeGib: 19 } },
      'NODE_GROUP_DISK_SIZE: a node with AL2023_ARM_64_STANDARD has a disk of 20 to 65536 GiB, got 19',
    ],
    [
      'too small a disk for Windows',
      { ...WINDOWS, disk: { sizeGib: 49 } },
      'NODE_GROUP_DISK_SIZE: a node with WINDOWS_CORE_2022_x86_64 has a disk of 50 to 65536 GiB, got 49',
    ],
    [
      'too many operations for the size',
      { disk: { sizeGib: 20, iops: 10_001 } },
      'NODE_GROUP_DISK_IOPS: a gp3 volume of 20 GiB has 3000 to 10000 operations per second, got 10001',
    ],
    [
      'fewer operations than the base',
      { disk: { iops: 2999 } },
      'NODE_GROUP_DISK_IOPS: a gp3 volume of 50 GiB has 3000 to 25000 operations per second, got 2999',
    ],
    [
      'more operations than gp3 has',
      { disk: { sizeGib: 1000, iops: 80_001 } },
      'NODE_GROUP_DISK_IOPS: a gp3 volume of 1000 GiB has 3000 to 80000 operations per second, got 80001',
    ],
    [
      'more throughput than the operations carry',
      { disk: { throughputMibps: 751 } },
      'NODE_GROUP_DISK_THROUGHPUT: a gp3 volume with 3000 operations per second moves 125 to 750 MiB per second, got 751',
    ],
    [
      'more throughput than gp3 has',
      { disk: { sizeGib: 1000, iops: 80_000, throughputMibps: 2001 } },
      'NODE_GROUP_DISK_THROUGHPUT: a gp3 volume with 80000 operations per second moves 125 to 2000 MiB per second, got 2001',
    ],
  ]);
  accepts([
    ['the smallest disk', { disk: { sizeGib: 20, iops: 10_000, throughputMibps: 2000 } }],
    ['the smallest Windows disk', { ...WINDOWS, disk: { sizeGib: 50 } }],
  ]);
});

describe('maintenance of a node group', () => {
  refuses([
    [
      'no nodes',
      { update: { maxUnavailable: 0 } },
      "NODE_GROUP_NODE_COUNT: update.maxUnavailable is 1 to 100, or '1%' to '100%', got '0'",
    ],
    [
      'more than all nodes',
      { update: { maxUnavailable: '101%' } },
      "NODE_GROUP_NODE_COUNT: update.maxUnavailable is 1 to 100, or '1%' to '100%', got '101%'",
    ],
    [
      'wrong limits of repair, all of them',
      { repair: { kind: 'automatic', maxParallel: 1.5, maxUnhealthy: '0%' } },
      "NODE_GROUP_NODE_COUNT: repair.maxParallel is 1 to 100, or '1%' to '100%', got '1.5'\n" +
        "NODE_GROUP_NODE_COUNT: repair.maxUnhealthy is 1 to 100, or '1%' to '100%', got '0%'",
    ],
    [
      'repair of Windows nodes',
      { ...WINDOWS, repair: { kind: 'automatic' } },
      "NODE_GROUP_WINDOWS_REPAIR: EKS does not repair Windows nodes; leave repair out, or write { kind: 'none' }",
    ],
  ]);
  accepts([
    ['one percent', { update: { maxUnavailable: '1%' } }],
    ['100 nodes', { update: { maxUnavailable: 100 } }],
    ['all nodes', { update: { maxUnavailable: '100%' } }],
    ['no repair of Windows nodes', { ...WINDOWS, repair: { kind: 'none' } }],
  ]);
});

describe('tags of a node group', () => {
  refuses([
    [
      'a prefix of AWS',
      { tags: { 'aws:owner': 'x' } },
      "NODE_GROUP_TAG_RESERVED: tag 'aws:owner' begins with aws:, which AWS keeps for itself; rename it",
    ],
  ]);
});

describe('a node group with several mistakes', () => {
  refuses([
    [
      'all of them at once',
      {
        name: 'X',
        image: { ...minimal.image, kubernetesVersion: '1.36' },
        instanceTypes: ['m7i.large'],
        scaling: { kind: 'fixed', nodes: 0 },
        labels: { 'k8s.io/x': 'y' },
        taints: { 'a b': { effect: 'NO_EXECUTE' } },
        disk: { sizeGib: 1 },
        kubelet: { maxPods: 0 },
        startupScript: 'true',
      },
      [
        "NODE_GROUP_NAME_INVALID: a node group name has lower-case letters, digits and hyphens, and begins with a letter, got 'X'",
        'NODE_GROUP_VERSION_SKEW: nodes of a 1.35 cluster run its version or up to 3 minors less, got 1.36',
        'NODE_GROUP_ARCHITECTURE: m7i.large is x86_64 but AL2023_ARM_64_STANDARD runs on arm64; change one of them',
        'NODE_GROUP_SCALING_NODES: a group of fixed size has 1 node or more, got 0',
        "NODE_GROUP_LABEL_RESERVED: label 'k8s.io/x' is in a domain that nodes may not label themselves with; use a domain of your own",
        "NODE_GROUP_TAINT_INVALID: taint 'a b': a key is a name of letters, digits, -, _ and ., after an optional domain and a slash",
        'NODE_GROUP_DISK_SIZE: a node with AL2023_ARM_64_STANDARD has a disk of 20 to 65536 GiB, got 1',
        'NODE_GROUP_KUBELET: kubelet.maxPods is 1 to 737, got 0',
        'NODE_GROUP_SCRIPT_INTERPRETER: startupScript begins with its interpreter, such as #!/bin/bash',
      ].join('\n'),
    ],
  ]);
});
