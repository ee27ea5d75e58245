import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LandfallError, type Problem } from '@landfall/contracts';
import { Cloud } from '../cloud/cloud';
import { type Rehearsal, startRehearsal } from '../rehearsal';
import { findTerraform, runCommand } from '../terraform';
import { typesInUseIn } from '../types-in-use';
import { type Outcome, runTasks, type Task } from './schedule';
import {
  destroyStack,
  moveStateOutOfBucket,
  rehearseStack,
  type RunTerraform,
  type StackRehearsal,
  type StackRehearsalProps,
  type StepName,
} from './stack-rehearsal';
import { synthesize, type SynthesizedStack } from './synthesized-stack';

export interface LandingZoneRehearsalProps {
  /** Folder with `cdktf.json`. */
  readonly root: string;

  /** Names of environments; empty for all. */
  readonly environments: readonly string[];

  /** Where `<environment>/<stack>/` with plans and state is written. What was there of these environments is removed. */
  readonly reportDirectory: string;

  /** Whether everything is destroyed at the end, in reverse order. */
  readonly destroy: boolean;

  /**
   * Folder in which the working directories and the simulated cloud are kept.
   *
   * @default none: they are removed
   */
  readonly keep?: string | undefined;

  readonly onProgress: (progress: Progress) => void;
}

export type Progress =
  | { readonly kind: 'synthesized'; readonly stacks: readonly SynthesizedStack[]; readonly seconds: number }
  | { readonly kind: 'step'; readonly stack: SynthesizedStack; readonly step: StepName }
  | { readonly kind: 'rehearsed'; readonly result: StackRehearsal }
  | { readonly kind: 'destroyed'; readonly stack: SynthesizedStack; readonly seconds: number }
  | { readonly kind: 'failed'; readonly stack: SynthesizedStack; readonly error: unknown }
  | { readonly kind: 'note'; readonly text: string };

/** How the rehearsal of one stack ended. */
export interface StackOutcome {
  readonly stack: SynthesizedStack;
  readonly rehearsed: Outcome<StackRehearsal>;

  /** Absent when nothing was to be destroyed. */
  readonly destroyed?: Outcome<number>;
}

export interface LandingZoneRehearsal {
  readonly outcomes: readonly StackOutcome[];
  readonly seconds: number;

  /** Objects left in the simulated cloud after a destroy: `aws_vpc vpc-0f…`. */
  readonly leftOver: readonly string[];
}

