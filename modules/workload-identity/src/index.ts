export type { AwsPlace } from './components/aws-place';
export { defaultServiceAccounts } from './components/service-accounts';
export { statementsFor } from './components/statements-for';
export { CrossAccountRole, type CrossAccountRoleProps } from './cross-account-role';
export { type RoleOptions, workloadRoleArn, type WorkloadRoleArnProps } from './role-options';
export type { ServiceAccount } from './service-account';
export type { CrossAccountCaller } from './trust';
export { type IdentityMechanism, WorkloadIdentity, type WorkloadIdentityProps } from './workload-identity';
