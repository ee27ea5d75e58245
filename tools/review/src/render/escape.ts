/** Control and format characters: they break lines, hide text, or turn its direction around. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const NAMED = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** One line in which nothing is hidden: a line break becomes `\n`, a right-to-left override `\u{202e}`. */
export function oneLine(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
    return NAMED.get(character) ?? `\\u{${code}}`;
  });
}

/** The same with its line breaks kept, for where lines are shown as lines. */
export function manyLines(text: string): string {
  return text.split(/\r?\n/).map(oneLine).join('\n');
}

/** The beginning of a text, and how much was left out. */
export function bounded(text: string, length: number): string {
  if (text.length <= length) return text;
  // A surrogate pair is not cut in two.
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return `${text.slice(0, end)}… (${(text.length - end).toLocaleString('en')} more characters)`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text of an HTML element, or of a quoted attribute. One line. */
export function escapeHtml(text: string): string {
  return oneLine(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}

/** JSON that can stand in a `<script>`: no `</script>`, no `<!--`, no line separator. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
