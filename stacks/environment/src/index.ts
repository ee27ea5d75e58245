export { clusterFields, clusterLogGroup } from './cluster-fields';
export { defineEnvironment, type Environment, type EnvironmentDefinition, environmentJsonSchema } from './environment';
export { defineLandingZone, type LandingZone } from './landing-zone';
export {
  type Access,
  aliasArn,
  clusterName,
  contractParameterName,
  deploymentRoleName,
  keyName,
  type Layer,
  partition,
  prefixOf,
  roleArn,
  servicePrincipal,
  stackId,
  stateBucketName,
  stateKey,
  stateKeyName,
} from './names';
export type { ClusterFields, EnvironmentInput, NodeGroupFields } from './schema';
