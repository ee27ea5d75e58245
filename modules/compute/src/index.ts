export { FargateProfile, type FargateProfileOptions, type FargateProfileProps } from './fargate-profile';
export { architectureOf } from './instance-type';
export type { KubeletSettings } from './kubelet-settings';
export { NodeGroup, type NodeGroupProps } from './node-group';
export type { NodeCapacity, NodeGroupOptions, NodeScaling } from './node-group-options';
export { amiOf, type NodeImage } from './node-image';
export { type INodeRole, NodeRole, type NodeRoleProps } from './node-role';
