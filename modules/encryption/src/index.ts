export { EncryptionKey } from './encryption-key';
export { keyAliasArn, type KeyAliasArnProps, keyAliasName } from './key-alias';
export type { EncryptionKeyProps, KeyRegions } from './key-props';
export type { KeyPurposeProps, LaunchServiceLinkedRole, MessagePublisher } from './key-purpose';
export { ReplicaKey } from './replica-key';
export type { KeyUser, LaterRole, RoleReference } from './role-reference';
