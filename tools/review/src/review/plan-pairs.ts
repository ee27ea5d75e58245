import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { type Outcome, runTasks, type Task } from '@landfall/rehearsal';
import type { PlannedStack } from '../gates/findings-of';
import type { StackStatus } from '../model/review';
import { recordOf } from '../plan/json';
import { placeState } from '../state/place-state';
import type { StateDocument } from '../state/state-document';
import { readPlan } from '../plan/read-plan';
import { stackReviewOf } from '../plan/stack-review';
import type { AppliedBase } from './applied-base';
import { readsWhatChanges } from './contract-reads';
import type { ReviewProgress, ReviewStep } from './review-progress';
import { dependenciesOf, differs, neededStacks, type StackPair, type StackSide } from './stack-pair';
import { applyConfiguration, applyPlan, planConfiguration, type StackTerraform } from './stack-terraform';

export interface PlanPairsProps {
  readonly pairs: readonly StackPair[];

  /** Ids of stacks to plan; the others are applied only where these read from them. */
  readonly affected: ReadonlySet<string>;

  /**
   * Real states, whose objects exist in the simulated cloud: they take the place of the base, by id of the stack.
   * @default none
   */
  readonly states?: ReadonlyMap<string, StateDocument>;

  /** What is applied in the simulated cloud already. */
  readonly applied: AppliedBase;

  /** Folder for working directories. */
  readonly workspace: string;
  readonly binary: string;
  readonly env: Readonly<Record<string, string>>;
  readonly parallel: number;
  readonly onProgress: (progress: ReviewProgress) => void;
}

/**
 * Applies the base, plans the head against it and applies that as well, so that higher layers are planned on what lower
 * ones will publish. A stack whose lower layer cannot be applied waits.
 */
export async function planPairs(props: PlanPairsProps): Promise<ReadonlyMap<string, PlannedStack>> {
  const needed = neededStacks(props.pairs, props.affected);
  const pairs = props.pairs.filter(({ id }) => needed.has(id));
  const based = await runTasks(
    pairs.map((pair) => baseTask(pair, props)),
    props.parallel,
  );
  await keepBase(pairs, based, props);
  const affected = pairs.filter(({ id }) => props.affected.has(id));
  const planned = new Map<string, PlannedStack | 'unreached'>();
  const tasks = affected.flatMap((pair) => headTasks(pair, pairs, props, planned));
  const outcomes = await runTasks(tasks, props.parallel, based);
  return new Map(
    affected.flatMap((pair) => {
      const result = planned.get(pair.id);
      return result === 'unreached' ? [] : [[pair.id, settled(pair, result, outcomes)] as const];
    }),
  );
}

function baseTask(pair: StackPair, props: PlanPairsProps): Task<void> {
  const { id, base } = pair;
  const tell = reporter(id, props.onProgress);
  return {
    id: `base ${id}`,
    after: (base?.stack.dependencies ?? []).map((lower) => `base ${lower}`),
    run: () => {
      const terraform = terraformOf(id, props);
      if (props.applied.has(id)) return props.applied.restore(id, terraform.directory);
      return tell(props.states?.has(id) ? 'take over state' : 'apply base', () => placeBase(pair, terraform, props));
    },
  };
}

/** A base that was applied whole is kept; one that failed has left who knows what. */
async function keepBase(
  pairs: readonly StackPair[],
  outcomes: ReadonlyMap<string, Outcome<void>>,
  { applied, workspace }: PlanPairsProps,
): Promise<void> {
  const fresh = pairs.filter(({ id, base }) => base !== undefined && !applied.has(id));
  if (fresh.length === 0 || [...outcomes.values()].some(({ kind }) => kind !== 'done')) return;
  await applied.keep(new Map(fresh.map(({ id }) => [id, join(workspace, id)])));
}

function terraformOf(id: string, { binary, env, workspace }: PlanPairsProps): StackTerraform {
  return { id, binary, env, directory: join(workspace, id) };
}

function headTasks(
  pair: StackPair,
  pairs: readonly StackPair[],
  props: PlanPairsProps,
  planned: Map<string, PlannedStack | 'unreached'>,
): readonly Task<void>[] {
  const { id } = pair;
  const terraform = terraformOf(id, props);
  const tell = reporter(id, props.onProgress);
  const dependents = pairs.filter((other) => dependenciesOf(other).includes(id));
  let hasChanges = false;
  return [
    {
      id: `plan ${id}`,
      after: [`base ${id}`, ...lowerApplies(pair, pairs, dependents)],
      run: async () => {
        if (!isReached(pair, pairs, planned)) return void planned.set(id, 'unreached');
        await tell('plan head', async () => {
          const result = await planPair(pair, terraform, props.states?.has(id) === true);
          hasChanges = result.hasChanges;
          planned.set(id, result.planned);
          props.onProgress({ kind: 'planned', stack: id, changes: result.planned.review.changes.length });
        });
      },
    },
    {
      id: `apply ${id}`,
      after: [`plan ${id}`],
      run: () => (hasChanges ? tell('apply head', () => applyPlan(terraform)) : Promise.resolve()),
    },
  ];
}

