import type { Review } from '../model/review';

/**
 * The review as JSON, as {@link reviewSchema} describes it. Lone surrogates are escaped, so that the text is valid UTF-8
 * wherever it is written.
 */
export function renderJson(review: Review): string {
  return `${JSON.stringify(review, null, 2)}\n`;
}
