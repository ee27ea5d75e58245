import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { findTerraform, type Outcome, privateFolder, runTasks } from '@landfall/rehearsal';
import { synthesize, type SynthesizedStack } from '@landfall/synth';
import { PLANNED_FILES } from './manifest';
import { managedResourcesIn } from './plan-json';
import { type RunTerraform, terraformOrThrow, terraformProcess } from './terraform-process';

export interface DriftPlansProps {
  /** Folder with `cdktf.json`. */
  readonly root: string;

  /** Names of environments; empty for all. */
  readonly environments: readonly string[];

  /**
   * Environment variables for Terraform, on top of those of this process.
   *
   * @default none
   */
  readonly env?: Readonly<Record<string, string>>;

  /** Called as each stack is looked at. */
  readonly onStack: (stack: DriftPlan) => void;
}

/** What was found of one stack. `unapplied`: it has no resource yet, so nothing of it can drift. */
export type DriftPlan = { readonly id: string; readonly environment: string; readonly layer: string } & (
  | { readonly kind: 'planned'; readonly file: string }
  | { readonly kind: 'unapplied' }
  | { readonly kind: 'failed'; readonly error: string }
);

/**
 * Compares the states of environments with what really exists: `terraform plan -refresh-only` of each stack, with the
 * caller's credentials. Writes nothing to any state. Plans are removed when `use` has ended: they hold sensitive values.
 *
 * @throws LandfallError `SYNTH_FAILED`; what fails for one stack is in its result.
 */
export async function withDriftPlans<T>(
  props: DriftPlansProps,
  use: (plans: readonly DriftPlan[]) => Promise<T>,
): Promise<T> {
  const { root, environments, env = {}, onStack } = props;
  const { path } = await findTerraform();
  const { path: scratch, remove } = privateFolder();
  try {
    const stacks = await synthesize({ root, outputDirectory: join(scratch, 'synth'), environments });
    const terraform = terraformProcess({ path, env: { ...env, TF_VAR_access: 'plan' } });
    const tasks = stacks.map((stack) => ({
      id: stack.id,
      after: [],
      run: async () => {
        const plan = await driftPlan(stack, join(scratch, stack.environment, stack.layer), terraform);
        onStack(plan);
        return plan;
      },
    }));
    const outcomes = await runTasks<DriftPlan>(tasks, availableParallelism());
    return await use(stacks.map(({ id }) => valueOf(outcomes.get(id))));
  } finally {
    remove();
  }
}

function valueOf(outcome: Outcome<DriftPlan> | undefined): DriftPlan {
  if (outcome?.kind === 'done') return outcome.value;
  throw outcome?.kind === 'failed' ? outcome.error : new RangeError('no stack waits for another');
}

async function driftPlan(stack: SynthesizedStack, directory: string, terraform: RunTerraform): Promise<DriftPlan> {
  const { id, environment, layer } = stack;
  const run = (args: readonly string[]) =>
    terraformOrThrow(terraform, args, directory, { code: 'PLAN_FAILED', at: id });
  try {
    await mkdir(directory, { recursive: true });
    await cp(join(stack.directory, PLANNED_FILES.configuration), join(directory, PLANNED_FILES.configuration));
    await run(['init', '-input=false', '-no-color']);
    const state = await run(['show', '-json']);
    if (!managedResourcesIn(state.stdout)) return { id, environment, layer, kind: 'unapplied' };
    await run(['plan', '-refresh-only', '-input=false', '-no-color', `-out=${PLANNED_FILES.plan}`]);
    const json = await run(['show', '-json', PLANNED_FILES.plan]);
    // Hundreds of megabytes of providers, for each stack.
    await rm(join(directory, '.terraform'), { recursive: true, force: true });
    const file = join(directory, 'plan.json');
    await writeFile(file, json.stdout, { mode: 0o600 });
    return { id, environment, layer, kind: 'planned', file };
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    return { id, environment, layer, kind: 'failed', error: error.problems.map(({ message }) => message).join('\n') };
  }
}
