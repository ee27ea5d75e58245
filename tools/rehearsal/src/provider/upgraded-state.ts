import type { Json } from '../json';
import type { PathStep, UpgradeRequest } from '../protocol/calls';
import { ProviderError } from '../protocol/provider-error';
import type { TypeConstraint } from '../schema/schema';
import { parseExactly, stateProblems, withScalarsOf, type StateProblem } from '../values/raw-state';
import { fromStateJson } from '../values/state-json';
import type { Value } from '../values/value';

/**
 * A resource's state as its schema has it now. Attributes that the schema lacks are dropped, as providers do.
 *
 * @throws ProviderError when the state holds what the schema has no place for
 */
export function upgradedState({ typeName, rawState }: UpgradeRequest, type: TypeConstraint): Value {
  const text = Buffer.from(rawState?.json ?? []).toString('utf8');
  if (text === '') {
    throw new ProviderError(
      'State of an old version of Terraform',
      `The state of this ${typeName} was written by Terraform 0.11 or older. Apply it once with Terraform 0.12, which writes it anew.`,
    );
  }
  const json = parseExactly(text);
  const [first, ...others] = stateProblems(json, type);
  if (first !== undefined) throw misfit(typeName, first, others.length);
  return fromStateJson(withScalarsOf(type, json) satisfies Json, type);
}

function misfit(type: string, { path, text }: StateProblem, further: number): ProviderError {
  const name = path.length === 0 ? 'it' : path.join('.');
  const others = further === 0 ? '' : ` (and ${further} more such parts)`;
  return new ProviderError(
    'State does not fit the schema',
    `The state of this ${type} does not fit what the installed provider stores: ${name} ${text}${others}. Go back to a backup of the state, or take the resource out with "terraform state rm" and import it.`,
    { steps: path.map(stepOf) },
  );
}

function stepOf(part: string | number): PathStep {
  return typeof part === 'number' ? { elementKeyInt: part } : { attributeName: part };
}
