import { Cidr, isKnown, type Problems } from '@landfall/contracts';
import { checkAddressNames } from './address-name';
import { checkPorts, type Peer, tcp, type Traffic } from './security-group-rule';

/** One place that nodes may connect to. */
export interface Destination {
  readonly peer: Peer;
  readonly traffic: Traffic;
}

/**
 * Where nodes and their pods may connect to, beyond each other and the Kubernetes API.
 *
 * Security groups do not filter the VPC's DNS resolver, instance metadata or the Amazon Time Sync Service, so none of
 * these needs a rule. Source: VPC User Guide, "Security groups".
 */
export type NodeEgress =
  | {
      /** Everything at the VPC's IPv4 addresses, and port 443 anywhere: AWS APIs, registries, webhooks. */
      readonly kind: 'vpc-and-https';
      /** Further destinations, by name. @default none */
      readonly also?: Readonly<Record<string, Destination>>;
    }
  | {
      /** Everything at the VPC's IPv4 addresses. Needs interface endpoints for ECR, S3, EC2, STS and EKS. */
      readonly kind: 'vpc';
      /** Further destinations, by name. @default none */
      readonly also?: Readonly<Record<string, Destination>>;
    }
  | {
      /** Anything, anywhere. */
      readonly kind: 'everywhere';
    };

/** What may pass to, from and between nodes. */
export interface NodeTraffic {
  /** @default { kind: 'vpc-and-https' } */
  readonly egress?: NodeEgress;

  /**
   * What nodes and pods may send each other: unprivileged TCP ports and DNS, or anything.
   *
   * @default 'unprivileged-tcp'
   */
  readonly betweenNodes?: 'unprivileged-tcp' | 'everything';

  /**
   * TCP ports on nodes that the control plane calls besides the usual ones, by name: admission webhooks and aggregated
   * APIs. `{ istiod: 15017 }`
   *
   * @default none
   */
  readonly controlPlanePorts?: Readonly<Record<string, number>>;
}

/**
 * TCP ports on nodes that the control plane calls, by name.
 *
 * 443 and 10250 are what EKS requires; the others are the usual ports of metrics-server (4443, 10251), the Prometheus
 * adapter (6443), Karpenter (8443), and the AWS Load Balancer Controller and other admission webhooks (9443).
 */
export const usualControlPlanePorts: Readonly<Record<string, number>> = {
  https: 443,
  kubelet: 10250,
  'metrics-server': 4443,
  'metrics-server-secure': 10251,
  'prometheus-adapter': 6443,
  karpenter: 8443,
  webhooks: 9443,
};

/** Ports that processes without privileges listen on, and from which connections are made. */
export const UNPRIVILEGED_PORTS = tcp(1025, 65535);

export function checkNodeTraffic({ controlPlanePorts, egress }: NodeTraffic, at: string, problems: Problems): void {
  checkControlPlanePorts(controlPlanePorts ?? {}, `${at}.controlPlanePorts`, problems);
  if (!egress || egress.kind === 'everywhere') return;
  const { also = {} } = egress;
  checkAddressNames(also, `${at}.egress.also`, problems);
  for (const [name, destination] of Object.entries(also)) {
    checkDestination(destination, `${at}.egress.also.${name}`, problems);
  }
}

function checkControlPlanePorts(ports: Readonly<Record<string, number>>, at: string, problems: Problems): void {
  checkAddressNames(ports, at, problems);
  for (const [name, port] of Object.entries(ports)) {
    checkPorts(tcp(port), `${at}.${name}`, problems);
    const usual = usualControlPlanePorts[name];
    if (usual !== undefined) {
      const message = `'${name}' already names port ${usual}; take another name`;
      problems.add('EKS_PORT_NAME_TAKEN', message, `${at}.${name}`);
    }
  }
}

/** Unlike a source, a destination may be anywhere, on named ports. */
function checkDestination({ peer, traffic }: Destination, at: string, problems: Problems): void {
  checkPorts(traffic, at, problems);
  const cidr =
    peer.kind === 'cidr' && isKnown(peer.cidr) ? problems.collect(() => Cidr.parse(peer.cidr, at)) : undefined;
  if (cidr?.prefixLength === 0 && traffic.kind === 'all') {
    const message = `'${cidr}' is anywhere, with any traffic; name ports, or write egress: { kind: 'everywhere' }`;
    problems.add('EKS_EGRESS_EVERYWHERE', message, at);
  }
}