/** Plans, applies and plans again every stack of environments, in the order of their contracts, in one simulated cloud. */
export async function rehearseLandingZone(props: LandingZoneRehearsalProps): Promise<LandingZoneRehearsal> {
  const started = performance.now();
  const { path } = await findTerraform();
  const scratch = await mkdtemp(join(tmpdir(), 'landfall-'));
  try {
    const stacks = await synthesizeInto(join(scratch, 'synth'), props);
    for (const environment of new Set(stacks.map((stack) => stack.environment))) {
      await rm(join(props.reportDirectory, environment), { recursive: true, force: true });
    }
    const cloud = new Cloud();
    const types = typesInUseIn(stacks.map(({ directory }) => directory));
    const rehearsal = await startRehearsal({ from: props.root, cloud, typesInUse: () => types });
    try {
      const workspace = props.keep ? resolve(props.root, props.keep) : join(scratch, 'work');
      const outcomes = await rehearseStacks(stacks, workspace, terraformIn(path, rehearsal), props, cloud);
      if (props.keep) cloud.save(join(workspace, 'cloud.json'));
      const leftOver = props.destroy ? cloud.objects().map(({ type, id }) => `${type} ${id}`) : [];
      return { outcomes, leftOver, seconds: (performance.now() - started) / 1000 };
    } finally {
      await rehearsal.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What went wrong, in sentences; empty when the rehearsal passed. */
export function problemsOf({ outcomes, leftOver }: LandingZoneRehearsal): readonly Problem[] {
  const problems = outcomes.flatMap(({ stack, rehearsed, destroyed }): readonly Problem[] => [
    ...problemsOfOutcome(rehearsed),
    ...(rehearsed.kind === 'done' && !rehearsed.value.secondPlanEmpty
      ? [
          {
            code: 'SECOND_PLAN_NOT_EMPTY' as const,
            message: 'a second plan still wants changes; see second-plan.txt',
            at: stack.id,
          },
        ]
      : []),
    ...(destroyed ? problemsOfOutcome(destroyed) : []),
  ]);
  if (leftOver.length === 0) return problems;
  const message = `destroy left ${leftOver.length} objects: ${leftOver.slice(0, 10).join(', ')}`;
  return [...problems, { code: 'DESTROY_LEFT_OBJECTS', message, at: 'rehearsal' }];
}

async function synthesizeInto(outputDirectory: string, props: LandingZoneRehearsalProps) {
  const started = performance.now();
  const { root, environments, onProgress } = props;
  const stacks = await synthesize({ root, outputDirectory, environments });
  onProgress({ kind: 'synthesized', stacks, seconds: (performance.now() - started) / 1000 });
  return stacks;
}

async function rehearseStacks(
  stacks: readonly SynthesizedStack[],
  workspace: string,
  terraform: RunTerraform,
  { destroy, onProgress, reportDirectory }: LandingZoneRehearsalProps,
  cloud: Cloud,
): Promise<readonly StackOutcome[]> {
  const propsOf = (stack: SynthesizedStack) => ({
    stack,
    terraform,
    workingDirectory: join(workspace, stack.environment, stack.layer),
    reportDirectory: join(reportDirectory, stack.environment, stack.layer),
    onStep: (step: StepName) => onProgress({ kind: 'step', stack, step }),
  });
  const rehearsed = await runTasks(
    stacks.map((stack) =>
      reporting(stack, onProgress, stack.dependencies, async () => {
        const result = await rehearseStack(propsOf(stack));
        onProgress({ kind: 'rehearsed', result });
        return result;
      }),
    ),
    availableParallelism(),
  );
  const outcomeOf = <T>(outcomes: ReadonlyMap<string, Outcome<T>>, { id }: SynthesizedStack): Outcome<T> =>
    outcomes.get(id) ?? { kind: 'skipped', because: id };
  if (!destroy) return stacks.map((stack) => ({ stack, rehearsed: outcomeOf(rehearsed, stack) }));

  liftDeletionProtection(cloud, onProgress);
  const applied = stacks.filter((stack) => outcomeOf(rehearsed, stack).kind === 'done');
  const destroyed = await runTasks(
    applied.map((stack) => {
      const dependents = applied.filter(({ dependencies }) => dependencies.includes(stack.id)).map(({ id }) => id);
      return reporting(stack, onProgress, dependents, async () => {
        if (stack.layer === 'bootstrap') await emptyStateBucket(propsOf(stack), cloud, onProgress);
        const seconds = await destroyStack(propsOf(stack));
        onProgress({ kind: 'destroyed', stack, seconds });
        return seconds;
      });
    }),
    availableParallelism(),
  );
  return stacks.map((stack) => ({
    stack,
    rehearsed: outcomeOf(rehearsed, stack),
    destroyed: outcomeOf(destroyed, stack),
  }));
}

function reporting<T>(
  stack: SynthesizedStack,
  onProgress: (progress: Progress) => void,
  after: readonly string[],
  work: () => Promise<T>,
): Task<T> {
  return {
    id: stack.id,
    after,
    run: () =>
      work().catch((error: unknown) => {
        onProgress({ kind: 'failed', stack, error });
        throw error;
      }),
  };
}

/** AWS refuses to delete a protected cluster; a team lifts the protection first, so the rehearsal does as well. */
function liftDeletionProtection(cloud: Cloud, onProgress: (progress: Progress) => void): void {
  for (const cluster of cloud.find({ type: 'aws_eks_cluster' })) {
    if (cluster.attributes['deletion_protection'] !== true) continue;
    cloud.change(cluster.key, { ...cluster.attributes, deletion_protection: false });
    onProgress({ kind: 'note', text: `lifted the deletion protection of cluster ${cluster.id}, as you would by hand` });
  }
}

/** AWS refuses to delete a bucket with objects in it, and this one holds its own stack's state. */
async function emptyStateBucket(
  props: StackRehearsalProps,
  cloud: Cloud,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const { stateBucket } = props.stack;
  if (stateBucket === undefined) return;
  await moveStateOutOfBucket(props);
  const files = [...cloud.files.keys()].filter((file) => file.startsWith(`${stateBucket}/`));
  for (const file of files) cloud.files.delete(file);
  onProgress({ kind: 'note', text: `emptied bucket ${stateBucket}, as you would by hand` });
}

function terraformIn(path: string, rehearsal: Rehearsal): RunTerraform {
  return async (args, cwd) => {
    const lines = { stdout: [] as string[], stderr: [] as string[] };
    const onLine = (line: string, stream: 'stdout' | 'stderr'): void => void lines[stream].push(line);
    const { code } = await runCommand(path, args, { cwd, env: rehearsal.env, onLine });
    return { code: code ?? 1, stdout: `${lines.stdout.join('\n')}\n`, stderr: lines.stderr.join('\n') };
  };
}

function problemsOfOutcome<T>(outcome: Outcome<T>): readonly Problem[] {
  if (outcome.kind !== 'failed') return [];
  if (outcome.error instanceof LandfallError) return outcome.error.problems;
  throw outcome.error;
}
