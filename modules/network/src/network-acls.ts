import { NetworkAcl, type NetworkAclIngress } from '@cdktf/provider-aws/lib/network-acl';
import type { SubnetTier } from '@landfall/contracts';
import { Construct } from 'constructs';
import type { NetworkPlan } from './network-plan';
import type { NetworkProps } from './network-props';
import type { TierSubnets } from './subnets';

/** Rules that a network ACL can have in one direction. Source: Amazon VPC quotas. */
const RULE_LIMIT = 20;

/** Rules of the fullest ACL that are not for transit gateway destinations: three own CIDRs, ten for the internet. */
const OTHER_RULES = 13;

export const MOST_DESTINATIONS = RULE_LIMIT - OTHER_RULES;

/** Tiers that exchange traffic with the internet, through whatever gateway. */
const OPEN_TIERS: ReadonlySet<SubnetTier> = new Set<SubnetTier>(['public', 'private', 'pod']);

const ALL_PORTS = { protocol: '-1', fromPort: 0, toPort: 0 } as const;

/**
 * What the internet may send to open tiers. ACLs keep no state, so answers need the ports that clients choose;
 * network load balancers pass the client's address on to pods. Names of protocols are numbers: 1 ICMP, 6 TCP, 17 UDP,
 * 58 ICMPv6; unreachable and packet-too-big messages keep path MTU discovery alive.
 */
const FROM_INTERNET: readonly ((any: AnyAddress) => Rule)[] = [
  (any) => ({ ...any, protocol: '6', fromPort: 80, toPort: 80 }),
  (any) => ({ ...any, protocol: '6', fromPort: 443, toPort: 443 }),
  (any) => ({ ...any, protocol: '6', fromPort: 1024, toPort: 65535 }),
  (any) => ({ ...any, protocol: '17', fromPort: 1024, toPort: 65535 }),
  (any) =>
    any.ipv6CidrBlock === undefined
      ? { ...any, protocol: '1', fromPort: 0, toPort: 0, icmpType: 3, icmpCode: -1 }
      : { ...any, protocol: '58', fromPort: 0, toPort: 0, icmpType: 2, icmpCode: -1 },
];

type AnyAddress = Pick<NetworkAclIngress, 'cidrBlock' | 'ipv6CidrBlock'>;
type Rule = Omit<NetworkAclIngress, 'action' | 'ruleNo'>;

const ANYWHERE: AnyAddress = { cidrBlock: '0.0.0.0/0' };
const ANYWHERE_IPV6: AnyAddress = { ipv6CidrBlock: '::/0' };

/** First number of each kind of rule: kinds never renumber each other. */
const NUMBERS = { own: 100, transit: 200, internet: 300, internetIpv6: 400 } as const;

/** The addresses of the VPC itself. */
export interface OwnCidrs {
  readonly vpcCidr: string;
  readonly podCidr: string | undefined;
  readonly ipv6Cidr: string | undefined;
}

/** Where ACLs stand. */
export interface AclSite {
  readonly vpcId: string;
  readonly own: OwnCidrs;
  readonly subnets: TierSubnets;
}

/**
 * One network ACL per tier. Rules are part of the ACL, so that a rule added by hand is found and removed.
 *
 * Open tiers take web traffic and answers from the internet; intra and database subnets talk to the VPC only, and to
 * transit gateway destinations when the tier has routes to them.
 */
export class NetworkAcls extends Construct {
  constructor(scope: Construct, id: string, { vpcId, own, subnets }: AclSite, props: NetworkProps, plan: NetworkPlan) {
    super(scope, id);
    for (const tier of plan.tiers) {
      new NetworkAcl(this, tier, {
        vpcId,
        subnetIds: [...subnets[tier].values()].map((subnet) => subnet.id),
        ingress: ingressOf(tier, own, props, plan),
        egress: egressOf(tier, own, props, plan),
        tags: { Name: `${props.name}-${tier}` },
      });
    }
  }
}

function ingressOf(tier: SubnetTier, own: OwnCidrs, props: NetworkProps, plan: NetworkPlan): NetworkAclIngress[] {
  const within = [...ownRules(own), ...transitRules(tier, props, plan)];
  if (!OPEN_TIERS.has(tier)) return within;
  return [
    ...within,
    ...numbered(
      NUMBERS.internet,
      FROM_INTERNET.map((rule) => rule(ANYWHERE)),
    ),
    ...(props.ipv6
      ? numbered(
          NUMBERS.internetIpv6,
          FROM_INTERNET.map((rule) => rule(ANYWHERE_IPV6)),
        )
      : []),
  ];
}

function egressOf(tier: SubnetTier, own: OwnCidrs, props: NetworkProps, plan: NetworkPlan): NetworkAclIngress[] {
  if (!OPEN_TIERS.has(tier)) return [...ownRules(own), ...transitRules(tier, props, plan)];
  return [
    ...numbered(NUMBERS.internet, [{ ...ANYWHERE, ...ALL_PORTS }]),
    ...(props.ipv6 ? numbered(NUMBERS.internetIpv6, [{ ...ANYWHERE_IPV6, ...ALL_PORTS }]) : []),
  ];
}

function ownRules({ vpcCidr, podCidr, ipv6Cidr }: OwnCidrs): NetworkAclIngress[] {
  return [
    ...numbered(NUMBERS.own, [{ cidrBlock: vpcCidr, ...ALL_PORTS }]),
    ...(podCidr === undefined ? [] : numbered(NUMBERS.own + 1, [{ cidrBlock: podCidr, ...ALL_PORTS }])),
    ...(ipv6Cidr === undefined ? [] : numbered(NUMBERS.own + 2, [{ ipv6CidrBlock: ipv6Cidr, ...ALL_PORTS }])),
  ];
}

function transitRules(tier: SubnetTier, { transitGateway }: NetworkProps, plan: NetworkPlan): NetworkAclIngress[] {
  if (!transitGateway || !plan.transitTiers.includes(tier)) return [];
  const rules = Object.values(transitGateway.destinations).map((cidrBlock) => ({ cidrBlock, ...ALL_PORTS }));
  return numbered(NUMBERS.transit, rules);
}

function numbered(first: number, rules: readonly Rule[]): NetworkAclIngress[] {
  return rules.map((rule, index) => ({ ...rule, action: 'allow', ruleNo: first + index }));
}
