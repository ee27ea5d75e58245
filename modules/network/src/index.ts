export type { NetworkEndpoints } from './endpoint-options';
export { type EndpointFeature, type EndpointService, endpointFeatures, endpointServices } from './endpoint-services';
export type { NetworkFlowLogs } from './flow-log-options';
export { flowLogGroupName } from './flow-logs';
export { Network } from './network';
export type { NetworkAddresses, NetworkNat, NetworkProps, NetworkTiers, NetworkTransitGateway } from './network-props';
export { type SubnetLayout, subnetLayout } from './subnet-layout';
