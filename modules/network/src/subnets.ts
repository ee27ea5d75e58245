import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import type { Vpc } from '@cdktf/provider-aws/lib/vpc';
import type { VpcIpv4CidrBlockAssociation } from '@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association';
import type { SubnetTier } from '@landfall/contracts';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import type { NetworkPlan } from './network-plan';
import type { NetworkProps } from './network-props';
import { ipv6Slot, type SubnetSlot } from './subnet-layout';
import { subnetTags } from './subnet-tags';

/** Subnets by tier and zone. */
export type TierSubnets = Readonly<Record<SubnetTier, ReadonlyMap<string, Subnet>>>;

/** What subnets are cut from. */
export interface SubnetSource {
  readonly vpc: Vpc;

  /** Undefined when pods have no CIDR of their own. */
  readonly podCidr: VpcIpv4CidrBlockAssociation | undefined;
}

/** Makes every subnet of the plan, at `<tier>-<zone>` below the scope. */
export function createSubnets(
  scope: Construct,
  source: SubnetSource,
  props: NetworkProps,
  plan: NetworkPlan,
): TierSubnets {
  const tiers: Record<SubnetTier, Map<string, Subnet>> = {
    public: new Map(),
    private: new Map(),
    intra: new Map(),
    database: new Map(),
    pod: new Map(),
  };
  for (const slot of plan.primarySlots) {
    const cidr = cidrOf(slot, plan.primaryCidr, source.vpc.cidrBlock);
    tiers[slot.tier].set(slot.zone, createSubnet(scope, source, props, slot, cidr));
  }
  for (const slot of plan.podSlots) {
    const cidr = cidrOf(slot, plan.podCidr, '');
    tiers.pod.set(slot.zone, createSubnet(scope, source, props, slot, cidr));
  }
  return tiers;
}

function createSubnet(
  scope: Construct,
  { vpc, podCidr }: SubnetSource,
  { name, ipv6, clusters = [] }: NetworkProps,
  slot: SubnetSlot,
  cidrBlock: string,
): Subnet {
  const { tier, zone } = slot;
  const slot6 = ipv6Slot(tier, zone);
  return new Subnet(scope, `${tier}-${zone}`, {
    vpcId: vpc.id,
    availabilityZone: zone,
    cidrBlock,
    mapPublicIpOnLaunch: false,
    ...(ipv6
      ? {
          ipv6CidrBlock: Fn.cidrsubnet(vpc.ipv6CidrBlock, slot6.newBits, slot6.index),
          assignIpv6AddressOnCreation: true,
          enableDns64: ipv6.dns64 === true && (tier === 'private' || tier === 'pod'),
        }
      : {}),
    tags: { Name: `${name}-${tier}-${zone}`, ...subnetTags(tier, clusters) },
    // The VPC refuses subnets of a CIDR that it does not have yet, or no longer has.
    ...(tier === 'pod' && podCidr ? { dependsOn: [podCidr] } : {}),
  });
}

/** A known CIDR is cut here, so that a review shows addresses; one from an IPAM pool is cut by Terraform. */
function cidrOf({ newBits, index }: SubnetSlot, cidr: NetworkPlan['primaryCidr'], token: string): string {
  return cidr ? cidr.subnet(cidr.prefixLength + newBits, index).toString() : Fn.cidrsubnet(token, newBits, index);
}
