import type { Problems } from '@landfall/contracts';
import { z } from 'zod';
import { defined } from './defined';
import { checkEnvironment } from './environment-rules';
import { type EnvironmentFields, type EnvironmentInput, environmentSchema } from './schema';

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

/** Where problems of an environment are reported. */
export function placeOf({ input }: EnvironmentDefinition): string {
  return `environments/${typeof input.name === 'string' ? input.name : '?'}`;
}

/** Adds what is wrong to `problems`; returns the environment when nothing is. */
export function checkDefinition(definition: EnvironmentDefinition, problems: Problems): Environment | undefined {
  const at = placeOf(definition);
  const found = problems.count;
  const parsed = environmentSchema.safeParse(definition.input);
  for (const issue of parsed.error?.issues ?? []) addIssue(issue, at, problems);
  const sound = parsed.success ? defined(parsed.data) : soundFields(definition.input);
  checkEnvironment(sound, problems, at);
  return parsed.success && problems.count === found ? (sound as Environment) : undefined;
}

/** JSON schema of an environment, for editors and for files that are written by other programs. */
export function environmentJsonSchema(): Record<string, unknown> {
  return {
    title: 'Landfall environment',
    ...z.toJSONSchema(environmentSchema, { io: 'input', unrepresentable: 'any' }),
  };
}

/** The fields that are right by themselves, so that rules can still look at them when others are wrong. */
function soundFields(input: EnvironmentInput): Partial<EnvironmentFields> {
  const values: Readonly<Record<string, unknown>> = typeof input === 'object' && input !== null ? { ...input } : {};
  const sound = Object.entries(environmentSchema.shape).flatMap(([field, schema]) => {
    const parsed = schema.safeParse(values[field]);
    return parsed.success ? [[field, defined(parsed.data)] as const] : [];
  });
  return Object.fromEntries(sound);
}

function addIssue(issue: z.core.$ZodIssue, at: string, problems: Problems): void {
  const field = issue.path.map(String).join('.');
  const place = field ? `${at}: ${field}` : at;
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `'${key}'`).join(', ');
    problems.add('ENVIRONMENT_FIELD_UNKNOWN', `there is no field ${keys} here; remove it or correct its name`, place);
  } else {
    problems.add('ENVIRONMENT_FIELD_INVALID', issue.message, place);
  }
}
