export { testCluster, testKey, testLogGroup, testNetwork, testRole } from './contracts';
export { type BindingClass, type Block, document, synth, Synthesized, synthesizedStack } from './synthesized';
