import type { Json } from '../../json';
import { ProviderError } from '../../protocol/provider-error';
import { isListValue, isObjectValue, textOf, type ObjectValue, type Value } from '../../values/value';
import { textsOf } from './zones';

/** A statement of a policy document, in the order in which the provider writes its fields. */
export type PolicyStatement = Readonly<Record<string, Json>>;

/** The statement that a `statement` block describes, as the provider renders it. */
export function statementOf(block: ObjectValue, version: string): PolicyStatement {
  const texts = (name: string): readonly string[] => textsOf(block[name]).map((text) => variables(text, version));
  const sid = textOf(block['sid']) ?? '';
  return withoutEmpty({
    Sid: sid,
    Effect: textOf(block['effect']) ?? 'Allow',
    Action: oneOrMany(textsOf(block['actions'])),
    NotAction: oneOrMany(textsOf(block['not_actions'])),
    Resource: oneOrMany(texts('resources')),
    NotResource: oneOrMany(texts('not_resources')),
    Principal: principals(blocksOf(block['principals']), version),
    NotPrincipal: principals(blocksOf(block['not_principals']), version),
    Condition: conditions(blocksOf(block['condition']), version),
  });
}

/** Lists of one become their element; longer ones are in reverse order. */
function oneOrMany(texts: readonly string[]): Json {
  return texts.length === 1 ? (texts[0] ?? '') : [...texts].sort(byCodePoint).reverse();
}

function principals(blocks: readonly ObjectValue[], version: string): Json {
  const byType = new Map<string, string[]>();
  for (const block of blocks) {
    const type = textOf(block['type']) ?? '';
    const identifiers = [...textsOf(block['identifiers'])].sort(byCodePoint).reverse();
    const known = byType.get(type) ?? [];
    byType.set(type, [...known, ...identifiers.map((text) => variables(text, version))]);
  }
  if (byType.size === 1 && byType.get('*')?.join() === '*') return '*';
  return inOrder([...byType].map(([type, found]) => [type, found.length === 1 ? (found[0] ?? '') : found] as const));
}

function conditions(blocks: readonly ObjectValue[], version: string): Json {
  const byTest = new Map<string, Map<string, string[]>>();
  for (const block of blocks) {
    const [test, variable] = [textOf(block['test']) ?? '', textOf(block['variable']) ?? ''];
    const byVariable = byTest.get(test) ?? new Map<string, string[]>();
    const values = textsOf(block['values']).map((text) => variables(text, version));
    byTest.set(test, byVariable.set(variable, [...(byVariable.get(variable) ?? []), ...values]));
  }
  return inOrder(
    [...byTest].map(([test, byVariable]) => {
      const entries = [...byVariable].map(
        ([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values] as const,
      );
      return [test, inOrder(entries)] as const;
    }),
  );
}

/** `&{aws:username}` stands for a policy variable, which Terraform would take for its own. */
function variables(text: string, version: string): string {
  if (version === '2008-10-17' && text.includes('&{')) {
    throw new ProviderError(`found &{ sequence in (${text}), which is not supported in document version 2008-10-17`);
  }
  return text.replaceAll('&{', '${');
}

function blocksOf(value: Value | undefined): readonly ObjectValue[] {
  return isListValue(value) ? value.filter(isObjectValue) : [];
}

function inOrder(entries: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries([...entries].sort(([one], [other]) => byCodePoint(one, other)));
}

function byCodePoint(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function withoutEmpty(statement: Readonly<Record<string, Json>>): PolicyStatement {
  return Object.fromEntries(Object.entries(statement).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: Json): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
