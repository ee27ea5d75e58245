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

const placeholder = /(?<!\$)\{([a-zA-Z][^{}]*)\}/g;
const alphabets: readonly string[] = ['hex', 'alnum', 'digits', 'upper', 'uuid', 'number'];

/** Fills the placeholders of a template. */
export function fillTemplate(template: string, context: TemplateContext): string {
  const plain = context.element === undefined ? template : template.replaceAll('{element}', context.element);
  return plain.replace(placeholder, (_, content: string, offset: number) => fill(content, offset, context));
}

/** The attributes that a template refers to, or undefined when it holds derived characters. */
export function referencesOf(template: string): readonly string[] | undefined {
  const heads = [...template.matchAll(placeholder)].map(([, content = '']) => content.split(':')[0] ?? '');
  return heads.some((head) => alphabets.includes(head) || head === 'hexOf') ? undefined : heads;
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
  const ofPlace = new Map(Object.entries({ account, region, partition, dnsSuffix }));
  return ofPlace.get(name) ?? textAt(name, context);
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
