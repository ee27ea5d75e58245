export { publishCluster, readCluster } from './cluster-contract';
export { type KeysByPurpose, publishKeys, readKeys } from './keys-contract';
export { type LandingZoneAppProps, runLandingZone, synthesizeLandingZone } from './landing-zone-app';
export { LandingZoneStack, type LandingZoneStackProps } from './landing-zone-stack';
export { publishNetwork, readNetwork } from './network-contract';
export { type ContractAddress, type ContractValues, publish, readContract } from './published';
