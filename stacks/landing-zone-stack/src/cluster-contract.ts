import type { ICluster } from '@landfall/contracts';
import { clusterFields, clusterName, type Environment } from '@landfall/environment';
import type { TerraformStack } from 'cdktf';
import { type ContractAddress, publish, readContract } from './published';

/** Attributes of a cluster that are known only after apply. */
const PUBLISHED = [
  'clusterArn',
  'endpoint',
  'certificateAuthorityData',
  'serviceCidr',
  'clusterSecurityGroupId',
  'nodeSecurityGroupId',
  'oidcIssuer',
  'oidcProviderArn',
] as const satisfies readonly (keyof ICluster)[];

function addressOf(clusterId: string): ContractAddress {
  return { layer: 'cluster', contract: clusterId, clusterId };
}

export function publishCluster(
  stack: TerraformStack,
  environment: Environment,
  clusterId: string,
  cluster: ICluster,
): void {
  const values = PUBLISHED.map((attribute) => [attribute, cluster[attribute]]);
  publish(stack, environment, addressOf(clusterId), Object.fromEntries(values));
}

/** A cluster of the environment, as a higher layer sees it. */
export function readCluster(stack: TerraformStack, environment: Environment, clusterId: string): ICluster {
  const value = readContract(stack, environment, addressOf(clusterId));
  return {
    clusterName: clusterName(environment, clusterId),
    version: clusterFields(environment, clusterId).version,
    ipFamily: 'ipv4',
    clusterArn: value('clusterArn'),
    endpoint: value('endpoint'),
    certificateAuthorityData: value('certificateAuthorityData'),
    serviceCidr: value('serviceCidr'),
    clusterSecurityGroupId: value('clusterSecurityGroupId'),
    nodeSecurityGroupId: value('nodeSecurityGroupId'),
    oidcIssuer: value('oidcIssuer'),
    oidcProviderArn: value('oidcProviderArn'),
  };
}
