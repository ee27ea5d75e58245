export { type Accelerator, type Architecture, architectureOf } from './instance-type';
export type { EvictionSignal, KubeletSettings, ResourceReservation } from './kubelet-settings';
export { NodeGroup, type NodeGroupProps } from './node-group';
export type { NodeGroupOptions } from './node-group-options';
export { type Ami, amiOf, type NodeImage } from './node-image';
export { type INodeRole, NodeRole, type NodeRoleProps } from './node-role';
