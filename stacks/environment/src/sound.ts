import { z } from 'zod';
import { type Defined, defined } from './defined';

/** What is right of a value: fields that are wrong are absent. Lists and unions are whole or absent. */
export type Sound<T> = T extends string | number | boolean | null | undefined | readonly unknown[]
  ? T
  : T extends { readonly kind: string } | { readonly family: string }
    ? T
    : { readonly [K in keyof T]?: Sound<T[K]> };

/** The parts of a value that are right by themselves, so that rules can look at them when others are wrong. */
export function soundParts<T extends z.ZodType>(schema: T, input: unknown): Sound<Defined<z.output<T>>> | undefined {
  return partsOf(schema, input) as Sound<Defined<z.output<T>>> | undefined;
}

function partsOf(schema: z.core.$ZodType, input: unknown): unknown {
  const parsed = z.safeParse(schema, input);
  if (parsed.success) return defined(parsed.data);
  const inner = unwrapped(schema);
  const fields = fieldsOf(input);
  if (inner instanceof z.ZodObject) {
    return collect(Object.entries(inner.shape).map(([field, part]) => [field, part, fields[field]]));
  }
  if (inner instanceof z.ZodRecord) {
    const known = Object.entries(fields).filter(([key]) => z.safeParse(inner.keyType, key).success);
    const parts = collect(known.map(([key, value]) => [key, inner.valueType, value]));
    // Nothing sound is not the same as nothing.
    return Object.keys(parts).length > 0 ? parts : undefined;
  }
  if (inner instanceof z.ZodArray && Array.isArray(input)) {
    const elements = input.map((element) => partsOf(inner.element, element));
    return elements.includes(undefined) ? undefined : elements;
  }
  return undefined;
}

function collect(parts: readonly (readonly [field: string, schema: z.core.$ZodType, value: unknown])[]): object {
  const sound = parts.map(([field, schema, value]) => [field, partsOf(schema, value)] as const);
  return Object.fromEntries(sound.filter(([, value]) => value !== undefined));
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return wrapped ? unwrapped(schema.unwrap()) : schema;
}

function fieldsOf(input: unknown): Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...input } : {};
}
