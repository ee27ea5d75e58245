export { type AccountId, accountId, isAccountId } from './account-id';
export { type Arn, formatArn, isArn, parseArn } from './arn';
export { Cidr } from './cidr';
export type { ICluster, IClusterRef } from './cluster';
export type { IKey, KeyPurpose } from './key';
export { isKnown } from './known';
export {
  isKubernetesVersion,
  type KubernetesVersion,
  kubernetesVersion,
  minorOf,
  type Support,
  supportCalendar,
  supportOf,
} from './kubernetes-version';
export { LandfallError, type Problem, Problems } from './landfall-error';
export type { ILogGroup, LogRetentionDays } from './log-group';
export { type INetwork, type IpFamily, type ISubnet, type SubnetTier, subnetTiers } from './network';
export { dnsSuffixOf, isRegion, isZoneOf, type Partition, partitionOf, type Region, region, regions } from './region';
export type { IRole } from './role';
