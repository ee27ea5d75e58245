import type { IClusterRef, KubernetesVersion, Problems } from '@landfall/contracts';
import { addonVersion, checkPinnedVersions, type PinnedVersions } from './addon-version';
import type { AddonName } from './addon-versions';
import type { AddonSpec } from './managed-addon';

/** What both phases of add-ons are told. */
export interface AddonPhaseProps {
  readonly cluster: IClusterRef;

  /** Kubernetes version of the cluster: add-ons follow it. */
  readonly version: KubernetesVersion;

  /** Versions in place of the tested ones; may name add-ons of the other phase too. @default the tested ones */
  readonly versions?: PinnedVersions;

  /** Whether the cluster runs Auto Mode: not at all, alone, or beside nodes that need add-ons. @default 'off' */
  readonly autoMode?: 'off' | 'alone' | 'beside-nodes';
}

/** An add-on whose version is still to be chosen. */
export interface AddonPlan extends Omit<AddonSpec, 'name' | 'version'> {
  readonly name: AddonName;
}

/** Source: EKS User Guide, "Automate cluster infrastructure with EKS Auto Mode". */
const BROUGHT_BY_AUTO_MODE: readonly AddonName[] = [
  'vpc-cni',
  'kube-proxy',
  'eks-pod-identity-agent',
  'coredns',
  'aws-ebs-csi-driver',
  'eks-node-monitoring-agent',
];

/** Chooses versions of add-ons. Those without one are left out, and a problem. */
export function chooseVersions(
  plans: readonly AddonPlan[],
  { version, versions = {}, autoMode }: AddonPhaseProps,
  path: string,
  problems: Problems,
): readonly AddonSpec[] {
  checkPinnedVersions(versions, version, `${path}: versions`, problems);
  return plans.flatMap((plan) => {
    if (autoMode === 'alone' && BROUGHT_BY_AUTO_MODE.includes(plan.name)) {
      const message = `Auto Mode brings ${plan.name}, and a second one has no node to run on; leave it out, or write autoMode: 'beside-nodes' when the cluster has other nodes`;
      problems.add('ADDON_BROUGHT_BY_AUTO_MODE', message);
    }
    const chosen = addonVersion(plan.name, version, versions, problems);
    return chosen === undefined ? [] : [{ ...plan, version: chosen }];
  });
}
