import { type ICluster, minorOf, type Problems } from '@landfall/contracts';
import { acceleratorOf, architectureOf } from './instance-type';
import type { Ami, NodeImage } from './node-image';

/** Of a node group. Source: EKS User Guide, "Launch templates". */
const MAX_INSTANCE_TYPES = 20;

/** Minor versions that a kubelet may be behind its API server. Source: Kubernetes, "Version Skew Policy". */
const MAX_SKEW = 3;

export function checkImage(image: NodeImage, cluster: ICluster, problems: Problems): void {
  const { kubernetesVersion: version = cluster.version, releaseVersion } = image;
  const behind = minorOf(cluster.version) - minorOf(version);
  if (behind < 0 || behind > MAX_SKEW) {
    const message = `nodes of a ${cluster.version} cluster run its version or up to ${MAX_SKEW} minors less, got ${version}`;
    problems.add('NODE_GROUP_VERSION_SKEW', message);
  }
  if (releaseVersion !== undefined && !isReleaseOf(image.family, version, releaseVersion)) {
    const message = `'${releaseVersion}' is no ${image.family} release for Kubernetes ${version}; write one like ${exampleRelease(image.family, version)}`;
    problems.add('NODE_GROUP_RELEASE_VERSION', message);
  }
  if (image.family !== 'windows') return;
  if (image.release === '2025' && minorOf(version) < 35) {
    problems.add('NODE_GROUP_WINDOWS_RELEASE', `Windows Server 2025 needs Kubernetes 1.35 or newer, got ${version}`);
  }
  if (cluster.ipFamily === 'ipv6') {
    problems.add('NODE_GROUP_WINDOWS_IPV6', 'Windows nodes cannot join an IPv6 cluster; use an IPv4 cluster');
  }
}

function isReleaseOf(family: NodeImage['family'], version: string, release: string): boolean {
  switch (family) {
    case 'al2023':
      return release.startsWith(`${version}.`) && /^1\.\d+\.\d+-\d{8}$/.test(release);
    case 'bottlerocket':
      return /^\d+\.\d+\.\d+-[0-9a-f]{8}$/.test(release);
    case 'windows':
      return release.startsWith(`${version}-`) && /^1\.\d+-\d{4}\.\d{2}\.\d{2}$/.test(release);
  }
}

function exampleRelease(family: NodeImage['family'], version: string): string {
  return { al2023: `${version}.0-20260304`, bottlerocket: '1.56.0-36151b8b', windows: `${version}-2026.03.11` }[family];
}

export function checkInstanceTypes(types: readonly string[], ami: Ami, problems: Problems): void {
  if (types.length < 1 || types.length > MAX_INSTANCE_TYPES) {
    const message = `a node group has 1 to ${MAX_INSTANCE_TYPES} instance types, got ${types.length}`;
    problems.add('NODE_GROUP_INSTANCE_TYPE_COUNT', message);
  }
  for (const [index, type] of types.entries()) {
    const architecture = architectureOf(type);
    if (types.indexOf(type) !== index) {
      problems.add('NODE_GROUP_INSTANCE_TYPE_TWICE', `instance type ${type} is named twice; name it once`);
    } else if (!architecture) {
      problems.add('NODE_GROUP_INSTANCE_TYPE_UNKNOWN', `'${type}' is no EC2 instance type; write one like m7g.large`);
    } else if (architecture !== ami.architecture) {
      const message = `${type} is ${architecture} but ${ami.amiType} runs on ${ami.architecture}; change one of them`;
      problems.add('NODE_GROUP_ARCHITECTURE', message);
    } else if (ami.accelerator && acceleratorOf(type) !== ami.accelerator) {
      const message = `${type} has nothing that the ${ami.accelerator} drivers of ${ami.amiType} work with; change one of them`;
      problems.add('NODE_GROUP_ACCELERATOR', message);
    }
  }
}
