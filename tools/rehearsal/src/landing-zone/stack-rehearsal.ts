import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import type { SynthesizedStack } from '@landfall/synth';
import { type PlanWarning, warningsIn } from './plan-warnings';

/** Runs one terraform command to its end. */
export type RunTerraform = (args: readonly string[], cwd: string) => Promise<TerraformResult>;

export interface TerraformResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Numbers of a plan, as Terraform counts them. */
export interface PlanCounts {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

/** What the rehearsal of one stack showed. */
export interface StackRehearsal {
  readonly stack: SynthesizedStack;
  readonly planned: PlanCounts;

  /** True when a plan right after the apply had nothing to do. */
  readonly secondPlanEmpty: boolean;

  /** What the first plan warned of. */
  readonly warnings: readonly PlanWarning[];
  readonly seconds: number;
}

export type StepName = 'init' | 'plan' | 'show' | 'apply' | 'second plan' | 'state' | 'destroy';

export interface StackRehearsalProps {
  readonly stack: SynthesizedStack;

  /** Where Terraform runs. */
  readonly workingDirectory: string;

  /** Where plan, plan JSON and state are written. */
  readonly reportDirectory: string;
  readonly terraform: RunTerraform;

  /** Called when a step begins. */
  readonly onStep: (step: StepName) => void;

  /**
   * How often planning and applying is begun anew after an injected fault, and what is done before.
   *
   * @default never
   */
  readonly retry?: { readonly times: number; readonly prepare: (failure: LandfallError) => Promise<void> };
}

const NOTHING: PlanCounts = { add: 0, change: 0, destroy: 0 };

const PLAN_FILE = 'rehearsal.tfplan';

const MARK = 'Rehearsal against simulated providers: this plan cannot be applied to AWS.\n\n';

/**
 * Plans, applies and plans again one stack.
 *
 * Reports `plan.txt`, `plan.json`, `second-plan.txt` and `terraform.tfstate`. The binary plan stays in the working
 * directory, so that nobody applies it to AWS.
 *
 * @throws LandfallError `REHEARSAL_FAILED` with Terraform's own words when a step fails.
 */
export async function rehearseStack(props: StackRehearsalProps): Promise<StackRehearsal> {
  const { stack, workingDirectory, reportDirectory } = props;
  const started = performance.now();
  await mkdir(workingDirectory, { recursive: true });
  await mkdir(reportDirectory, { recursive: true });
  await cp(join(stack.directory, 'cdk.tf.json'), join(workingDirectory, 'cdk.tf.json'));
  await stepRunner(props)('init', ['init', '-input=false', '-no-color']);
  let planned: PlanCounts | undefined;
  let warnings: readonly PlanWarning[] = [];
  const onPlan = async (text: string, json: string): Promise<void> => {
    if (planned !== undefined) return;
    planned = countsOf(json);
    warnings = warningsIn(text);
    await writeFile(join(reportDirectory, 'plan.txt'), MARK + withoutApplyHint(text));
    await writeFile(join(reportDirectory, 'plan.json'), json);
  };
  const secondPlanEmpty = await retried(props, () => planApplyAndPlanAgain(props, onPlan));
  const seconds = (performance.now() - started) / 1000;
  return { stack, planned: planned ?? NOTHING, secondPlanEmpty, warnings, seconds };
}

async function retried<T>({ retry }: StackRehearsalProps, work: () => Promise<T>): Promise<T> {
  for (let retries = retry?.times ?? 0; ; retries -= 1) {
    try {
      return await work();
    } catch (error) {
      if (retries === 0 || !(error instanceof LandfallError)) throw error;
      await retry?.prepare(error);
    }
  }
}

/** Returns whether the second plan was empty. */
async function planApplyAndPlanAgain(
  props: StackRehearsalProps,
  onPlan: (text: string, json: string) => Promise<void>,
): Promise<boolean> {
  const { reportDirectory } = props;
  const step = stepRunner(props);
  const plan = await step('plan', ['plan', '-input=false', '-no-color', `-out=${PLAN_FILE}`]);
  const shown = await step('show', ['show', '-json', PLAN_FILE]);
  await onPlan(plan.stdout, shown.stdout);
  await step('apply', ['apply', '-input=false', '-no-color', PLAN_FILE]);
  const again = await step('second plan', ['plan', '-input=false', '-no-color', '-detailed-exitcode'], [0, 2]);
  await writeFile(join(reportDirectory, 'second-plan.txt'), MARK + again.stdout);
  const state = await step('state', ['state', 'pull']);
  await writeFile(join(reportDirectory, 'terraform.tfstate'), state.stdout);
  return again.code === 0;
}

/** Moves the state of a stack out of its bucket, into its working directory: needed before the bucket itself goes. */
export async function moveStateOutOfBucket(props: StackRehearsalProps): Promise<void> {
  const override = { terraform: { backend: { local: {} } } };
  await writeFile(join(props.workingDirectory, 'backend_override.tf.json'), JSON.stringify(override));
  await stepRunner(props)('state', ['init', '-migrate-state', '-force-copy', '-input=false', '-no-color']);
}

/** Destroys a stack that was rehearsed in the same working directory. Returns the seconds it took. */
export async function destroyStack(props: StackRehearsalProps): Promise<number> {
  const started = performance.now();
  const destroy = ['apply', '-destroy', '-auto-approve', '-input=false', '-no-color'];
  await retried(props, () => stepRunner(props)('destroy', destroy));
  return (performance.now() - started) / 1000;
}

function stepRunner({ stack, workingDirectory, terraform, onStep }: StackRehearsalProps) {
  return async (name: StepName, args: readonly string[], accepted: readonly number[] = [0]) => {
    onStep(name);
    const result = await terraform(args, workingDirectory);
    if (!accepted.includes(result.code)) {
      const output = (result.stderr || result.stdout).trim();
      throw new LandfallError('REHEARSAL_FAILED', `terraform ${args[0] ?? ''} failed:\n${output}`, stack.id);
    }
    return result;
  };
}

function withoutApplyHint(plan: string): string {
  const hint = plan.lastIndexOf('─────');
  const saved = plan.lastIndexOf('\nSaved the plan to:');
  const end = Math.max(hint, saved);
  return end === -1 ? plan : `${plan.slice(0, plan.lastIndexOf('\n', end)).trimEnd()}\n`;
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly mode: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

function countsOf(planJson: string): PlanCounts {
  const { resource_changes: changes = [] } = JSON.parse(planJson) as PlanJson;
  const count = (action: string): number =>
    changes.filter(({ mode, change }) => mode === 'managed' && change.actions.includes(action)).length;
  return { add: count('create'), change: count('update'), destroy: count('delete') };
}
