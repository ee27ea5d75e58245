import type { PictureChange } from '../model/review';

/** What a whole is that is made of its parts alone: added with all of them, removed with all of them. */
export function common(changes: readonly PictureChange[]): PictureChange {
  const [first = 'same', ...rest] = changes;
  return (first === 'added' || first === 'removed') && rest.every((change) => change === first) ? first : 'same';
}
