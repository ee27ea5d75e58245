import { isObject, type ManifestObject, type ManifestValue } from './manifest-reading';
import { needsQuotes } from './yaml-scalar';

/** Lines longer than this break at the next space, where the text may. */
const WIDTH = 80;
const LONGEST_SIMPLE_KEY = 128;

/** A Kubernetes object as YAML: keys in order, lists not indented, as the library of the Kubernetes provider writes it. */
export function writeManifest(manifest: ManifestObject): string {
  return Object.keys(manifest).length === 0 ? '{}\n' : blockOf(manifest, 0);
}

function blockOf(object: ManifestObject, indent: number): string {
  const names = Object.keys(object).sort(inOrder);
  return names.map((name) => pad(indent) + entryOf(name, object[name] ?? null, indent)).join('');
}

function entryOf(name: string, value: ManifestValue, indent: number): string {
  const key = scalarText(name, indent + 2, Infinity, true);
  const head =
    Buffer.byteLength(name) > LONGEST_SIMPLE_KEY || name.includes('\n') ? `? ${key}\n${pad(indent)}:` : `${key}:`;
  if (isEmpty(value) || typeof value !== 'object' || value === null) {
    return `${head} ${leafText(value, indent + 2, indent + head.length + 1)}\n`;
  }
  return `${head}\n${isObject(value) ? blockOf(value, indent + 2) : sequenceOf(value, indent)}`;
}

function sequenceOf(items: readonly ManifestValue[], indent: number): string {
  return items
    .map((item) => {
      const head = `${pad(indent)}- `;
      if (isEmpty(item) || typeof item !== 'object' || item === null) {
        return `${head}${leafText(item, indent + 2, indent + 2)}\n`;
      }
      const inner = isObject(item) ? blockOf(item, indent + 2) : sequenceOf(item, indent + 2);
      return head + inner.slice(indent + 2);
    })
    .join('');
}

function isEmpty(value: ManifestValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** @param column Where in its line the text begins. */
function leafText(value: ManifestValue, indent: number, column: number): string {
  if (typeof value === 'string') return scalarText(value, indent, WIDTH - column, false);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}';
  return String(value);
}

/** @param room Characters until lines break. */
function scalarText(text: string, indent: number, room: number, isKey: boolean): string {
  if (text.includes('\n') && !isKey && mayBeLiteral(text)) return literalText(text, indent);
  const plain = !text.includes('\n') && !needsQuotes(text);
  if (!plain || UNPRINTABLE.test(text)) return broken(quoted(text), indent, room);
  const inSingle = /^ | $|^(?:---|\.\.\.)|^[#,[\]{}&*!|>'"%@`]|^[?:-](?: |$)|:(?: |$)| #/.test(text);
  return broken(inSingle ? `'${text.replaceAll("'", "''")}'` : text, indent, room);
}

/** Characters that YAML 1.1 writes as escapes. It has none beyond the basic plane; a tab is one of them. */
const UNPRINTABLE = /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

function mayBeLiteral(text: string): boolean {
  return !UNPRINTABLE.test(text) && !/ (?:\n|$)/.test(text);
}

function literalText(text: string, indent: number): string {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const end = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  return `|${hint}${end}\n${lines.map((line) => (line === '' ? '' : pad(indent) + line)).join('\n')}`;
}

const escapes: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\x85': 'N',
  '\u2028': 'L',
  '\u2029': 'P',
};

function quoted(text: string): string {
  const inner = [...text].map((character) => {
    const short = escapes[character];
    if (short !== undefined) return `\\${short}`;
    if (!UNPRINTABLE.test(character)) return character;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
    return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
  });
  return `"${inner.join('')}"`;
}

/** Breaks text at single spaces, where its line is longer than it should be. */
function broken(text: string, indent: number, room: number): string {
  if (text.length <= room) return text;
  const words = text.split(' ');
  let [result = '', length, left] = [words[0], words[0]?.length ?? 0, room];
  for (const [index, word] of words.entries()) {
    if (index === 0) continue;
    const isSingle = word !== '' && words[index - 1] !== '';
    const isOuter = /^["']$/.test(word) || (index === 1 && /^["']$/.test(words[0] ?? ''));
    const breaks = isSingle && !isOuter && length > left;
    result += breaks ? `\n${pad(indent)}${word}` : ` ${word}`;
    length = breaks ? word.length : length + word.length + 1;
    left = breaks ? WIDTH - indent : left;
  }
  return result;
}

/** Whole numbers of 64 bits in full, others in the shortest form that Go gives them. */
function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return BigInt(value).toString();
  const [, digits = '', sign = '', power = ''] = /^(.+)e([-+])(\d+)$/.exec(value.toExponential()) ?? [];
  const exponent = Number(sign + power);
  return exponent >= -4 && exponent < 6 ? String(value) : `${digits}e${sign}${power.padStart(2, '0')}`;
}

function pad(indent: number): string {
  return ' '.repeat(indent);
}

const isLetter = (character: string): boolean => /\p{L}/u.test(character);
const isDigit = (character: string): boolean => /\p{Nd}/u.test(character);

/** Keys in the order that people count in: `a2` before `a10`. */
function inOrder(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  const at = a.findIndex((character, index) => character !== b[index]);
  if (at < 0 || at >= b.length) return a.length - b.length;
  const [left = '', right = ''] = [a[at], b[at]];
  if (isLetter(left) && isLetter(right)) return byCode(left, right);
  if (isLetter(left) || isLetter(right)) return isLetter(right) ? -1 : 1;
  const [first, second] = [digitsFrom(a, at), digitsFrom(b, at)];
  // Digits before the difference make one number with those after it.
  const lead = (left === '0' || right === '0') && hasValueBefore(a, at) ? 1 : 0;
  const number = (digits: string): number => Number(`${lead}${digits}`);
  return number(first) - number(second) || first.length - second.length || byCode(left, right);
}

function digitsFrom(characters: readonly string[], start: number): string {
  const end = characters.findIndex((character, index) => index >= start && !isDigit(character));
  return characters.slice(start, end < 0 ? undefined : end).join('');
}

function hasValueBefore(characters: readonly string[], at: number): boolean {
  for (let index = at - 1; index >= 0 && isDigit(characters[index] ?? ''); index -= 1) {
    if (characters[index] !== '0') return true;
  }
  return false;
}

function byCode(one: string, other: string): number {
  return (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
}
