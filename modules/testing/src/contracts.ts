import type { ICluster, IKey, ILogGroup, INetwork, IRole, SubnetTier } from '@landfall/contracts';

/** A network with known ids in `eu-west-1`, for tests of what is put into one. */
export function testNetwork(tiers: readonly SubnetTier[] = ['public', 'private', 'intra'], zoneCount = 3): INetwork {
  const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d'].slice(0, zoneCount);
  return {
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidr: '10.0.0.0/16',
    zones,
    subnets: (tier) =>
      tiers.includes(tier) ? zones.map((zone) => ({ zone, subnetId: `subnet-${tier}-${zone.slice(-1)}` })) : [],
  };
}

/** A cluster with known attributes. */
export function testCluster(overrides: Partial<ICluster> = {}): ICluster {
  return {
    clusterName: 'test-blue',
    clusterArn: 'arn:aws:eks:eu-west-1:111111111111:cluster/test-blue',
    version: '1.35',
    endpoint: 'https://example.gr7.eu-west-1.eks.amazonaws.com',
    certificateAuthorityData: 'Y2VydA==',
    ipFamily: 'ipv4',
    serviceCidr: '172.20.0.0/16',
    clusterSecurityGroupId: 'sg-cluster',
    nodeSecurityGroupId: 'sg-node',
    oidcIssuer: 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE',
    oidcProviderArn: 'arn:aws:iam::111111111111:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE',
    ...overrides,
  };
}

export function testKey(name = 'test'): IKey {
  return { keyArn: `arn:aws:kms:eu-west-1:111111111111:key/${name}` };
}

export function testRole(roleName = 'test'): IRole {
  return { roleName, roleArn: `arn:aws:iam::111111111111:role/${roleName}` };
}

export function testLogGroup(logGroupName = '/test'): ILogGroup {
  return { logGroupName, logGroupArn: `arn:aws:logs:eu-west-1:111111111111:log-group:${logGroupName}` };
}
