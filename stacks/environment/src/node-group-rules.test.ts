import { type Edits, problemsAfter } from './testing/edited-environment';

const group = (fields: Readonly<Record<string, unknown>>): Edits =>
  Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`clusters.blue.nodeGroups.general.${field}`, value]),
  );

const arm = { family: 'bottlerocket', architecture: 'arm64' };
const windows = { family: 'windows', edition: 'core', release: '2025' };

it.each<[string, Edits, string]>([
  [
    'an ARM instance with an x86 image',
    group({ instanceTypes: ['m7i.large', 'm7g.large'] }),
    'instanceTypes.1: m7g.large is arm64, and image AL2023_x86_64_STANDARD runs on x86_64; change one of them [ARCHITECTURE_MISMATCH]',
  ],
  [
    'an x86 instance with an ARM image',
    group({ image: arm }),
    'instanceTypes.0: m7i.large is x86_64, and image BOTTLEROCKET_ARM_64 runs on arm64; change one of them [ARCHITECTURE_MISMATCH]',
  ],
  [
    'an ARM instance with Windows',
    group({ image: windows, instanceTypes: ['m7g.large'] }),
    'instanceTypes.0: m7g.large is arm64, and image WINDOWS_CORE_2025_x86_64 runs on x86_64; change one of them [ARCHITECTURE_MISMATCH]',
  ],
  [
    'text that is no instance type',
    group({ instanceTypes: ['large'] }),
    "instanceTypes.0: 'large' is no EC2 instance type; write one like m7g.large [INSTANCE_TYPE_UNKNOWN]",
  ],
  [
    'an instance type that stands twice',
    group({ instanceTypes: ['m7i.large', 'm7i.large'] }),
    "instanceTypes.1: 'm7i.large' stands twice; name each instance type once [INSTANCE_TYPE_TWICE]",
  ],
  [
    'no instance type',
    group({ instanceTypes: [] }),
    "instanceTypes.0: is missing; write a string like 'm7g.large' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'more instance types than EKS takes',
    group({ instanceTypes: Array.from({ length: 21 }, (_, index) => `m${index + 1}i.large`) }),
    'instanceTypes: a node group has at most 20 instance types, got 21; leave some out [INSTANCE_TYPE_COUNT]',
  ],
  [
    'a minimum above the maximum',
    group({ scaling: { kind: 'autoscaled', min: 5, max: 2 } }),
    'scaling.min: min is at most max, got min 5 and max 2 [SCALING_BOUNDS]',
  ],
  [
    'an initial number above the maximum',
    group({ scaling: { kind: 'autoscaled', min: 1, max: 2, initial: 3 } }),
    'scaling.initial: initial lies between min 1 and max 2, got 3 [SCALING_INITIAL]',
  ],
  [
    'an initial number below the minimum',
    group({ scaling: { kind: 'autoscaled', min: 2, max: 4, initial: 1 } }),
    'scaling.initial: initial lies between min 2 and max 4, got 1 [SCALING_INITIAL]',
  ],
  [
    'a fixed size of none',
    group({ scaling: { kind: 'fixed', nodes: 0 } }),
    'scaling.nodes: must be 1 or more, got 0 [ENVIRONMENT_FIELD_INVALID]',
  ],
  [
    'a zone that the network lacks',
    group({ zones: ['eu-west-1c'] }),
    "zones.0: the network has no zone 'eu-west-1c'; zones: eu-west-1a, eu-west-1b [ZONE_NOT_IN_NETWORK]",
  ],
  [
    'nodes newer than their cluster',
    group({ image: { family: 'al2023', architecture: 'x86_64', kubernetesVersion: '1.36' } }),
    'image.kubernetesVersion: nodes of a 1.35 cluster run its version or up to 3 minors less, got 1.36 [NODE_VERSION_SKEW]',
  ],
  [
    'nodes too old for their cluster',
    group({ image: { family: 'al2023', architecture: 'x86_64', kubernetesVersion: '1.31' } }),
    'image.kubernetesVersion: nodes of a 1.35 cluster run its version or up to 3 minors less, got 1.31 [NODE_VERSION_SKEW]',
  ],
  [
    'Windows Server 2025 on an older Kubernetes',
    { ...group({ image: windows }), 'clusters.blue.version': '1.34' },
    'image.release: Windows Server 2025 needs Kubernetes 1.35 or newer, got 1.34 [WINDOWS_RELEASE]',
  ],
  [
    'a Capacity Block of two instance types',
    group({
      capacity: { kind: 'capacity-block', reservationId: 'cr-0123456789abcdef0' },
      instanceTypes: ['p5.48xlarge', 'p4d.24xlarge'],
      zones: ['eu-west-1a'],
    }),
    'instanceTypes: a Capacity Block has one instance type, got 2; make a group for each [CAPACITY_BLOCK_TYPES]',
  ],
  [
    'a Capacity Block in all zones',
    group({
      capacity: { kind: 'capacity-block', reservationId: 'cr-0123456789abcdef0' },
      instanceTypes: ['p5.48xlarge'],
    }),
    'zones: a Capacity Block is in one zone, got all; name it [CAPACITY_BLOCK_ZONES]',
  ],
  [
    'text that is no reservation',
    group({
      capacity: { kind: 'capacity-block', reservationId: 'block' },
      instanceTypes: ['p5.48xlarge'],
      zones: ['eu-west-1a'],
    }),
    "capacity.reservationId: a capacity reservation id is cr- and 17 hexadecimal digits, got 'block' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a label key with a space',
    group({ labels: { 'a b': 'c' } }),
    "labels.a b: a key has at most 63 letters, digits, -, _ and ., after an optional domain and a slash, got 'a b' [NODE_LABEL_INVALID]",
  ],
  [
    'a label of Kubernetes',
    group({ labels: { 'topology.kubernetes.io/zone': 'moon' } }),
    "labels.topology.kubernetes.io/zone: 'topology.kubernetes.io/zone' is in a domain that Kubernetes and EKS keep for themselves; use a domain of your own [NODE_LABEL_RESERVED]",
  ],
  [
    'a label value with a space',
    group({ labels: { team: 'data science' } }),
    "labels.team: a value has 1 to 63 letters, digits, -, _ and ., with a letter or digit at both ends, got 'data science' [ENVIRONMENT_FIELD_INVALID]",
  ],
  [
    'a taint of the node itself',
    group({ taints: { 'node.kubernetes.io/unreachable': { effect: 'NO_SCHEDULE' } } }),
    "taints.node.kubernetes.io/unreachable: 'node.kubernetes.io/unreachable' is in a domain that Kubernetes and EKS keep for themselves; use a domain of your own [NODE_LABEL_RESERVED]",
  ],
  [
    'a taint with an effect of Kubernetes spelling',
    group({ taints: { gpu: { effect: 'NoSchedule' } } }),
    "taints.gpu.effect: must be one of 'NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE', got 'NoSchedule' [ENVIRONMENT_FIELD_INVALID]",
  ],
])('refuses %s', (_, edits, problem) => {
  expect(problemsAfter(edits)).toEqual([`environments/dev: clusters.blue.nodeGroups.general.${problem}`]);
});

it.each<[string, Edits]>([
  ['Graviton with an ARM image', group({ image: arm, instanceTypes: ['m7g.large', 'c7gn.xlarge'] })],
  ['Windows Server 2025 on Kubernetes 1.35', group({ image: windows })],
  [
    'nodes three minors behind',
    group({ image: { family: 'al2023', architecture: 'x86_64', kubernetesVersion: '1.32' } }),
  ],
  ['spot nodes', group({ capacity: { kind: 'spot' }, scaling: { kind: 'autoscaled', min: 0, max: 4, initial: 2 } })],
  [
    'a Capacity Block',
    group({
      capacity: { kind: 'capacity-block', reservationId: 'cr-0123456789abcdef0' },
      instanceTypes: ['p5.48xlarge'],
      zones: ['eu-west-1a'],
    }),
  ],
  [
    'labels that nodes may give themselves',
    group({ labels: { team: 'data', 'acme.example/tier': 'gold', 'node.kubernetes.io/speed': 'fast' } }),
  ],
  ['a taint', group({ taints: { CriticalAddonsOnly: { effect: 'NO_SCHEDULE' } } })],
])('takes %s', (_, edits) => {
  expect(problemsAfter(edits)).toEqual([]);
});
