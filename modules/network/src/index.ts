export { type EndpointFeature, type EndpointService, endpointServices } from './endpoint-services';
export { flowLogGroupName } from './flow-logs';
export { Network } from './network';
export type {
  EndpointPerimeter,
  InterfaceEndpoints,
  NetworkAddresses,
  NetworkEndpoints,
  NetworkFlowLogs,
  NetworkNat,
  NetworkProps,
  NetworkTiers,
  NetworkTransitGateway,
} from './network-props';
export { type SubnetLayout, subnetLayout } from './subnet-layout';
