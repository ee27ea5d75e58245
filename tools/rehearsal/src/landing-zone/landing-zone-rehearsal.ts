import { rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { LandfallError, type Problem } from '@landfall/contracts';
import { comesWithAccount } from '../cloud/account-objects';
import { Cloud } from '../cloud/cloud';
import { shortName } from '../cloud/object-named';
import { unmanagedObjects } from '../cloud/unmanaged-objects';
import type { FaultRequest } from '../fault-spec';
import { privateFolder } from '../private-folder';
import { type Rehearsal, startRehearsal } from '../rehearsal';
import { rulesOffNotes } from '../rules/rule-book';
import { rulesFileIn } from '../rules/rules-file';
import { findTerraform, runCommand } from '../terraform';
import { typesInUseIn } from '../types-in-use';
import { InjectedFaults } from './injected-faults';
import type { Progress } from './progress';
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
import { synthesize, type SynthesizedStack } from '@landfall/synth';

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

  /**
   * Failures to inject. Stacks then run one at a time; each is planned and applied again after a failure.
   *
   * @default none
   */
  readonly faults?: readonly FaultRequest[];

  readonly onProgress: (progress: Progress) => void;
}

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

  /** Objects that an injected fault has left in the simulated cloud and in no state. */
  readonly unmanaged: readonly string[];

  /** Injected faults that never happened, as they were written. */
  readonly unusedFaults: readonly string[];
}

/** Plans, applies and plans again every stack of environments, in the order of their contracts, in one simulated cloud. */
export async function rehearseLandingZone(props: LandingZoneRehearsalProps): Promise<LandingZoneRehearsal> {
  const started = performance.now();
  const { path } = await findTerraform();
  const { path: scratch, remove } = privateFolder();
  try {
    const stacks = await synthesizeInto(join(scratch, 'synth'), props);
    for (const environment of new Set(stacks.map((stack) => stack.environment))) {
      await rm(join(props.reportDirectory, environment), { recursive: true, force: true });
    }
    const cloud = new Cloud();
    const rules = rulesFileIn(resolve(props.root));
    for (const text of rulesOffNotes(rules)) props.onProgress({ kind: 'note', text });
    const types = typesInUseIn(stacks.map(({ directory }) => directory));
    const faults = new InjectedFaults(props.faults ?? [], props.onProgress);
    const rehearsal = await startRehearsal({
      from: props.root,
      cloud,
      typesInUse: () => types,
      faults: faults.calls(),
      ...rules,
    });
    try {
      const workspace = props.keep ? resolve(props.root, props.keep) : join(scratch, 'work');
      const outcomes = await rehearseStacks(stacks, workspace, terraformIn(path, rehearsal), props, cloud, faults);
      if (props.keep) cloud.save(join(workspace, 'cloud.json'));
      const left = props.destroy ? cloud.objects().filter((object) => !comesWithAccount(object)) : [];
      const leftOver = left.map(({ type, id }) => `${type} ${id}`);
      const unmanaged = props.faults && !props.destroy ? unmanagedObjects(cloud).map(shortName) : [];
      const seconds = (performance.now() - started) / 1000;
      return { outcomes, leftOver, unmanaged, unusedFaults: faults.unused(), seconds };
    } finally {
      await rehearsal.close();
    }
  } finally {
    remove();
  }
}

/** What went wrong, in sentences; empty when the rehearsal passed. */
export function problemsOf(rehearsal: LandingZoneRehearsal): readonly Problem[] {
  const ofStacks = rehearsal.outcomes.flatMap(({ stack, rehearsed, destroyed }): readonly Problem[] => [
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
  return [...ofStacks, ...problemsOfCloud(rehearsal)];
}

function problemsOfCloud({ leftOver, unmanaged, unusedFaults }: LandingZoneRehearsal): readonly Problem[] {
  const some = (objects: readonly string[]): string => `${objects.length} objects: ${objects.slice(0, 10).join(', ')}`;
  const left = { code: 'DESTROY_LEFT_OBJECTS', message: `destroy left ${some(leftOver)}`, at: 'rehearsal' } as const;
  const advice = 'import what is still needed, remove the rest';
  const lost = {
    code: 'OBJECTS_WITHOUT_STATE',
    message: `no state holds ${some(unmanaged)}; ${advice}`,
    at: 'rehearsal',
  } as const;
  return [
    ...(leftOver.length > 0 ? [left] : []),
    ...(unmanaged.length > 0 ? [lost] : []),
    ...unusedFaults.map((fault) => ({
      code: 'FAULT_UNUSED' as const,
      message: 'never happened: there was no such call, or no such state',
      at: `--fault ${fault}`,
    })),
  ];
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
  { destroy, onProgress, reportDirectory, faults: requests = [] }: LandingZoneRehearsalProps,
  cloud: Cloud,
  faults: InjectedFaults,
): Promise<readonly StackOutcome[]> {
  const propsOf = (stack: SynthesizedStack): StackRehearsalProps => {
    const props = {
      stack,
      terraform,
      workingDirectory: join(workspace, stack.environment, stack.layer),
      reportDirectory: join(reportDirectory, stack.environment, stack.layer),
      onStep: (step: StepName) => onProgress({ kind: 'step', stack, step }),
    };
    return { ...props, retry: faults.retryOf(props, cloud) };
  };
  // Calls are counted over all stacks, and a killed terraform must be the one that called.
  const parallel = requests.length > 0 ? 1 : availableParallelism();
  const rehearsed = await runTasks(
    stacks.map((stack) =>
      reporting(stack, onProgress, stack.dependencies, async () => {
        faults.holdLockOf(stack, cloud);
        const result = await rehearseStack(propsOf(stack));
        onProgress({ kind: 'rehearsed', result });
        return result;
      }),
    ),
    parallel,
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
    parallel,
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
    if (code === null) lines.stderr.push(`Error: terraform ${args[0] ?? ''} was ended by a signal`);
    return { code: code ?? 1, stdout: `${lines.stdout.join('\n')}\n`, stderr: lines.stderr.join('\n') };
  };
}

function problemsOfOutcome<T>(outcome: Outcome<T>): readonly Problem[] {
  if (outcome.kind !== 'failed') return [];
  if (outcome.error instanceof LandfallError) return outcome.error.problems;
  throw outcome.error;
}
