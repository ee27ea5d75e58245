type Defined<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly unknown[]
    ? { [K in keyof T]: Defined<T[K]> }
    : T extends object
      ? { readonly [K in keyof T as undefined extends T[K] ? never : K]: Defined<T[K]> } & {
          readonly [K in keyof T as undefined extends T[K] ? K : never]?: Defined<Exclude<T[K], undefined>>;
        }
      : T;

/** A value whose optional fields are absent rather than undefined, as the props of modules want them. */
export type { Defined };

/** Drops fields that are undefined, at every depth. */
export function defined<T>(value: T): Defined<T> {
  return withoutUndefined(value) as Defined<T>;
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutUndefined(field)]));
}