/** Whether a stack has to be planned: it is written differently, or lower layers change what it reads. */
function isReached(
  pair: StackPair,
  pairs: readonly StackPair[],
  planned: ReadonlyMap<string, PlannedStack | 'unreached'>,
): boolean {
  if (pair.head === undefined || differs(pair)) return true;
  const lower = new Set(dependenciesOf(pair));
  if (pairs.some(({ id, head }) => lower.has(id) && head === undefined)) return true;
  const plans = [...lower].flatMap((id) => {
    const result = planned.get(id);
    return result === undefined || result === 'unreached' || result.plan === undefined ? [] : [result.plan];
  });
  return readsWhatChanges(pair.head.configuration, plans);
}

async function placeBase(
  { id, base, head }: StackPair,
  terraform: StackTerraform,
  { states, onProgress }: PlanPairsProps,
): Promise<void> {
  const state = states?.get(id);
  if (state === undefined) {
    if (base !== undefined) await applyConfiguration(terraform, base.configuration);
  } else if (head !== undefined) {
    const notes = await placeState(terraform, head.configuration, state);
    for (const text of notes) onProgress({ kind: 'note', text });
  }
}

/** Lower layers change first; what is destroyed goes after all that read from it. */
function lowerApplies(
  { head }: StackPair,
  pairs: readonly StackPair[],
  dependents: readonly StackPair[],
): readonly string[] {
  if (head === undefined) return dependents.map(({ id }) => `apply ${id}`);
  const staying = new Set(pairs.filter((pair) => pair.head !== undefined).map(({ id }) => id));
  return head.stack.dependencies.filter((id) => staying.has(id)).map((id) => `apply ${id}`);
}

async function planPair({ id, layer, base, head }: StackPair, terraform: StackTerraform, hasState: boolean) {
  const side = head ?? base;
  if (side === undefined) throw new RangeError(`stack ${id} is on neither side`);
  const { json, hasChanges } = await planConfiguration(terraform, side.configuration, {
    initialized: hasState || (base !== undefined && wantsSameProviders(base, side)),
    destroy: head === undefined,
  });
  const plan = readPlan(json, id);
  const review = stackReviewOf({
    ...{ id, layer, plan },
    ...(head && { configuration: head.configuration }),
    ...(base && { baseConfiguration: base.configuration }),
  });
  return { planned: { review, plan }, hasChanges };
}

function wantsSameProviders(base: StackSide, head: StackSide): boolean {
  const [was, is] = [base, head].map(({ configuration: { terraform, provider } }) =>
    JSON.stringify([terraform, Object.keys(recordOf(provider))]),
  );
  return was === is;
}

function reporter(stack: string, onProgress: PlanPairsProps['onProgress']) {
  return async (step: ReviewStep, work: () => Promise<void>): Promise<void> => {
    onProgress({ kind: 'step', stack, step });
    try {
      await work();
    } catch (error) {
      onProgress({ kind: 'failed', stack });
      throw error;
    }
  };
}

function settled(
  { id, layer }: StackPair,
  planned: PlannedStack | undefined,
  outcomes: ReadonlyMap<string, Outcome<void>>,
): PlannedStack {
  const applied = outcomes.get(`apply ${id}`);
  if (planned !== undefined) {
    return { ...planned, ...(applied?.kind === 'failed' && { refusal: wordsOf(applied.error) }) };
  }
  const review = { id, layer, status: statusOf(id, outcomes), changes: [], drift: [], failedChecks: [], renames: [] };
  return { review, plan: undefined };
}

const STEPS = { base: 'the base cannot be applied', plan: 'the head cannot be planned' };

function statusOf(id: string, outcomes: ReadonlyMap<string, Outcome<void>>): StackStatus {
  for (const [step, meaning] of Object.entries(STEPS)) {
    const outcome = outcomes.get(`${step} ${id}`);
    if (outcome?.kind === 'failed') return { kind: 'failed', error: `${meaning}: ${wordsOf(outcome.error)}` };
    if (outcome?.kind === 'skipped') {
      return { kind: 'waiting', for: outcome.because.slice(outcome.because.indexOf(' ') + 1) };
    }
  }
  return { kind: 'failed', error: 'it was never planned' };
}

function wordsOf(error: unknown): string {
  if (!(error instanceof LandfallError)) throw error;
  return error.problems.map(({ message }) => message).join('\n');
}
