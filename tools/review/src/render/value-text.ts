import type { AttributeChange, AttributeValue } from '../model/change';
import { bounded, manyLines, oneLine } from './escape';

/** Characters of a list or an object that stays in one line. */
const ONE_LINE = 60;

/** A value in one line, as JSON; what is not known or not shown in brackets. */
export function valueText(value: AttributeValue, length: number): string {
  switch (value.kind) {
    case 'known':
      return oneLine(bounded(JSON.stringify(value.value), length));
    case 'absent':
      return '(absent)';
    case 'sensitive':
      return '(sensitive)';
    case 'unknown':
      return '(known after apply)';
  }
}

/**
 * A value as people read it: texts line by line, long lists and objects indented, also those that a text holds as JSON.
 */
export function valueBlock(value: AttributeValue, length: number): string {
  if (value.kind !== 'known') return valueText(value, length);
  const { value: known } = value;
  if (typeof known === 'string' && /\n/.test(known)) return manyLines(bounded(known, length));
  const held = typeof known === 'string' ? heldIn(known) : known;
  const short = JSON.stringify(held);
  return manyLines(bounded(short.length <= ONE_LINE ? short : JSON.stringify(held, null, 2), length));
}

/** Policies and dashboards are JSON within a text: what that says, else the text. */
function heldIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Lines of a diff: `- path: before`, `+ path: after`. */
export function diffLines(attributes: readonly AttributeChange[], length: number): readonly string[] {
  return attributes.flatMap(({ path, before, after, forcesReplacement }) => {
    const name = oneLine(bounded(path, 300));
    const because = forcesReplacement ? '  # forces replacement' : '';
    const was = before.kind === 'absent' ? [] : [`- ${name}: ${valueText(before, length)}`];
    const is = after.kind === 'absent' ? [] : [`+ ${name}: ${valueText(after, length)}`];
    const lines = [...was, ...is];
    return lines.map((line, index) => (index === lines.length - 1 ? line + because : line));
  });
}
