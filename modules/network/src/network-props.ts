import type { IClusterRef, IKey, Region, SubnetTier } from '@landfall/contracts';
import type { NetworkEndpoints } from './endpoint-options';
import type { NetworkFlowLogs } from './flow-log-options';
import type { SubnetLayout } from './subnet-layout';

/** What a `Network` is made of. All but `clusters` and `logsKey` is plain data. */
export interface NetworkProps {
  /**
   * Name of the VPC and first part of what is in it: lower-case letters, digits and single hyphens. With the Region it
   * names an IAM role, which limits it to about 40 characters. Cannot change after creation.
   */
  readonly name: string;

  /** The Region that the VPC is in. Cannot change after creation. */
  readonly region: Region;

  /** Zone names of that Region, 2 to 6, in any order: `eu-west-1a`. Zones can be added; removing one removes its subnets. */
  readonly zones: readonly string[];

  /** Where the VPC's IPv4 addresses come from. Cannot change after creation. */
  readonly addresses: NetworkAddresses;

  /**
   * Which subnets there are besides public, private and intra ones, and how large all are.
   *
   * @default the layout `nodes`, no database tier, no pod tier
   */
  readonly tiers?: NetworkTiers;

  /** How private and pod subnets reach the internet over IPv4. Can change; connections break while routes are replaced. */
  readonly nat: NetworkNat;

  /**
   * Whether subnets have IPv6 addresses as well. Can be added later; clusters choose their family when they are made.
   *
   * @default IPv4 only
   */
  readonly ipv6?: NetworkIpv6;

  /**
   * Attachment to a transit gateway, by one network interface per zone in the intra subnets.
   *
   * @default none
   */
  readonly transitGateway?: NetworkTransitGateway;

  /**
   * VPC endpoints. Gateway endpoints for Amazon S3 and DynamoDB, which cost nothing, are always made.
   *
   * @default no interface endpoints; the gateway endpoints let the own account's principals reach its own resources
   */
  readonly endpoints?: NetworkEndpoints;

  /**
   * Where records of the VPC's traffic go. A change replaces the flow log.
   *
   * @default a CloudWatch log group that keeps events for 90 days
   */
  readonly flowLogs?: NetworkFlowLogs;

  /**
   * Clusters that will use the subnets: public and private ones get the tags by which load balancer controllers and
   * Karpenter find them. Add new ones at the end: the first is the one that `karpenter.sh/discovery` names.
   *
   * @default none
   */
  readonly clusters?: readonly IClusterRef[];

  /**
   * Encrypts the log group of flow logs. Its policy must let CloudWatch Logs of this Region use it. Can change.
   *
   * @default none, which is an error when flow logs go to CloudWatch
   */
  readonly logsKey?: IKey;
}

/** Where the VPC's IPv4 addresses come from. */
export type NetworkAddresses = (
  | {
      readonly kind: 'cidr';

      /** `/16` to `/28`, and large enough for the layout: `10.20.0.0/16`. */
      readonly cidr: string;
    }
  | {
      readonly kind: 'ipam';

      /** The IPAM pool, which must have this Region as locale. */
      readonly poolId: string;

      /** Size of the VPC as a prefix length, 16 to 28. */
      readonly netmaskLength: number;

      /**
       * A CIDR of the pool that is asked for by name. Subnets then show their addresses in the first plan.
       *
       * @default the pool's next free one: subnets are computed by Terraform, known after the first apply
       */
      readonly cidr?: string;
    }
) & {
  /**
   * Whether CloudWatch shows how much of the VPC's address quota is used. Can change.
   *
   * @default true
   */
  readonly usageMetrics?: boolean;
};

/** Subnet tiers besides public, private and intra ones, and the sizes of all. */
export interface NetworkTiers {
  /**
   * How the CIDR is cut. Cannot change after creation: every subnet would be replaced.
   *
   * @default 'nodes'
   */
  readonly layout?: SubnetLayout;

  /**
   * Whether there are subnets for data stores, without any route out of the VPC. Can be added later.
   *
   * @default false
   */
  readonly database?: boolean;

  /**
   * Subnets that only pods use, by VPC CNI custom networking. Can be added later.
   *
   * @default none: pods share the private subnets
   */
  readonly pod?: PodAddresses;
}

/** Where addresses of pod subnets come from. */
export type PodAddresses =
  | {
      readonly kind: 'secondary-cidr';

      /** A CIDR of its own, /16 to /25, of which a zone gets an eighth: `100.64.0.0/16`. Cannot change after creation. */
      readonly cidr: string;
    }
  | {
      /** Slots of the VPC's own CIDR, which only the layout `even` has. */
      readonly kind: 'primary-cidr';
    };

/**
 * How private and pod subnets reach the internet.
 *
 * - `none`: not at all. AWS APIs are reached through interface endpoints, and the base set is required.
 * - `single`: one NAT gateway. Cheapest; its zone takes egress down with it, and traffic of other zones pays for the way.
 * - `one-per-zone`: a NAT gateway in each zone.
 * - `regional`: one NAT gateway that spans the zones, with an Elastic IP in each. Not in GovCloud and China.
 * - `central-egress`: through the transit gateway to a shared egress VPC.
 */
export type NetworkNat =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'single';

      /**
       * Zone of the NAT gateway. Name it when zones may be added before the first one: the gateway would move.
       *
       * @default the first zone in alphabetical order
       */
      readonly zone?: string;
    }
  | { readonly kind: 'one-per-zone' }
  | { readonly kind: 'regional' }
  | {
      readonly kind: 'central-egress';

      /** The same transit gateway that `transitGateway` attaches. */
      readonly transitGatewayId: string;
    };

/** IPv6 beside IPv4. */
export interface NetworkIpv6 {
  /** A /56 that Amazon assigns; each subnet gets a /64. */
  readonly kind: 'amazon-provided';

  /**
   * Whether private and pod subnets can reach IPv4-only hosts from IPv6-only pods: DNS64, and NAT64 in the NAT gateway.
   *
   * @default false
   */
  readonly dns64?: boolean;
}

/** Attachment to a transit gateway. */
export interface NetworkTransitGateway {
  /** The transit gateway. A change replaces the attachment. */
  readonly id: string;

  /**
   * IPv4 CIDRs that are reached through it, by a name that becomes part of the route's address: lower-case letters,
   * digits and hyphens. Append new ones: network ACL rules are numbered in this order.
   */
  readonly destinations: Readonly<Record<string, string>>;

  /**
   * Tiers whose subnets get routes to the destinations and let their traffic in. Add `intra` when private API endpoints
   * of clusters are to be reached from there.
   *
   * @default private and pod
   */
  readonly tiers?: readonly SubnetTier[];

  /**
   * Whether a flow stays in one zone in both directions, as stateful appliances in this VPC need.
   *
   * @default false
   */
  readonly applianceMode?: boolean;
}
