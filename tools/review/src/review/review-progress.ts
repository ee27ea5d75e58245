/** What a review is doing. */
export type ReviewProgress =
  | { readonly kind: 'synthesized'; readonly stacks: number }
  | { readonly kind: 'compared'; readonly affected: number; readonly stacks: number }
  | { readonly kind: 'step'; readonly stack: string; readonly step: ReviewStep }
  | { readonly kind: 'planned'; readonly stack: string; readonly changes: number }
  | { readonly kind: 'failed'; readonly stack: string }
  | { readonly kind: 'note'; readonly text: string };

export type ReviewStep = 'apply base' | 'take over state' | 'plan head' | 'apply head';
