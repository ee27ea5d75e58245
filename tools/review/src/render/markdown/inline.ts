import { bounded, escapeHtml } from '../escape';

/** Characters of a name, and of a sentence. */
const NAME_LENGTH = 300;
const SENTENCE_LENGTH = 1_200;

/**
 * A name or a value within HTML. No Markdown is read inside HTML, and GitHub looks for mentions, references and emoji
 * outside of code only.
 */
export function code(name: string): string {
  return `<code>${escapeHtml(bounded(name, NAME_LENGTH)) || '(empty)'}</code>`;
}

/** A sentence within HTML; words that are no plain words become code. */
export function prose(sentence: string): string {
  const words = bounded(sentence, SENTENCE_LENGTH).split(/\s+/).filter(Boolean);
  return words.map(word).join(' ').replaceAll('</code> <code>', ' ');
}

/** Brackets, quotes and the stops of a sentence around a word stay outside of the code. */
function word(token: string): string {
  const [, before = '', middle = '', after = ''] = /^([("']*)(.*?)([)"',.;:?!]*)$/su.exec(token) ?? [];
  if (/^[\p{L}\p{N}\p{M}$%€+−–…'’.,(){}=-]*$/u.test(middle) && !/^www\.|^GH-\d/i.test(middle)) return escapeHtml(token);
  return `${escapeHtml(before)}<code>${escapeHtml(middle)}</code>${escapeHtml(after)}`;
}
