import type { ProviderFunction } from '../functions/provider-function';
import type { TypeConstraint } from '../schema/schema';
import type { FunctionMessage } from './calls';

/** A function's signature in the form that the protocol carries. */
export function functionMessage({ parameters, returns, summary }: ProviderFunction): FunctionMessage {
  return {
    parameters: parameters.map(({ name, type }) => ({ name, type: typeMessage(type) })),
    return: { type: typeMessage(returns) },
    summary,
  };
}

function typeMessage(type: TypeConstraint): Uint8Array {
  return Buffer.from(JSON.stringify(type));
}
