export type { AccessEntry, AccessPolicy, AccessScope } from './access-entry';
export type { ApiAccess } from './api-access';
export { Cluster, type ClusterProps } from './cluster';
export { ClusterAccess, type ClusterAccessProps } from './cluster-access';
export type { ClusterCompute } from './cluster-compute';
export { clusterLogGroupName, clusterRoleName } from './cluster-names';
export type { NodeTraffic } from './node-traffic';
export type { ServiceNetwork } from './service-network';
