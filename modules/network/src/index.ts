export { type EndpointFeature, type EndpointService, endpointFeatures, endpointServices } from './endpoint-services';
export { flowLogGroupName } from './flow-logs';
export { Network } from './network';
export type {
  NetworkAddresses,
  NetworkEndpoints,
  NetworkFlowLogs,
  NetworkNat,
  NetworkProps,
  NetworkTiers,
  NetworkTransitGateway,
} from './network-props';
export { type SubnetLayout, subnetLayout } from './subnet-layout';
