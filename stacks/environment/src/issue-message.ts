import { inspect } from 'node:util';
import { z } from 'zod';
import { nearest } from './nearest';

type RawIssue = z.core.$ZodRawIssue;
type IssueOf<Code extends RawIssue['code']> = Extract<RawIssue, { readonly code: Code }>;

/**
 * What zod found, in our words: the value got and what to write. A message that a field has of its own comes first.
 *
 * Unknown fields get one line each.
 */
export function issueMessage(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return wrong(issue.input, expected(issue));
    case 'invalid_value':
      return wrong(issue.input, oneOf(issue.values));
    case 'invalid_union':
      return wrongKind(issue);
    case 'too_small':
      return `must ${quantity(issue.origin, issue.minimum, 'more')}, got ${shown(issue.input)}`;
    case 'too_big':
      return `must ${quantity(issue.origin, issue.maximum, 'less')}, got ${shown(issue.input)}`;
    case 'invalid_format':
      return wrong(issue.input, format(issue));
    case 'invalid_key':
      return issue.issues.map(({ message }) => message).join('; ');
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(key, knownFields(issue.schema ?? issue.inst))).join('\n');
    default:
      return undefined;
  }
}

function wrong(got: unknown, wanted: string): string {
  return got === undefined ? `is missing; write ${wanted}` : `must be ${wanted}, got ${shown(got)}`;
}

function quantity(origin: string, limit: number | bigint, direction: 'more' | 'less'): string {
  if (['number', 'int', 'bigint'].includes(origin)) return `be ${limit} or ${direction}`;
  return `have ${limit} or ${direction} ${origin === 'string' ? 'characters' : 'entries'}`;
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  record: 'an object whose keys are names',
  object: 'an object',
};

function expected({ expected: type, schema, inst }: IssueOf<'invalid_type'>): string {
  const noun = NOUNS[type] ?? type;
  const owner = schema ?? inst;
  if (owner instanceof z.ZodObject) return withFields(noun, owner);
  if (owner instanceof z.ZodDiscriminatedUnion) return withKinds(noun, owner);
  const example = owner instanceof z.ZodType ? exampleOf(owner) : undefined;
  return example === undefined ? noun : `${noun} like ${shown(example)}`;
}

function exampleOf(schema: z.ZodType): unknown {
  const examples = z.globalRegistry.get(schema)?.['examples'];
  return Array.isArray(examples) ? examples[0] : undefined;
}

function withFields(noun: string, schema: z.ZodObject): string {
  const required = Object.entries(schema.shape).flatMap(([field, { _zod }]) => (_zod.optin ? [] : [field]));
  return required.length > 0 ? `${noun} with ${required.join(', ')}` : noun;
}

function withKinds(noun: string, schema: z.ZodDiscriminatedUnion): string {
  const { discriminator } = schema.def;
  const kinds = schema._zod.propValues?.[discriminator] ?? [];
  return `${noun} whose ${discriminator} is ${oneOf([...kinds])}`;
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? shown(values[0]) : `one of ${values.map(shown).join(', ')}`;
}

function wrongKind(issue: IssueOf<'invalid_union'>): string | undefined {
  const { discriminator, options, input } = { discriminator: undefined, options: undefined, ...issue };
  if (!discriminator || !options) return undefined;
  const fields: Readonly<Record<string, unknown>> = typeof input === 'object' && input !== null ? { ...input } : {};
  return wrong(fields[discriminator], oneOf(options));
}

function format({ format: kind, pattern }: IssueOf<'invalid_format'>): string {
  if (kind === 'email') return 'an e-mail address';
  if (kind === 'url') return 'a URL that begins with https://';
  return `text that matches ${pattern ?? kind}`;
}

function unknownField(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const remedy = near === undefined ? `fields here: ${known.join(', ')}` : `did you mean '${near}'?`;
  return `there is no field '${key}'; ${remedy}`;
}

function knownFields(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord) return [...(schema.keyType._zod.values ?? [])].map(String);
  return [];
}

function shown(value: unknown): string {
  return inspect(value, { breakLength: Infinity, depth: 1, maxArrayLength: 5, maxStringLength: 80 });
}
