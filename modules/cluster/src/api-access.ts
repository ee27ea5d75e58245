import { Cidr, type Problems } from '@landfall/contracts';
import { checkAddressNames } from './address-name';
import { isPrivateNetwork } from './private-network';
import { checkPeer, type Peer } from './security-group-rule';

/** Most networks that the public endpoint can admit. Source: EKS service quotas. */
const MAX_PUBLIC_CIDRS = 40;

interface PrivateEndpoint {
  /**
   * Who reaches the private endpoint on port 443 besides the nodes, by name: a VPN, a CI runner, another VPC.
   *
   * @default nobody
   */
  readonly privateSources?: Readonly<Record<string, Peer>>;
}

/** The Kubernetes API answers inside the VPC only. */
export interface PrivateApiAccess extends PrivateEndpoint {
  readonly kind: 'private';
}

/** The Kubernetes API answers on the internet too, to named networks. Nodes still use the private endpoint. */
export interface PublicApiAccess extends PrivateEndpoint {
  readonly kind: 'public';

  /** Public networks that may connect, by name: `{ office: '203.0.113.0/24' }`. 1 to 40; never everybody. */
  readonly allowedCidrs: Readonly<Record<string, string>>;
}

/** From where the Kubernetes API can be reached. The private endpoint is always on. */
export type ApiAccess = PrivateApiAccess | PublicApiAccess;

/** The part of the cluster that tells where its API answers. */
export function endpointConfig(access: ApiAccess) {
  const endpointPrivateAccess = true;
  if (access.kind === 'private') return { endpointPrivateAccess, endpointPublicAccess: false };
  const publicAccessCidrs = Object.values(access.allowedCidrs);
  return { endpointPrivateAccess, endpointPublicAccess: true, publicAccessCidrs };
}

export function checkApiAccess(access: ApiAccess, at: string, problems: Problems): void {
  const { privateSources = {} } = access;
  checkAddressNames(privateSources, `${at}.privateSources`, problems);
  for (const [name, peer] of Object.entries(privateSources)) {
    checkPeer(peer, `${at}.privateSources.${name}`, problems);
  }
  if (access.kind === 'private') return;
  const count = Object.keys(access.allowedCidrs).length;
  if (count < 1 || count > MAX_PUBLIC_CIDRS) {
    const message = `a public Kubernetes API names 1 to ${MAX_PUBLIC_CIDRS} networks that may connect, got ${count}; name them, or make it private`;
    problems.add('EKS_PUBLIC_CIDR_COUNT', message, `${at}.allowedCidrs`);
  }
  for (const [name, cidr] of Object.entries(access.allowedCidrs)) {
    checkPublicCidr(cidr, `${at}.allowedCidrs.${name}`, problems);
  }
}

function checkPublicCidr(value: string, at: string, problems: Problems): void {
  const cidr = problems.collect(() => Cidr.parse(value, at));
  if (cidr?.prefixLength === 0) {
    problems.add('EKS_OPEN_TO_WORLD', `'${value}' is everybody; name the networks that need access`, at);
  }
  if (cidr && isPrivateNetwork(cidr)) {
    const message = `'${value}' is private and never arrives at the public endpoint; list it under privateSources`;
    problems.add('EKS_PUBLIC_CIDR_PRIVATE', message, at);
  }
}
