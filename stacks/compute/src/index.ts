export { ComputeStack } from './compute-stack';
