export { accounts } from './accounts';
export { officeNetworks, repository } from './delivery';
