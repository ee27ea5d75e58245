/**
 * What a subnet is for.
 *
 * - `public`: routes to an internet gateway; load balancers and NAT gateways.
 * - `private`: nodes; reaches out through NAT, or not at all.
 * - `intra`: no route out of the VPC; the control plane's network interfaces, interface endpoints.
 * - `database`: data stores; no route out of the VPC.
 * - `pod`: addresses for pods under VPC CNI custom networking; routes like `private`.
 */
export type SubnetTier = 'public' | 'private' | 'intra' | 'database' | 'pod';

export const subnetTiers: readonly SubnetTier[] = ['public', 'private', 'intra', 'database', 'pod'];

export type IpFamily = 'ipv4' | 'ipv6';

/** A subnet, and the zone it is in. */
export interface ISubnet {
  /** @attribute */
  readonly subnetId: string;

  /** Zone name, known at synth: `eu-west-1a`. */
  readonly zone: string;
}

/** All that a consumer may know of a VPC. */
export interface INetwork {
  /** @attribute */
  readonly vpcId: string;

  /** Primary IPv4 CIDR. @attribute when it comes from an IPAM pool. */
  readonly vpcCidr: string;

  /** Zone names in order; known at synth. */
  readonly zones: readonly string[];

  /** Subnets of one tier, one per zone in zone order; known length. Empty when the network has no such tier. */
  subnets(tier: SubnetTier): readonly ISubnet[];
}
