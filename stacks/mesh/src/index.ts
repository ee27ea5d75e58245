export { MeshStack } from './mesh-stack';
