import type { Meaning, MeaningKind } from '../model/change';

export type Direction = Meaning['direction'];

/** Items of a list that a sentence names; the rest is counted. */
const NAMED = 6;

/** Lines of detail that are kept, and characters of each. */
const LINES = 200;
const LINE_LENGTH = 400;

/** A meaning whose sentence is one line of plain text, whatever the values in it are. */
export function meaning(
  kind: MeaningKind,
  direction: Direction,
  sentence: string,
  detail: readonly string[] = [],
): Meaning {
  const lines = detail.slice(0, LINES).map((line) => cut(plain(line), LINE_LENGTH));
  if (detail.length > LINES) lines.push(`  … ${detail.length - LINES} more lines`);
  const text = cut(plain(sentence).replace(/\s+/g, ' ').trim(), 1_000);
  return { kind, direction, sentence: text, ...(lines.length > 0 && { detail: lines }) };
}

/** `a, b and c`, at most six by name. */
export function listed(items: readonly string[]): string {
  if (items.length > NAMED) return `${items.slice(0, NAMED).join(', ')} and ${items.length - NAMED} more`;
  const last = items.at(-1);
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${last ?? ''}` : (last ?? '');
}

/** `1 node`, `3 nodes` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Without control characters, and without those that turn the direction of text around. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, ' ');
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
