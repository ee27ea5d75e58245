import type { SynthesizedStack } from '@landfall/synth';
import type { StackRehearsal, StepName } from './stack-rehearsal';

/** What a rehearsal is doing. */
export type Progress =
  | { readonly kind: 'synthesized'; readonly stacks: readonly SynthesizedStack[]; readonly seconds: number }
  | { readonly kind: 'step'; readonly stack: SynthesizedStack; readonly step: StepName }
  | { readonly kind: 'rehearsed'; readonly result: StackRehearsal }
  | { readonly kind: 'destroyed'; readonly stack: SynthesizedStack; readonly seconds: number }
  | { readonly kind: 'failed'; readonly stack: SynthesizedStack; readonly error: unknown }
  | { readonly kind: 'note'; readonly text: string };
