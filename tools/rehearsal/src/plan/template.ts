import type { Json } from '../json';
import { zoneIdOf } from '../aws/zone-id';
import { textOf, type Value } from '../values/value';
import { derived, derivedNumber, type Alphabet } from './derived';
import type { Place } from './resource-model';

/** What the placeholders of a template stand for. */
export interface TemplateContext {
  /** What the object is: the source of derived characters. */
  readonly seed: string;

  /** Path of the attribute that is filled: unnamed derived characters differ from one to the next. */
  readonly at: string;

  readonly place: Place;

  /** The value of another attribute of the object. */
  readonly attribute: (path: string) => Value;

  /** The element of another attribute that the value belongs to. */
  readonly element?: string;
}

/** The time at which everything in the simulation happens. */
export const SIMULATED_TIME = '2026-01-01T00:00:00Z';

/** `${text}` and `{{text}}` stand for themselves, and so does a brace that no lower case letter follows. */
const placeholder = /(?<![${])\{([a-z][^{}]*)\}/g;
const derivations: readonly string[] = ['hex', 'alnum', 'digits', 'upper', 'uuid', 'number', 'hexOf'];
const ofPlace: readonly string[] = ['account', 'region', 'partition', 'dnsSuffix', 'time'];

/** Fills the templates of a literal, however deep they stand. */
export function fillTemplates(json: Json, context: TemplateContext): Json {
  if (typeof json === 'string') return fillTemplate(json, context);
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return (json as readonly Json[]).map((part) => fillTemplates(part, context));
  const entries = Object.entries(json as Readonly<Record<string, Json>>);
  return Object.fromEntries(
    entries.map(([name, part]) => [name, fillTemplates(part, { ...context, at: `${context.at}.${name}` })]),
  );
}

/** The attributes that the templates of a literal refer to, or undefined when one holds derived characters. */
export function referencesIn(json: Json): readonly string[] | undefined {
  const text = JSON.stringify(json);
  const heads = [...text.matchAll(placeholder)].map(([, content = '']) => content.split(':')[0] ?? '');
  if (heads.some((head) => derivations.includes(head))) return undefined;
  return heads.filter((head) => !ofPlace.includes(head));
}

function fillTemplate(template: string, context: TemplateContext): string {
  const { element } = context;
  if (element === undefined) return filled(template, context);
  return filled(template.replaceAll('{element}', element), { ...context, at: `${context.at}/${element}` });
}

function filled(template: string, context: TemplateContext): string {
  return template.replace(placeholder, (_, content: string, offset: number) => fill(content, offset, context));
}

function fill(content: string, offset: number, context: TemplateContext): string {
  const [head = '', ...rest] = content.split(':');
  const label = (name: string | undefined): string => `${context.seed}/${name ?? `${context.at}#${offset}`}`;
  switch (head) {
    case 'hex':
    case 'alnum':
    case 'digits':
    case 'upper':
      return derived(label(rest[1]), head satisfies Alphabet, Number(rest[0] ?? 8));
    case 'uuid':
      return derived(label(rest[0]), 'uuid', 36);
    case 'number': {
      const [least, greatest] = (rest[0] ?? '').split('-').map(Number);
      return String(derivedNumber(label(rest[1]), least ?? 0, greatest ?? 0));
    }
    case 'hexOf':
      return derived(`${textAt(rest[1] ?? '', context)}/${rest[2] ?? ''}`, 'hex', Number(rest[0]));
    case 'time':
      return SIMULATED_TIME;
    default:
      return modified(placeOrAttribute(head, context), rest[0], rest.slice(1).join(':'));
  }
}

function placeOrAttribute(name: string, context: TemplateContext): string {
  const { account, region, partition, dnsSuffix } = context.place;
  return new Map(Object.entries({ account, region, partition, dnsSuffix })).get(name) ?? textAt(name, context);
}

function textAt(path: string, context: TemplateContext): string {
  return textOf(context.attribute(path)) ?? '';
}

function modified(text: string, modifier: string | undefined, argument: string): string {
  switch (modifier) {
    case 'without':
      return text.startsWith(argument) ? text.slice(argument.length) : text;
    case 'last':
      return text.slice(text.lastIndexOf(argument) + (text.includes(argument) ? argument.length : 0));
    case 'lower':
      return text.toLowerCase();
    case 'zoneId':
      return zoneIdOf(text);
    default:
      return text;
  }
}
