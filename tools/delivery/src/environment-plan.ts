import { chmod, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LandfallError, Problems } from '@landfall/contracts';
import { findTerraform } from '@landfall/rehearsal';
import { synthesize, type SynthesizedStack } from '@landfall/synth';
import { checkoutOf } from './checkout';
import { type ManifestFile, MANIFEST_VERSION, type PlannedStack, type WaitingStack, writeManifest } from './manifest';
import { checkReplaceable } from './plan-directory';
import { isRehearsal } from './simulation';
import { planStack } from './stack-plan';
import { type RunTerraform, terraformProcess } from './terraform-process';
import { contractsReadBy, type Progressed, waitsFor } from './waiting';

export interface EnvironmentPlanProps {
  /** Folder with `cdktf.json`, in a git work tree. */
  readonly root: string;
  readonly environment: string;

  /**
   * Where `manifest.json` and `<layer>/` are written, readable by the caller only: plans hold sensitive values in clear.
   * Replaced when it holds earlier plans; left as it is when anything fails.
   */
  readonly outputDirectory: string;

  /**
   * Environment variables for Terraform, on top of those of this process.
   *
   * @default none
   */
  readonly env?: Readonly<Record<string, string>>;

  /** Called as each stack is planned, or found to be waiting. */
  readonly onStack: (stack: PlannedStack | WaitingStack) => void;
}

/**
 * Synthesizes an environment and saves a plan of each stack, in the order of their contracts, with the caller's
 * credentials. A stack that reads what a lower one is yet to publish waits, and is not planned.
 *
 * @throws LandfallError with the problems of every stack that failed, or `INTERRUPTED`; then nothing is written.
 */
export async function planEnvironment(props: EnvironmentPlanProps): Promise<ManifestFile> {
  const { root, environment, env = {} } = props;
  const outputDirectory = resolve(root, props.outputDirectory);
  await checkReplaceable(outputDirectory);
  const { path, version } = await findTerraform();
  const checkout = await checkoutOf(root, outputDirectory);
  const scratch = await mkdtemp(join(tmpdir(), 'landfall-plan-'));
  try {
    const synthesized = join(scratch, 'synth');
    const stacks = await synthesize({ root, outputDirectory: synthesized, environments: [environment] });
    const kept = join(scratch, 'plans');
    await mkdir(kept);
    // Terraform takes an ephemeral variable at apply only when the plan had it, with whatever value.
    const terraform = terraformProcess({ path, env: { ...env, TF_VAR_access: 'plan' } });
    const planned = await planStacks(stacks, scratch, kept, terraform, props.onStack);
    const manifest = await writeManifest(kept, {
      formatVersion: MANIFEST_VERSION,
      environment,
      ...checkout,
      createdAt: new Date().toISOString(),
      terraformVersion: version,
      rehearsed: isRehearsal(env),
      stacks: [...planned],
    });
    await rm(outputDirectory, { recursive: true, force: true });
    await mkdir(outputDirectory, { recursive: true });
    await chmod(outputDirectory, 0o700);
    await cp(kept, outputDirectory, { recursive: true });
    return manifest;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Whether an apply has anything to do, or another plan must follow. */
export function hasWork({ manifest }: ManifestFile): boolean {
  return manifest.stacks.some((stack) => stack.kind === 'waiting' || stack.hasChanges);
}

async function planStacks(
  stacks: readonly SynthesizedStack[],
  scratch: string,
  kept: string,
  terraform: RunTerraform,
  onStack: EnvironmentPlanProps['onStack'],
): Promise<readonly (PlannedStack | WaitingStack)[]> {
  const problems = new Problems('plan');
  const progressed = new Map<string, Progressed>();
  const entries: (PlannedStack | WaitingStack)[] = [];
  const add = (entry: PlannedStack | WaitingStack, progress: Progressed): void => {
    entries.push(entry);
    progressed.set(entry.id, progress);
    onStack(entry);
  };
  for (const stack of stacks) {
    const { id, layer } = stack;
    const contracts = contractsReadBy(await readFile(join(stack.directory, 'cdk.tf.json'), 'utf8'));
    const waitingFor = waitsFor(stack, contracts, progressed);
    if (waitingFor.length > 0) {
      add({ id, layer, kind: 'waiting', waitingFor }, { kind: 'waiting' });
      continue;
    }
    const [workingDirectory, outputDirectory] = [join(scratch, 'work', layer), join(kept, layer)];
    for (const folder of [workingDirectory, outputDirectory]) await mkdir(folder, { recursive: true });
    try {
      const { entry, facts } = await planStack({ stack, terraform, workingDirectory, outputDirectory });
      add(entry, { kind: 'planned', facts, hasChanges: entry.hasChanges });
    } catch (error) {
      if (error instanceof LandfallError && error.problems.some(({ code }) => code === 'INTERRUPTED')) throw error;
      problems.collect(() => {
        throw error;
      });
      progressed.set(id, { kind: 'failed' });
    }
  }
  problems.throwIfAny();
  return entries;
}
