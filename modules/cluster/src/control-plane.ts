import {
  type KubernetesVersion,
  type Problems,
  supportOf,
  type SubnetTier,
  type INetwork,
  type ISubnet,
} from '@landfall/contracts';

/**
 * Size of the control plane. Above `standard`, capacity is kept ready and paid by the hour.
 *
 * `tier-8xl` exists, but the AWS provider 6.25 does not know it.
 */
export type ControlPlaneTier = 'standard' | 'tier-xl' | 'tier-2xl' | 'tier-4xl';

/** How the control plane is kept. All of it can change later. */
export interface ControlPlaneOptions {
  /** EKS refuses to delete the cluster while it is on. @default true */
  readonly deletionProtection?: boolean;

  /**
   * What happens when standard support of the version ends: AWS upgrades the cluster, or extended support begins at
   * six times the price per cluster hour.
   *
   * @default 'standard'
   */
  readonly upgradePolicy?: 'standard' | 'extended';

  /** Lets Amazon Application Recovery Controller move traffic out of an impaired zone. @default true */
  readonly zonalShift?: boolean;

  /** @default EKS's choice, which is 'standard' for a new cluster; write 'standard' to come back from another */
  readonly tier?: ControlPlaneTier;
}

/** Zones that the control plane's network interfaces are spread over, at least. Source: EKS User Guide, "Subnet requirements". */
const MIN_ZONES = 2;

export function controlPlaneConfig(options: ControlPlaneOptions) {
  const { deletionProtection = true, upgradePolicy = 'standard', zonalShift = true, tier } = options;
  return {
    deletionProtection,
    upgradePolicy: { supportType: upgradePolicy.toUpperCase() },
    zonalShiftConfig: { enabled: zonalShift },
    ...(tier === undefined ? {} : { controlPlaneScalingConfig: { tier } }),
  };
}

/** Subnets for the control plane's network interfaces: they need no route out. */
export function controlPlaneSubnets(network: INetwork): readonly ISubnet[] {
  const intra = network.subnets('intra');
  return intra.length > 0 ? intra : network.subnets('private');
}

export function checkControlPlaneSubnets(network: INetwork, at: string, problems: Problems): void {
  const tiers: readonly SubnetTier[] = ['intra', 'private'];
  const zones = new Set(controlPlaneSubnets(network).map(({ zone }) => zone));
  if (zones.size < MIN_ZONES) {
    const got = zones.size === 0 ? 'none' : [...zones].join(', ');
    const message = `an EKS control plane needs ${tiers.join(' or ')} subnets in ${MIN_ZONES} or more zones, got ${got}; add zones to the network`;
    problems.add('EKS_TOO_FEW_ZONES', message, at);
  }
}

export function checkUpgradePolicy(
  version: KubernetesVersion,
  upgradePolicy: 'standard' | 'extended',
  at: string,
  problems: Problems,
): void {
  if (upgradePolicy === 'standard' && supportOf(version) === 'extended') {
    const message = `Kubernetes ${version} is past standard support; upgrade, or write upgradePolicy: 'extended' and pay for extended support`;
    problems.add('EKS_EXTENDED_SUPPORT', message, at);
  }
}
