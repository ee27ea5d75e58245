import { createHash } from 'node:crypto';

/** Bytes that follow from a seed: the same seed gives the same ones in every run. */
export function derivedBytes(seed: string, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let block = 0; block * 32 < length; block += 1) {
    blocks.push(createHash('sha256').update(`${seed}#${block}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

/** Characters of an alphabet that follow from a seed. */
export function derivedText(seed: string, alphabet: string, length: number): string {
  return [...derivedBytes(seed, length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** The elements in an order that follows from a seed. */
export function shuffled<Element>(seed: string, elements: readonly Element[]): readonly Element[] {
  return elements
    .map((element, index) => ({ element, rank: derivedBytes(`${seed}/rank/${index}`, 8).toString('hex') }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ element }) => element);
}
