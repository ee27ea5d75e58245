import { Cidr, isKnown, type Problems } from '@landfall/contracts';
import { checkAddressNames } from './address-name';
import { isPrivateNetwork, PRIVATE_NETWORK_NAMES } from './private-network';
import type { Peer } from './security-group-rule';

/** Networks outside AWS in which EKS Hybrid Nodes run. IPv4 and private; they must not overlap anything else. */
export interface RemoteNetworks {
  /** CIDRs of the machines, by name; 1 to 15. They may call the Kubernetes API. */
  readonly nodes: Readonly<Record<string, string>>;

  /**
   * CIDRs of the pods on them, by name; 15 at most. Needed when the control plane calls webhooks there.
   *
   * @default none
   */
  readonly pods?: Readonly<Record<string, string>>;
}

/** Addresses of Kubernetes Services and pods. */
export type ServiceNetwork =
  | {
      readonly kind: 'ipv4';

      /**
       * CIDR of Kubernetes Services: private, /12 to /24, apart from the VPC. Cannot change after creation.
       *
       * @default EKS takes 10.100.0.0/16 or 172.20.0.0/16, whichever is apart from the VPC
       */
      readonly serviceCidr?: string;

      /** @default no hybrid nodes */
      readonly remoteNetworks?: RemoteNetworks;
    }
  | {
      /** Pods and Services have IPv6 addresses; EKS gives the Service CIDR. Cannot change after creation. */
      readonly kind: 'ipv6';
    };

/** Sizes that EKS takes for the Service CIDR. Source: EKS API, KubernetesNetworkConfigRequest. */
const SERVICE_PREFIX = { shortest: 12, longest: 24 };

/** Most networks of a kind. Source: EKS API, RemoteNodeNetwork. */
const MAX_REMOTE_CIDRS = 15;

interface NamedNetwork {
  readonly name: string;
  readonly at: string;
  readonly cidr: Cidr;
}

/** The part of the cluster that tells addresses. */
export function addressConfig(network: ServiceNetwork) {
  if (network.kind === 'ipv6') return { ipFamily: network.kind };
  return {
    ipFamily: network.kind,
    ...(network.serviceCidr === undefined ? {} : { serviceIpv4Cidr: network.serviceCidr }),
  };
}

export function remoteNetworkConfig(network: ServiceNetwork) {
  if (network.kind === 'ipv6' || !network.remoteNetworks) return {};
  const { nodes, pods = {} } = network.remoteNetworks;
  const remoteNodeNetworks = { cidrs: Object.values(nodes) };
  const podCidrs = Object.values(pods);
  return {
    remoteNetworkConfig: {
      remoteNodeNetworks,
      ...(podCidrs.length > 0 ? { remotePodNetworks: { cidrs: podCidrs } } : {}),
    },
  };
}

/** Networks of hybrid nodes and their pods, which call the Kubernetes API over its private endpoint. */
export function remoteSources(network: ServiceNetwork): Readonly<Record<string, Peer>> {
  if (network.kind === 'ipv6' || !network.remoteNetworks) return {};
  const { nodes, pods = {} } = network.remoteNetworks;
  const sources = [
    ...Object.entries(nodes).map(([name, cidr]) => [`remote-nodes-${name}`, cidr] as const),
    ...Object.entries(pods).map(([name, cidr]) => [`remote-pods-${name}`, cidr] as const),
  ];
  return Object.fromEntries(sources.map(([name, cidr]) => [name, { kind: 'cidr', cidr }]));
}

export function checkServiceNetwork(network: ServiceNetwork, vpcCidr: string, at: string, problems: Problems): void {
  if (network.kind === 'ipv6') return;
  const named: NamedNetwork[] = [];
  if (isKnown(vpcCidr)) named.push({ name: 'the VPC', at, cidr: Cidr.parse(vpcCidr, at) });
  if (network.serviceCidr !== undefined) {
    named.push(...checkServiceCidr(network.serviceCidr, `${at}.serviceCidr`, problems));
  }
  if (network.remoteNetworks) {
    const { nodes, pods = {} } = network.remoteNetworks;
    if (Object.keys(nodes).length === 0) {
      problems.add(
        'EKS_REMOTE_NODES_MISSING',
        'remote networks name at least one of nodes',
        `${at}.remoteNetworks.nodes`,
      );
    }
    named.push(...checkRemoteCidrs(nodes, 'remote nodes', `${at}.remoteNetworks.nodes`, problems));
    named.push(...checkRemoteCidrs(pods, 'remote pods', `${at}.remoteNetworks.pods`, problems));
  }
  checkOverlaps(named, problems);
}

function checkServiceCidr(value: string, at: string, problems: Problems): readonly NamedNetwork[] {
  const cidr = problems.collect(() => Cidr.parse(value, at));
  if (!cidr) return [];
  const { shortest, longest } = SERVICE_PREFIX;
  if (!isPrivateNetwork(cidr) || cidr.prefixLength < shortest || cidr.prefixLength > longest) {
    const message = `the CIDR of Kubernetes Services is a /${shortest} to /${longest} inside ${PRIVATE_NETWORK_NAMES}, got ${value}`;
    problems.add('EKS_SERVICE_CIDR_INVALID', message, at);
  }
  return [{ name: 'Kubernetes Services', at, cidr }];
}

function checkRemoteCidrs(
  cidrs: Readonly<Record<string, string>>,
  name: string,
  at: string,
  problems: Problems,
): readonly NamedNetwork[] {
  checkAddressNames(cidrs, at, problems);
  const count = Object.keys(cidrs).length;
  if (count > MAX_REMOTE_CIDRS) {
    const message = `EKS takes ${MAX_REMOTE_CIDRS} CIDRs of ${name} at most, got ${count}; write larger ones`;
    problems.add('EKS_REMOTE_CIDR_COUNT', message, at);
  }
  return Object.entries(cidrs).flatMap(([key, value]) => {
    const place = `${at}.${key}`;
    const cidr = problems.collect(() => Cidr.parse(value, place));
    if (!cidr) return [];
    if (!isPrivateNetwork(cidr)) {
      const message = `a CIDR of ${name} lies inside ${PRIVATE_NETWORK_NAMES}, got ${value}`;
      problems.add('EKS_REMOTE_CIDR_PUBLIC', message, place);
    }
    return [{ name: `${name} '${key}'`, at: place, cidr }];
  });
}

function checkOverlaps(networks: readonly NamedNetwork[], problems: Problems): void {
  networks.forEach((network, index) => {
    for (const earlier of networks.slice(0, index)) {
      if (!network.cidr.overlaps(earlier.cidr)) continue;
      const message = `${network.cidr} for ${network.name} overlaps ${earlier.cidr} of ${earlier.name}; take one apart from it`;
      problems.add('EKS_CIDR_OVERLAP', message, network.at);
    }
  });
}
