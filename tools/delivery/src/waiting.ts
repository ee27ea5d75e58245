import type { SynthesizedStack } from '@landfall/synth';
import { z } from 'zod';
import type { WaitingStack } from './manifest';
import type { PlanFacts } from './plan-json';

/** How far a stack got. */
export type Progressed =
  | { readonly kind: 'planned'; readonly facts: PlanFacts; readonly hasChanges: boolean }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed' };

/**
 * The lower stacks that must be applied before a stack can be planned on true values, with reasons.
 *
 * A stack waits for one that has never been applied, one that is about to change a contract that it reads, and one that
 * waits itself. Other changes of lower stacks do not reach it.
 */
export function waitsFor(
  { dependencies }: Pick<SynthesizedStack, 'dependencies'>,
  contracts: readonly string[],
  lower: ReadonlyMap<string, Progressed>,
): WaitingStack['waitingFor'] {
  return [...dependencies].sort().flatMap((stack) => {
    const reason = reasonToWait(lower.get(stack), contracts);
    return reason === undefined ? [] : [{ stack, reason }];
  });
}

function reasonToWait(lower: Progressed | undefined, contracts: readonly string[]): string | undefined {
  if (lower === undefined) return undefined;
  if (lower.kind === 'failed') return 'could not be planned';
  if (lower.kind === 'waiting') return 'waits itself';
  if (!lower.hasChanges) return undefined;
  if (!lower.facts.applied) return 'is not applied yet';
  const changed = contracts.filter((name) => lower.facts.changedParameters.has(name));
  return changed.length === 0 ? undefined : `changes ${changed.join(', ')}`;
}

const readerSchema = z.looseObject({
  data: z
    .looseObject({ aws_ssm_parameter: z.record(z.string(), z.looseObject({ name: z.string() })).default({}) })
    .optional(),
});

/** Names of the SSM parameters, contracts among them, that a stack's configuration reads. */
export function contractsReadBy(configuration: string): readonly string[] {
  const { data } = readerSchema.safeParse(JSON.parse(configuration));
  return Object.values(data?.data?.aws_ssm_parameter ?? {})
    .map(({ name }) => name)
    .sort();
}
