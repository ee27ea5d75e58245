import type { INetwork, Problems, Region } from '@landfall/contracts';
import type { AddonIdentity, AddonOptions } from './addon-options';
import type { AddonPlan } from './addon-phase';

/** Pods get addresses of subnets of the `pod` tier, in place of those of their node. */
export interface CustomNetworking {
  /** A network with a `pod` tier; the subnet of a node's zone is taken. */
  readonly network: INetwork;
  readonly region: Region;

  /** Security groups of pods. @default those of their node */
  readonly securityGroupIds?: readonly string[];
}

/** The Amazon VPC CNI plug-in: gives pods addresses of the VPC, and enforces network policies. */
export interface VpcCniOptions extends AddonOptions {
  /**
   * Whose permissions it uses. In an IPv4 cluster these are AmazonEKS_CNI_Policy; on the role of nodes, every pod that
   * reaches the instance metadata has them too.
   */
  readonly identity: AddonIdentity | { readonly kind: 'node-role' };

  /**
   * How a node gets addresses: `prefixes` of 16, for more pods per node, which needs room in one piece in its subnet
   * and instances on the Nitro system; or one by one.
   *
   * @default 'prefixes'
   */
  readonly addresses?: 'prefixes' | 'single';

  /**
   * Whether network policies hold: not at all; for pods that a policy selects; or, in `strict`, with everything refused
   * until a policy allows it.
   *
   * @default 'standard'
   */
  readonly networkPolicy?: 'off' | 'standard' | 'strict';

  /** Logs what network policies let through and refuse. @default 'off' */
  readonly networkPolicyLogs?: 'off' | 'on';

  /** @default pods share the subnets and security groups of their node */
  readonly customNetworking?: CustomNetworking;

  /**
   * Lets pods have security groups of their own. In `strict`, all their traffic passes these groups; in `standard`,
   * not that with their own node. Needs `vpcResourceController: 'on'` on the cluster.
   *
   * @default 'off'
   */
  readonly securityGroupsForPods?: 'off' | 'standard' | 'strict';

  /** Whether pods leave the VPC under the address of their node, or under their own. @default 'node' */
  readonly sourceAddress?: 'node' | 'pod';
}

export function vpcCniPlan(options: VpcCniOptions): AddonPlan {
  const { identity } = options;
  return {
    name: 'vpc-cni',
    options,
    configuration: configurationOf(options),
    // The plug-in gets its role from the agent.
    after: ['eks-pod-identity-agent'],
    ...(identity.kind === 'node-role' ? {} : { identity: { ...identity, serviceAccounts: ['aws-node'] } }),
  };
}

export function checkVpcCni(
  { customNetworking, identity }: VpcCniOptions,
  hasPodIdentityAgent: boolean,
  at: string,
  problems: Problems,
): void {
  if (customNetworking && customNetworking.network.subnets('pod').length === 0) {
    const message = "custom networking takes subnets of the tier 'pod', and the network has none; add the tier";
    problems.add('ADDON_NO_POD_SUBNETS', message, `${at}.customNetworking`);
  }
  if (identity.kind === 'pod-identity' && !hasPodIdentityAgent) {
    const message = 'vpc-cni gets its role from the Pod Identity agent, which is left out; install it, or use IRSA';
    problems.add('ADDON_NO_POD_IDENTITY_AGENT', message, `${at}.identity`);
  }
}

/** Values are text, as the plug-in reads them from its environment. */
function configurationOf(options: VpcCniOptions) {
  const { networkPolicy = 'standard', networkPolicyLogs, customNetworking, securityGroupsForPods } = options;
  const enforced = networkPolicy !== 'off';
  return {
    env: { ...addressEnvironment(options), ...(enforced ? { NETWORK_POLICY_ENFORCING_MODE: networkPolicy } : {}) },
    enableNetworkPolicy: String(enforced),
    ...(networkPolicyLogs === 'on' ? { nodeAgent: { enablePolicyEventLogs: 'true' } } : {}),
    ...(customNetworking ? { eniConfig: eniConfig(customNetworking) } : {}),
    // Without it, probes of the kubelet do not reach pods that have interfaces of their own.
    ...(securityGroupsForPods === 'strict' ? { init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } } : {}),
  };
}

function addressEnvironment(options: VpcCniOptions): Readonly<Record<string, string>> {
  const { addresses = 'prefixes', customNetworking, securityGroupsForPods = 'off', sourceAddress } = options;
  return {
    ENABLE_PREFIX_DELEGATION: String(addresses === 'prefixes'),
    ...(addresses === 'prefixes' ? { WARM_PREFIX_TARGET: '1' } : {}),
    ...(customNetworking
      ? { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' }
      : {}),
    ...(securityGroupsForPods === 'off'
      ? {}
      : { ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: securityGroupsForPods }),
    ...(sourceAddress === 'pod' ? { AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' } : {}),
  };
}

function eniConfig({ network, region, securityGroupIds }: CustomNetworking) {
  const securityGroups = securityGroupIds ? { securityGroups: securityGroupIds } : {};
  const subnets = network.subnets('pod').map(({ zone, subnetId }) => [zone, { id: subnetId, ...securityGroups }]);
  return { create: true, region, subnets: Object.fromEntries(subnets) };
}
