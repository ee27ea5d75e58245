import { randomInt } from 'node:crypto';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';

/** Kinds of characters of a password. */
export const characterKinds = {
  lower: LOWER,
  upper: LOWER.toUpperCase(),
  digits: '0123456789',
} as const;

/**
 * A password that nobody can derive: ephemeral values are new each time that they are opened, as with the real
 * providers.
 *
 * @param least Characters that must be there, by kind.
 */
export function newPassword(
  length: number,
  alphabet: string,
  least: readonly (readonly [string, number])[] = [],
): string {
  const characters = least.flatMap(([kind, count]) => Array.from({ length: count }, () => pick(kind)));
  while (characters.length < length) characters.push(pick(alphabet));
  for (let index = characters.length - 1; index > 0; index -= 1) {
    const other = randomInt(index + 1);
    [characters[index], characters[other]] = [characters[other] ?? '', characters[index] ?? ''];
  }
  return characters.join('');
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}
