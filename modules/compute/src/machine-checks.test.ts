import { Problems } from '@landfall/contracts';
import { testCluster } from '@landfall/testing';
import { checkImage, checkInstanceTypes } from './machine-checks';
import { amiOf, type NodeImage } from './node-image';

const AL2023: NodeImage = { family: 'al2023', architecture: 'arm64' };
const BOTTLEROCKET: NodeImage = { family: 'bottlerocket', architecture: 'arm64' };
const WINDOWS = { family: 'windows', edition: 'core', release: '2022' } as const;

function image(checked: NodeImage, cluster = testCluster()): void {
  const problems = new Problems('test');
  checkImage(checked, cluster, problems);
  problems.throwIfAny();
}

function types(of: NodeImage, ...checked: readonly string[]): void {
  const problems = new Problems('test');
  checkInstanceTypes(checked, amiOf(of, '1.35'), problems);
  problems.throwIfAny();
}

describe('an image', () => {
  it.each<NodeImage>([
    AL2023,
    { ...AL2023, kubernetesVersion: '1.32' },
    { ...AL2023, releaseVersion: '1.35.1-20260304' },
    { ...AL2023, kubernetesVersion: '1.34', releaseVersion: '1.34.2-20260304' },
    { ...BOTTLEROCKET, releaseVersion: '1.56.0-36151b8b' },
    { ...WINDOWS, releaseVersion: '1.35-2026.03.11' },
    { ...WINDOWS, release: '2025' },
  ])('may be %j', (checked) => expect(() => image(checked)).not.toThrow());

  it.each<[string, NodeImage, string]>([
    [
      'newer than the cluster',
      { ...AL2023, kubernetesVersion: '1.36' },
      'NODE_GROUP_VERSION_SKEW at test: nodes of a 1.35 cluster run its version or up to 3 minors less, got 1.36',
    ],
    [
      'too old for the cluster',
      { ...AL2023, kubernetesVersion: '1.31' },
      'NODE_GROUP_VERSION_SKEW at test: nodes of a 1.35 cluster run its version or up to 3 minors less, got 1.31',
    ],
    [
      'with an Amazon Linux release of another version',
      { ...AL2023, releaseVersion: '1.34.2-20260304' },
      "NODE_GROUP_RELEASE_VERSION at test: '1.34.2-20260304' is no al2023 release for Kubernetes 1.35; write one like 1.35.0-20260304",
    ],
    [
      'with an Amazon Linux release without its date',
      { ...AL2023, releaseVersion: '1.35.0' },
      "NODE_GROUP_RELEASE_VERSION at test: '1.35.0' is no al2023 release for Kubernetes 1.35; write one like 1.35.0-20260304",
    ],
    [
      'with a Bottlerocket release without its commit',
      { ...BOTTLEROCKET, releaseVersion: '1.56.0' },
      "NODE_GROUP_RELEASE_VERSION at test: '1.56.0' is no bottlerocket release for Kubernetes 1.35; write one like 1.56.0-36151b8b",
    ],
    [
      'with a Windows release of another version',
      { ...WINDOWS, releaseVersion: '1.34-2026.03.11' },
      "NODE_GROUP_RELEASE_VERSION at test: '1.34-2026.03.11' is no windows release for Kubernetes 1.35; write one like 1.35-2026.03.11",
    ],
    [
      'with a Windows release without its date',
      { ...WINDOWS, releaseVersion: '1.35-latest' },
      "NODE_GROUP_RELEASE_VERSION at test: '1.35-latest' is no windows release for Kubernetes 1.35; write one like 1.35-2026.03.11",
    ],
    [
      'of Windows Server 2025 on an older version',
      { ...WINDOWS, release: '2025', kubernetesVersion: '1.34' },
      'NODE_GROUP_WINDOWS_RELEASE at test: Windows Server 2025 needs Kubernetes 1.35 or newer, got 1.34',
    ],
  ])('fails %s', (_, checked, message) => expect(() => image(checked)).toThrow(new Error(message)));

  it('of Windows fails in an IPv6 cluster, where Linux does not', () => {
    const cluster = testCluster({ ipFamily: 'ipv6' });
    expect(() => image(AL2023, cluster)).not.toThrow();
    expect(() => image(WINDOWS, cluster)).toThrow(
      new Error('NODE_GROUP_WINDOWS_IPV6 at test: Windows nodes cannot join an IPv6 cluster; use an IPv4 cluster'),
    );
  });
});

