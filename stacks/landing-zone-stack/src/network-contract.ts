import { type INetwork, type SubnetTier, subnetTiers } from '@landfall/contracts';
import type { Environment } from '@landfall/environment';
import type { TerraformStack } from 'cdktf';
import { type ContractAddress, publish, readContract } from './published';

const ADDRESS: ContractAddress = { layer: 'network', contract: 'network' };

/** Publishes the VPC and its subnets by tier and zone. */
export function publishNetwork(stack: TerraformStack, environment: Environment, network: INetwork): void {
  const tiers = subnetTiers.filter((tier) => network.subnets(tier).length > 0);
  const subnetIds = tiers.map((tier) => [
    tier,
    Object.fromEntries(network.subnets(tier).map(({ zone, subnetId }) => [zone, subnetId])),
  ]);
  publish(stack, environment, ADDRESS, {
    vpcId: network.vpcId,
    vpcCidr: network.vpcCidr,
    subnetIds: Object.fromEntries(subnetIds),
  });
}

/** The environment's VPC, as a higher layer sees it. */
export function readNetwork(stack: TerraformStack, environment: Environment): INetwork {
  const value = readContract(stack, environment, ADDRESS);
  const { zones, tiers, cidr } = environment.network;
  const present: readonly SubnetTier[] = [
    'public',
    'private',
    'intra',
    ...(tiers.database ? (['database'] as const) : []),
    ...(tiers.podCidr === undefined ? [] : (['pod'] as const)),
  ];
  return {
    vpcId: value('vpcId'),
    vpcCidr: cidr,
    zones,
    subnets: (tier) =>
      present.includes(tier) ? zones.map((zone) => ({ zone, subnetId: value('subnetIds', tier, zone) })) : [],
  };
}
