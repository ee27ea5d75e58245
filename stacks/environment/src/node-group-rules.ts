import { amiOf, architectureOf } from '@landfall/compute';
import { type KubernetesVersion, minorOf } from '@landfall/contracts';
import type { Report } from './report';
import type { NodeGroupFields } from './schema';
import type { Sound } from './sound';

type Group = Sound<NodeGroupFields>;

const MAX_INSTANCE_TYPES = 20;

/** Minor versions that a kubelet may be behind its API server. Source: Kubernetes, "Version Skew Policy". */
const MAX_SKEW = 3;

/** First minor version whose Windows images include Server 2025. */
const WINDOWS_2025_MINOR = 35;

export function checkNodeGroup(
  group: Group,
  clusterVersion: KubernetesVersion | undefined,
  networkZones: readonly string[] | undefined,
  report: Report,
): void {
  checkInstanceTypes(group, report);
  checkScaling(group, report);
  checkVersion(group, clusterVersion, report);
  checkCapacity(group, report);
  group.zones?.forEach((zone, index) => {
    if (networkZones && !networkZones.includes(zone)) {
      const message = `the network has no zone '${zone}'; zones: ${networkZones.join(', ')}`;
      report('ZONE_NOT_IN_NETWORK', message, `zones.${index}`);
    }
  });
}

function checkInstanceTypes({ image, instanceTypes }: Group, report: Report): void {
  const types: readonly string[] = instanceTypes ?? [];
  if (types.length > MAX_INSTANCE_TYPES) {
    const message = `a node group has at most ${MAX_INSTANCE_TYPES} instance types, got ${types.length}; leave some out`;
    report('INSTANCE_TYPE_COUNT', message, 'instanceTypes');
  }
  // The version has no bearing on the architecture.
  const ami = image && amiOf(image, '1.35');
  types.forEach((type, index) => {
    const field = `instanceTypes.${index}`;
    const architecture = architectureOf(type);
    if (types.indexOf(type) !== index) {
      report('INSTANCE_TYPE_TWICE', `'${type}' stands twice; name each instance type once`, field);
    } else if (!architecture) {
      report('INSTANCE_TYPE_UNKNOWN', `'${type}' is no EC2 instance type; write one like m7g.large`, field);
    } else if (ami && architecture !== ami.architecture) {
      const message = `${type} is ${architecture}, and image ${ami.amiType} runs on ${ami.architecture}; change one of them`;
      report('ARCHITECTURE_MISMATCH', message, field);
    }
  });
}

function checkScaling({ scaling }: Group, report: Report): void {
  if (scaling?.kind !== 'autoscaled') return;
  const { min, max, initial = min } = scaling;
  if (min > max) {
    report('SCALING_BOUNDS', `min is at most max, got min ${min} and max ${max}`, 'scaling.min');
  } else if (initial < min || initial > max) {
    report('SCALING_INITIAL', `initial lies between min ${min} and max ${max}, got ${initial}`, 'scaling.initial');
  }
}

function checkVersion({ image }: Group, clusterVersion: KubernetesVersion | undefined, report: Report): void {
  const version = image?.kubernetesVersion ?? clusterVersion;
  if (!image || !version) return;
  const behind = clusterVersion ? minorOf(clusterVersion) - minorOf(version) : 0;
  if (behind < 0 || behind > MAX_SKEW) {
    const message = `nodes of a ${clusterVersion} cluster run its version or up to ${MAX_SKEW} minors less, got ${version}`;
    report('NODE_VERSION_SKEW', message, 'image.kubernetesVersion');
  }
  if (image.family === 'windows' && image.release === '2025' && minorOf(version) < WINDOWS_2025_MINOR) {
    const message = `Windows Server 2025 needs Kubernetes 1.${WINDOWS_2025_MINOR} or newer, got ${version}`;
    report('WINDOWS_RELEASE', message, 'image.release');
  }
}

function checkCapacity({ capacity, instanceTypes, zones }: Group, report: Report): void {
  if (capacity?.kind !== 'capacity-block') return;
  if (instanceTypes && instanceTypes.length > 1) {
    const message = `a Capacity Block has one instance type, got ${instanceTypes.length}; make a group for each`;
    report('CAPACITY_BLOCK_TYPES', message, 'instanceTypes');
  }
  if (zones?.length !== 1) {
    const message = `a Capacity Block is in one zone, got ${zones?.length ?? 'all'}; name it`;
    report('CAPACITY_BLOCK_ZONES', message, 'zones');
  }
}
