import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Cidr, isKnown, type Problems } from '@landfall/contracts';
import type { Construct } from 'constructs';

/** The other end of a security group rule. */
export type Peer =
  | {
      readonly kind: 'cidr';
      /** IPv4 or IPv6 network. */
      readonly cidr: string;
    }
  | { readonly kind: 'security-group'; readonly securityGroupId: string }
  | { readonly kind: 'prefix-list'; readonly prefixListId: string };

/** What a security group rule lets through. */
export type Traffic =
  | {
      readonly kind: 'ports';
      readonly protocol: 'tcp' | 'udp';
      /** First port, 1 to 65535. */
      readonly from: number;
      /** Last port. @default the first */
      readonly to?: number;
    }
  | { readonly kind: 'all' };

interface RuleProps {
  readonly securityGroupId: string;
  readonly peer: Peer;
  readonly traffic: Traffic;
  readonly description: string;
}

export function tcp(from: number, to: number = from): Traffic {
  return { kind: 'ports', protocol: 'tcp', from, to };
}

export function udp(port: number): Traffic {
  return { kind: 'ports', protocol: 'udp', from: port, to: port };
}

export function allowIngress(scope: Construct, id: string, props: RuleProps): VpcSecurityGroupIngressRule {
  return new VpcSecurityGroupIngressRule(scope, id, ruleConfig(props));
}

export function allowEgress(scope: Construct, id: string, props: RuleProps): VpcSecurityGroupEgressRule {
  return new VpcSecurityGroupEgressRule(scope, id, ruleConfig(props));
}

/** Adds a problem for a CIDR that is none, or that is everybody. */
export function checkPeer(peer: Peer, at: string, problems: Problems): void {
  if (peer.kind !== 'cidr' || !isKnown(peer.cidr)) return;
  const cidr = problems.collect(() => Cidr.parse(peer.cidr, at));
  if (cidr?.prefixLength === 0) {
    problems.add('EKS_OPEN_TO_WORLD', `'${peer.cidr}' is everybody; name the networks that need access`, at);
  }
}

export function checkPorts(traffic: Traffic, at: string, problems: Problems): void {
  if (traffic.kind === 'all') return;
  const { from, to = from } = traffic;
  if (![from, to].every((port) => Number.isInteger(port) && port >= 1 && port <= 65535) || to < from) {
    problems.add('EKS_PORTS_INVALID', `ports are numbers from 1 to 65535, first one first; got ${from} to ${to}`, at);
  }
}

function ruleConfig({ securityGroupId, peer, traffic, description }: RuleProps) {
  return { securityGroupId, description, ...peerConfig(peer), ...trafficConfig(traffic) };
}

function peerConfig(peer: Peer) {
  switch (peer.kind) {
    case 'cidr':
      return isIpv6(peer.cidr) ? { cidrIpv6: peer.cidr } : { cidrIpv4: peer.cidr };
    case 'security-group':
      return { referencedSecurityGroupId: peer.securityGroupId };
    case 'prefix-list':
      return { prefixListId: peer.prefixListId };
  }
}

/** A token is taken for IPv4: no IPv6 network reaches this package as one. */
function isIpv6(cidr: string): boolean {
  return isKnown(cidr) && cidr.includes(':');
}

function trafficConfig(traffic: Traffic) {
  if (traffic.kind === 'all') return { ipProtocol: '-1' };
  return { ipProtocol: traffic.protocol, fromPort: traffic.from, toPort: traffic.to ?? traffic.from };
}
