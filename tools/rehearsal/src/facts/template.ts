import type { Json } from '../json';

/** One placeholder of a template: its name and what follows it, without the colons. */
export interface Placeholder {
  readonly name: string;
  readonly arguments: readonly string[];
}

const placeholder = /(?<![${])\{([a-z][\w.]*)((?::[^{}]*)?)\}(?!\})/g;

/** The placeholders of a template, in the order in which they stand. */
export function placeholdersOf(template: string): readonly Placeholder[] {
  return [...template.matchAll(placeholder)].map(([, name = '', rest = '']) => ({
    name,
    arguments: argumentsOf(rest),
  }));
}

/** The template with each placeholder replaced. */
export function fillTemplate(template: string, valueOf: (placeholder: Placeholder) => string): string {
  return template.replace(placeholder, (_match, name: string, rest: string) =>
    valueOf({ name, arguments: argumentsOf(rest) }),
  );
}

/** All templates in a value: the value itself, or the texts inside it. */
export function templatesIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(templatesIn);
}

/** A modifier and what it works with: only the first colon divides, so that `without:https://` keeps its own. */
function argumentsOf(rest: string): readonly string[] {
  if (rest === '') return [];
  const text = rest.slice(1);
  const [, modifier, argument] = /^(without|last):(.*)$/.exec(text) ?? [];
  return modifier === undefined || argument === undefined ? text.split(':') : [modifier, argument];
}
