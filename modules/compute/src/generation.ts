import { createHash } from 'node:crypto';

const HASH_LENGTH = 8;

/** Characters that a generation adds to a name. */
export const GENERATION_LENGTH = HASH_LENGTH + 1;

/**
 * `<name>-<hash>`, where the hash stands for whatever replaces the resource when changed: the successor has another
 * name, so that it can be created before its predecessor is destroyed.
 */
export function generationOf(name: string, immutable: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify(immutable)).digest('hex').slice(0, HASH_LENGTH);
  return `${name}-${hash}`;
}
