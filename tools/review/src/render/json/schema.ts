/** The part of JSON schema that describes a review. */
export interface Schema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
}

export function text(description: string): Schema {
  return { type: 'string', description };
}

export function number(description: string): Schema {
  return { type: 'number', description };
}

export function flag(description: string): Schema {
  return { type: 'boolean', description };
}

export function list(description: string, items: Schema): Schema {
  return { type: 'array', description, items };
}

export function oneOfWords(description: string, ...words: readonly string[]): Schema {
  return { enum: words, description };
}

/** An object; members of `optional` may be absent, those that a later version adds are allowed. */
export function object(
  description: string,
  properties: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema {
  return {
    type: 'object',
    description,
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
  };
}
