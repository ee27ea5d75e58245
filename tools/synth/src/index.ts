export { readManifest, synthesize, type SynthesizedStack, type SynthesizeProps } from './synthesized-stack';
