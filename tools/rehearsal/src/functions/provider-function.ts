import type { TypeConstraint } from '../schema/schema';
import type { Value } from '../values/value';

/** A parameter of a provider function. */
export interface FunctionParameter {
  readonly name: string;
  readonly type: TypeConstraint;
}

/** A function that a provider offers: `provider::aws::arn_parse(...)`. */
export interface ProviderFunction {
  readonly summary: string;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: TypeConstraint;

  /** The result. Arguments are known and not null, of the types of the parameters. Throws `FunctionError`. */
  call(...args: readonly Value[]): Value;
}

/** What a function refuses, in the words that the real one uses. */
export class FunctionError extends Error {
  /** @param argument Index of the argument that is refused; none when it is all of them. */
  constructor(
    text: string,
    readonly argument?: number,
  ) {
    super(text);
    this.name = 'FunctionError';
  }
}

/** Functions of one provider, by name. */
export type ProviderFunctions = Readonly<Record<string, ProviderFunction>>;
