/** Resources that are kept from pods, as Kubernetes quantities: `100m`, `500Mi`. */
export interface ResourceReservation {
  readonly cpu?: string;
  readonly memory?: string;
  readonly ephemeralStorage?: string;
}

/** What the kubelet watches before it evicts pods. */
export type EvictionSignal =
  | 'memory.available'
  | 'nodefs.available'
  | 'nodefs.inodesFree'
  | 'imagefs.available'
  | 'imagefs.inodesFree'
  | 'pid.available';

/** Kubelet settings that both Amazon Linux and Bottlerocket know. Each one left out stays as EKS sets it. */
export interface KubeletSettings {
  /** Pods per node, 1 to 737. Raise it together with prefix delegation in the VPC CNI. */
  readonly maxPods?: number;

  /** Kept for Kubernetes' own daemons. */
  readonly kubeReserved?: ResourceReservation;

  /** Kept for the operating system. */
  readonly systemReserved?: ResourceReservation;

  /** Quantity or percentage at which pods are evicted at once. */
  readonly evictionHard?: Readonly<Partial<Record<EvictionSignal, string>>>;

  /** Processes per pod, 1 or more. */
  readonly podPidsLimit?: number;

  /** Quantity at which a container's log is rotated: `10Mi`. */
  readonly containerLogMaxSize?: string;

  /** Log files kept per container, 2 or more. */
  readonly containerLogMaxFiles?: number;

  /** Disk use at which images are always collected, in percent; above the low threshold. */
  readonly imageGcHighThresholdPercent?: number;

  /** Disk use down to which images are collected, in percent. */
  readonly imageGcLowThresholdPercent?: number;

  /** `static` gives pods with whole CPUs in the guaranteed class exclusive cores. */
  readonly cpuManagerPolicy?: 'none' | 'static';
}

type Values = Readonly<Record<string, string | number>>;

/** Kubelet settings with the names of one format: single values, and groups of values. */
export interface NamedSettings {
  readonly values: Values;
  readonly groups: Readonly<Record<string, Values>>;
}

/** Names of `KubeletConfiguration`. Source: Kubernetes reference, kubelet.config.k8s.io/v1beta1. */
export function kubeletConfigurationOf(settings: KubeletSettings): NamedSettings {
  return {
    values: present({
      maxPods: settings.maxPods,
      podPidsLimit: settings.podPidsLimit,
      containerLogMaxSize: settings.containerLogMaxSize,
      containerLogMaxFiles: settings.containerLogMaxFiles,
      imageGCHighThresholdPercent: settings.imageGcHighThresholdPercent,
      imageGCLowThresholdPercent: settings.imageGcLowThresholdPercent,
      cpuManagerPolicy: settings.cpuManagerPolicy,
    }),
    groups: groupsOf(settings, { kube: 'kubeReserved', system: 'systemReserved', eviction: 'evictionHard' }),
  };
}

/** Names of `settings.kubernetes`; thresholds are text there. Source: Bottlerocket, settings reference. */
export function bottlerocketSettingsOf(settings: KubeletSettings): NamedSettings {
  return {
    values: present({
      'max-pods': settings.maxPods,
      'pod-pids-limit': settings.podPidsLimit,
      'container-log-max-size': settings.containerLogMaxSize,
      'container-log-max-files': settings.containerLogMaxFiles,
      'image-gc-high-threshold-percent': settings.imageGcHighThresholdPercent?.toString(),
      'image-gc-low-threshold-percent': settings.imageGcLowThresholdPercent?.toString(),
      'cpu-manager-policy': settings.cpuManagerPolicy,
    }),
    groups: groupsOf(settings, { kube: 'kube-reserved', system: 'system-reserved', eviction: 'eviction-hard' }),
  };
}

function groupsOf(
  settings: KubeletSettings,
  names: Readonly<Record<'kube' | 'system' | 'eviction', string>>,
): Readonly<Record<string, Values>> {
  const groups = {
    [names.kube]: reservationOf(settings.kubeReserved),
    [names.system]: reservationOf(settings.systemReserved),
    [names.eviction]: present(settings.evictionHard ?? {}),
  };
  return Object.fromEntries(Object.entries(groups).filter(([, values]) => Object.keys(values).length > 0));
}

function reservationOf({ cpu, memory, ephemeralStorage }: ResourceReservation = {}): Values {
  return present({ cpu, memory, 'ephemeral-storage': ephemeralStorage });
}

function present(values: Readonly<Record<string, string | number | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
