import type { Value } from '../model/change';
import { isRecord } from './json';

/** Texts shorter than this are masked where they stand alone, not inside other texts: `1` is in every text. */
const TELLING_LENGTH = 6;

/** Knows texts that are or hold one of the secrets of a resource. */
export type Echo = (text: string) => boolean;

/**
 * Providers copy attributes without their mark, as AWS does with `tags` into `tags_all`: a text that is sensitive at one
 * place of a resource is sensitive at all of them.
 */
export function echoOf(sides: readonly Value[], marks: readonly unknown[]): Echo {
  const secrets = new Set<string>();
  for (const side of sides) for (const mark of marks) collect(side, mark, secrets);
  const long = [...secrets].filter(({ length }) => length >= TELLING_LENGTH);
  return (text) => secrets.has(text) || long.some((secret) => text.includes(secret));
}

function collect(value: Value, mark: unknown, secrets: Set<string>): void {
  if (typeof value === 'string') {
    if (mark === true && value !== '') secrets.add(value);
  } else if (Array.isArray(value)) {
    value.forEach((child: Value, index) => collect(child, childMark(mark, index), secrets));
  } else if (isRecord(value)) {
    for (const [key, child] of Object.entries(value)) collect(child as Value, childMark(mark, key), secrets);
  }
}

function childMark(mark: unknown, step: string | number): unknown {
  if (mark === true) return true;
  if (Array.isArray(mark)) return mark[Number(step)] as unknown;
  return isRecord(mark) && Object.hasOwn(mark, step) ? mark[step] : false;
}
