import { createHash } from 'node:crypto';

export type Alphabet = 'hex' | 'alnum' | 'digits' | 'upper' | 'uuid';

const characters: Readonly<Record<Exclude<Alphabet, 'uuid'>, string>> = {
  hex: '0123456789abcdef',
  alnum: 'abcdefghijklmnopqrstuvwxyz0123456789',
  digits: '0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
};

/** Characters that follow from a seed: the same seed gives the same ones in every run. */
export function derived(seed: string, alphabet: Alphabet, length: number): string {
  if (alphabet === 'uuid') return uuid(derived(seed, 'hex', 32));
  const letters = characters[alphabet];
  let text = '';
  for (let block = 0; text.length < length; block += 1) {
    for (const byte of createHash('sha256').update(`${seed}#${block}`).digest()) {
      text += letters.charAt(byte % letters.length);
    }
  }
  return text.slice(0, length);
}

/** A number of a range, both ends included, that follows from a seed. */
export function derivedNumber(seed: string, least: number, greatest: number): number {
  const hash = createHash('sha256').update(seed).digest();
  return least + (hash.readUInt32BE(0) % (greatest - least + 1));
}

function uuid(hex: string): string {
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)];
  return parts.join('-');
}
