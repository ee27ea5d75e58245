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
import type { ReviewProgress, ReviewStep } from './review-progress';
import { dependenciesOf, neededStacks, type StackPair, type StackSide } from './stack-pair';
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
  const planned = new Map<string, PlannedStack>();
  const needed = neededStacks(props.pairs, props.affected);
  const pairs = props.pairs.filter(({ id }) => needed.has(id));
  const tasks = pairs.flatMap((pair) => tasksOf(pair, pairs, props, planned));
  const outcomes = await runTasks(tasks, props.parallel);
  const affected = pairs.filter(({ id }) => props.affected.has(id));
  return new Map(affected.map((pair) => [pair.id, settled(pair, planned.get(pair.id), outcomes)]));
}

function tasksOf(
  pair: StackPair,
  pairs: readonly StackPair[],
  props: PlanPairsProps,
  planned: Map<string, PlannedStack>,
): readonly Task<void>[] {
  const { id, base } = pair;
  const { binary, env, workspace } = props;
  const terraform: StackTerraform = { id, binary, env, directory: join(workspace, id) };
  const tell = reporter(id, props.onProgress);
  const dependents = pairs.filter((other) => dependenciesOf(other).includes(id));
  const baseTask: Task<void> = {
    id: `base ${id}`,
    after: (base?.stack.dependencies ?? []).map((lower) => `base ${lower}`),
    run: () => tell(props.states?.has(id) ? 'take over state' : 'apply base', () => placeBase(pair, terraform, props)),
  };
  if (!props.affected.has(id)) return [baseTask];
  let hasChanges = true;
  return [
    baseTask,
    {
      id: `plan ${id}`,
      after: [`base ${id}`, ...lowerApplies(pair, pairs, dependents)],
      run: () =>
        tell('plan head', async () => {
          const result = await planPair(pair, terraform, props.states?.has(id) === true);
          hasChanges = result.hasChanges;
          planned.set(id, result.planned);
          props.onProgress({ kind: 'planned', stack: id, changes: result.planned.review.changes.length });
        }),
    },
    {
      id: `apply ${id}`,
      // What reads from this stack has to be applied as in the base before this one changes.
      after: [`plan ${id}`, ...dependents.map((higher) => `base ${higher.id}`)],
      run: () => (hasChanges ? tell('apply head', () => applyPlan(terraform)) : Promise.resolve()),
    },
  ];
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
