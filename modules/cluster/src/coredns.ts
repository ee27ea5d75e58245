import type { Problems } from '@landfall/contracts';
import { type AddonOptions, type AddonScheduling, schedulingConfig } from './addon-options';
import type { AddonPlan } from './addon-phase';

/** CoreDNS: answers DNS queries of pods. */
export interface CorednsOptions extends AddonOptions, AddonScheduling {
  /**
   * How many there are: a fixed number, or as many as EKS finds right for the number of nodes and cores.
   *
   * @default { kind: 'auto', minReplicas: 2, maxReplicas: 10 }
   */
  readonly scaling?:
    | { readonly kind: 'fixed'; readonly replicas: number }
    | { readonly kind: 'auto'; readonly minReplicas: number; readonly maxReplicas: number };

  /** @default 'ec2' */
  readonly runsOn?: 'ec2' | 'fargate';

  /** The whole Corefile, in place of the add-on's own. @default the add-on's own */
  readonly corefile?: string;
}

const DEFAULT_SCALING = { kind: 'auto', minReplicas: 2, maxReplicas: 10 } as const;

export function corednsPlan(options: CorednsOptions): AddonPlan {
  const { scaling = DEFAULT_SCALING, runsOn, corefile } = options;
  const { kind, ...bounds } = scaling;
  return {
    name: 'coredns',
    options,
    configuration: {
      ...schedulingConfig(options),
      ...(kind === 'auto' ? { autoScaling: { enabled: true, ...bounds } } : { replicaCount: scaling.replicas }),
      ...(runsOn === 'fargate' ? { computeType: 'Fargate' } : {}),
      ...(corefile === undefined ? {} : { corefile }),
    },
  };
}

const MAX_REPLICAS = 1000;

/** Source: EKS User Guide, "Scale CoreDNS Pods for high DNS traffic". */
export function checkCoredns({ scaling = DEFAULT_SCALING }: CorednsOptions, at: string, problems: Problems): void {
  const [least, counts] =
    scaling.kind === 'fixed' ? [1, [scaling.replicas]] : [2, [scaling.minReplicas, scaling.maxReplicas]];
  const [first = least, last = first] = counts;
  const whole = counts.every((count) => Number.isInteger(count));
  if (!whole || first < least || last < first || last > MAX_REPLICAS) {
    const message = `CoreDNS has ${least} to ${MAX_REPLICAS} replicas in scaling of kind '${scaling.kind}', got ${counts.join(' to ')}`;
    problems.add('ADDON_COREDNS_REPLICAS', message, `${at}.scaling`);
  }
}