describe('instance types', () => {
  const many = ['m7g', 'c7g', 'r7g'].flatMap((family) =>
    ['medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge'].map((size) => `${family}.${size}`),
  );
  const nvidia: NodeImage = { family: 'al2023', architecture: 'arm64', accelerator: 'nvidia' };
  const neuron: NodeImage = { family: 'al2023', architecture: 'x86_64', accelerator: 'neuron' };

  it.each<[string, NodeImage, readonly string[]]>([
    ['mixed sizes', AL2023, ['m7g.large', 'm7g.4xlarge', 'c7gn.medium']],
    ['twenty', AL2023, many.slice(1)],
    ['a GPU that is ARM', nvidia, ['g5g.xlarge']],
    ['Neuron chips', neuron, ['inf2.xlarge', 'trn1.2xlarge']],
    ['x86_64 on Windows', WINDOWS, ['m7i.large']],
  ])('may be %s', (_, of, checked) => expect(() => types(of, ...checked)).not.toThrow());

  it.each<[string, NodeImage, readonly string[], string]>([
    [
      'when there is none',
      AL2023,
      [],
      'NODE_GROUP_INSTANCE_TYPE_COUNT at test: a node group has 1 to 20 instance types, got 0',
    ],
    [
      'for more than EKS takes',
      AL2023,
      many,
      'NODE_GROUP_INSTANCE_TYPE_COUNT at test: a node group has 1 to 20 instance types, got 21',
    ],
    [
      'for one named twice',
      AL2023,
      ['m7g.large', 'm6g.large', 'm7g.large'],
      'NODE_GROUP_INSTANCE_TYPE_TWICE at test: instance type m7g.large is named twice; name it once',
    ],
    [
      'for what is none',
      AL2023,
      ['m7g'],
      "NODE_GROUP_INSTANCE_TYPE_UNKNOWN at test: 'm7g' is no EC2 instance type; write one like m7g.large",
    ],
    [
      'for x86_64 with an ARM image',
      AL2023,
      ['m7g.large', 'm7i.large'],
      'NODE_GROUP_ARCHITECTURE at test: m7i.large is x86_64 but AL2023_ARM_64_STANDARD runs on arm64; change one of them',
    ],
    [
      'for ARM with an x86_64 image',
      { family: 'bottlerocket', architecture: 'x86_64' },
      ['m7g.large'],
      'NODE_GROUP_ARCHITECTURE at test: m7g.large is arm64 but BOTTLEROCKET_x86_64 runs on x86_64; change one of them',
    ],
    [
      'for ARM with Windows',
      WINDOWS,
      ['m7g.large'],
      'NODE_GROUP_ARCHITECTURE at test: m7g.large is arm64 but WINDOWS_CORE_2022_x86_64 runs on x86_64; change one of them',
    ],
    [
      'for NVIDIA drivers without a GPU',
      { ...BOTTLEROCKET, variant: 'nvidia' },
      ['m7g.large'],
      'NODE_GROUP_ACCELERATOR at test: m7g.large has nothing that the nvidia drivers of BOTTLEROCKET_ARM_64_NVIDIA work with; change one of them',
    ],
    [
      'for Neuron drivers on a GPU',
      neuron,
      ['g6.xlarge'],
      'NODE_GROUP_ACCELERATOR at test: g6.xlarge has nothing that the neuron drivers of AL2023_x86_64_NEURON work with; change one of them',
    ],
  ])('fail %s', (_, of, checked, message) => expect(() => types(of, ...checked)).toThrow(new Error(message)));
});
