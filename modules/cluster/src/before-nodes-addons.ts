import { Problems } from '@landfall/contracts';
import { Construct } from 'constructs';
import type { AddonOptions } from './addon-options';
import { type AddonPhaseProps, type AddonPlan, chooseVersions } from './addon-phase';
import { installAddons } from './managed-addon';
import { checkVpcCni, type VpcCniOptions, vpcCniPlan } from './vpc-cni';

/** kube-proxy: routes connections to Kubernetes Services. */
export interface KubeProxyOptions extends AddonOptions {
  /** How it routes. @default the add-on's own, 'iptables' */
  readonly mode?: 'iptables' | 'ipvs' | 'nftables';
}

export interface BeforeNodesAddonsProps extends AddonPhaseProps {
  /** Gives pods addresses of the VPC; 'none' when Auto Mode or another plug-in does. */
  readonly vpcCni: VpcCniOptions | 'none';

  /** @default installed, unless Auto Mode is alone */
  readonly kubeProxy?: KubeProxyOptions | 'none';

  /** Hands roles to pods. @default installed, unless Auto Mode is alone */
  readonly podIdentityAgent?: AddonOptions | 'none';
}

/** Add-ons that must be there before a node joins, as it does not become ready without them. */
export class BeforeNodesAddons extends Construct {
  constructor(scope: Construct, id: string, props: BeforeNodesAddonsProps) {
    super(scope, id);
    const usual = props.autoMode === 'alone' ? 'none' : {};
    const { vpcCni, kubeProxy = usual, podIdentityAgent = usual } = props;
    const problems = new Problems(this.node.path);
    if (vpcCni !== 'none') {
      checkVpcCni(vpcCni, podIdentityAgent !== 'none', `${this.node.path}: vpcCni`, problems);
    }
    const plans: readonly AddonPlan[] = [
      ...(podIdentityAgent === 'none' ? [] : [{ name: 'eks-pod-identity-agent', options: podIdentityAgent } as const]),
      ...(vpcCni === 'none' ? [] : [vpcCniPlan(vpcCni)]),
      ...(kubeProxy === 'none' ? [] : [kubeProxyPlan(kubeProxy)]),
    ];
    const addons = chooseVersions(plans, props, this.node.path, problems);
    problems.throwIfAny();
    installAddons(this, props.cluster, addons);
  }
}

function kubeProxyPlan(options: KubeProxyOptions): AddonPlan {
  const { mode } = options;
  const scheduler = mode === 'ipvs' ? { ipvs: { scheduler: 'rr' } } : {};
  return { name: 'kube-proxy', options, configuration: mode === undefined ? {} : { mode, ...scheduler } };
}
