/** Quotas of an account, with what AWS grants by default. Source: the service quotas page of each service. */
export interface Quotas {
  /** VPCs per Region (L-F678F1CE). */
  readonly vpcsPerRegion: number;

  /** Subnets per VPC (L-407747CB). */
  readonly subnetsPerVpc: number;

  /** IPv4 CIDR blocks per VPC, the first included (L-83CA0A9D). */
  readonly cidrBlocksPerVpc: number;

  /** Internet gateways per Region (L-A4707A72). */
  readonly internetGatewaysPerRegion: number;

  /** NAT gateways per Availability Zone (L-FE5A380F). */
  readonly natGatewaysPerZone: number;

  /** Elastic IP addresses per Region (L-0263D0A3); a regional NAT gateway takes one per zone. */
  readonly elasticIpsPerRegion: number;

  /** Route tables per VPC, the main one included (L-589F43AA). */
  readonly routeTablesPerVpc: number;

  /** Routes per route table, those of AWS not included (L-93826ACB). */
  readonly routesPerTable: number;

  /** Security groups per Region (L-E79EC296). */
  readonly securityGroupsPerRegion: number;

  /** Inbound, and outbound, rules per security group, for IPv4 and IPv6 each (L-0EA8095F). */
  readonly rulesPerSecurityGroup: number;

  /** Security groups per network interface (L-2AFB9258). */
  readonly securityGroupsPerInterface: number;

  /** Interface endpoints per VPC (L-29B6F2EB). */
  readonly interfaceEndpointsPerVpc: number;

  /** Gateway endpoints per Region (L-1B52E74A). */
  readonly gatewayEndpointsPerRegion: number;

  /** VPC attachments per transit gateway (L-E0233F82). */
  readonly attachmentsPerTransitGateway: number;

  /** Roles per account (L-FE177D64). */
  readonly rolesPerAccount: number;

  /** Customer managed policies per account (L-E95E4862). */
  readonly policiesPerAccount: number;

  /** Managed policies attached to a role (L-0DA4ABF3). */
  readonly policiesPerRole: number;

  /** OpenID Connect providers per account (L-858F3967). */
  readonly oidcProvidersPerAccount: number;

  /** Characters of a managed policy, white space not counted. */
  readonly managedPolicySize: number;

  /** Characters of all inline policies of a role, white space not counted. */
  readonly inlinePoliciesSize: number;

  /** Characters of a trust policy, white space not counted (L-C07B4B0D). */
  readonly trustPolicySize: number;

  /** Bytes of a key policy. */
  readonly keyPolicySize: number;

  /** Bytes of a bucket policy. */
  readonly bucketPolicySize: number;

  /** Bytes of a topic policy. */
  readonly topicPolicySize: number;

  /** Bytes of a queue policy. */
  readonly queuePolicySize: number;

  /** Actions of a statement of a queue policy. */
  readonly actionsPerQueueStatement: number;

  /** Statements of a queue policy. */
  readonly statementsPerQueuePolicy: number;

  /** Characters of all inline policies of a user, white space not counted. */
  readonly userInlinePoliciesSize: number;

  /** Characters of all inline policies of a group, white space not counted. */
  readonly groupInlinePoliciesSize: number;

  /** Clusters per Region (L-1194D53C). */
  readonly clustersPerRegion: number;

  /** Managed node groups per cluster (L-6D54EA21). */
  readonly nodeGroupsPerCluster: number;

  /** Nodes per managed node group (L-BD136A63). */
  readonly nodesPerNodeGroup: number;

  /** Fargate profiles per cluster (L-23414FF3). */
  readonly fargateProfilesPerCluster: number;

  /** Selectors of a Fargate profile. */
  readonly selectorsPerFargateProfile: number;

  /** General purpose buckets per account (L-DC2B2D3D). */
  readonly bucketsPerAccount: number;
}

/** What AWS grants a new account. */
export const defaultQuotas: Quotas = {
  vpcsPerRegion: 5,
  subnetsPerVpc: 200,
  cidrBlocksPerVpc: 5,
  internetGatewaysPerRegion: 5,
  natGatewaysPerZone: 5,
  elasticIpsPerRegion: 5,
  routeTablesPerVpc: 200,
  routesPerTable: 500,
  securityGroupsPerRegion: 2_500,
  rulesPerSecurityGroup: 60,
  securityGroupsPerInterface: 5,
  interfaceEndpointsPerVpc: 50,
  gatewayEndpointsPerRegion: 20,
  attachmentsPerTransitGateway: 5_000,
  rolesPerAccount: 1_000,
  policiesPerAccount: 1_500,
  policiesPerRole: 10,
  oidcProvidersPerAccount: 100,
  managedPolicySize: 6_144,
  inlinePoliciesSize: 10_240,
  trustPolicySize: 2_048,
  keyPolicySize: 32_768,
  bucketPolicySize: 20_480,
  topicPolicySize: 30_720,
  queuePolicySize: 8_192,
  actionsPerQueueStatement: 7,
  statementsPerQueuePolicy: 20,
  userInlinePoliciesSize: 2_048,
  groupInlinePoliciesSize: 5_120,
  clustersPerRegion: 100,
  nodeGroupsPerCluster: 30,
  nodesPerNodeGroup: 450,
  fargateProfilesPerCluster: 10,
  selectorsPerFargateProfile: 5,
  bucketsPerAccount: 10_000,
};
