export { NetworkStack } from './network-stack';
