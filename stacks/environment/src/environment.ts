import type { Problems } from '@landfall/contracts';
import { z } from 'zod';
import { defined } from './defined';
import { checkEnvironment } from './environment-rules';
import { issueMessage } from './issue-message';
import { type EnvironmentFields, type EnvironmentInput, environmentSchema } from './schema';
import { type Sound, soundParts } from './sound';

declare const checked: unique symbol;

/** An environment that has been checked, defaults filled in. Only {@link defineLandingZone} makes one. */
export type Environment = EnvironmentFields & { readonly [checked]: true };

/** An environment as its file states it, not checked yet. */
export interface EnvironmentDefinition {
  readonly input: EnvironmentInput;
}

/**
 * States an environment: data only, the whole truth of it in one file.
 *
 * It is checked by {@link defineLandingZone} together with all others, so that every mistake is reported at once.
 */
export function defineEnvironment(input: EnvironmentInput): EnvironmentDefinition {
  return { input };
}

/** JSON schema of an environment, for editors and for files that are written by other programs. */
export function environmentJsonSchema(): Record<string, unknown> {
  return {
    title: 'Landfall environment',
    ...z.toJSONSchema(environmentSchema, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any' }),
  };
}

/** What a check leaves of a definition. */
export interface CheckedDefinition {
  /** Where its problems are reported: `environments/dev`. */
  readonly at: string;

  /** What is right of it. */
  readonly fields: Sound<EnvironmentFields>;

  /** Undefined when anything is wrong. */
  readonly environment: Environment | undefined;
}

/**
 * Checks one environment by itself.
 *
 * @param position Counted from 1; names the environment when its own name is missing.
 */
export function checkDefinition(
  { input }: EnvironmentDefinition,
  position: number,
  problems: Problems,
): CheckedDefinition {
  const at = `environments/${nameOf(input) ?? `number ${position}`}`;
  const found = problems.count;
  const parsed = environmentSchema.safeParse(input, { error: issueMessage });
  for (const issue of parsed.error?.issues ?? []) addIssue(issue, at, problems);
  const fields: Sound<EnvironmentFields> = soundParts(environmentSchema, input) ?? {};
  checkEnvironment(fields, problems, at);
  const sound = parsed.success && problems.count === found;
  return { at, fields, environment: sound ? (defined(parsed.data) as Environment) : undefined };
}

/** The input may come from a program that was not type-checked. */
function nameOf(input: unknown): string | undefined {
  const { name }: { readonly name?: unknown } = typeof input === 'object' && input !== null ? input : {};
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function addIssue(issue: z.core.$ZodIssue, at: string, problems: Problems): void {
  const placeOf = (...path: readonly PropertyKey[]): string =>
    path.length > 0 ? `${at}: ${path.map(String).join('.')}` : at;
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n');
    issue.keys.forEach((key, index) => {
      problems.add('ENVIRONMENT_FIELD_UNKNOWN', lines[index] ?? issue.message, placeOf(...issue.path, key));
    });
    return;
  }
  problems.add(codeOf(issue), issue.message, placeOf(...issue.path));
}

function codeOf(issue: z.core.$ZodIssue): Uppercase<string> {
  const [inner] = issue.code === 'invalid_key' ? issue.issues : [];
  if (inner) return codeOf(inner);
  const code: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return isCode(code) ? code : 'ENVIRONMENT_FIELD_INVALID';
}

function isCode(value: unknown): value is Uppercase<string> {
  return typeof value === 'string' && value === value.toUpperCase();
}
