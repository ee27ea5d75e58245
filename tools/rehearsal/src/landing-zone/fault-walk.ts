import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { lockIdOf } from '../backend/state-lock';
import { Cloud } from '../cloud/cloud';
import { unmanagedObjects } from '../cloud/unmanaged-objects';
import type { Fault } from '../faults';
import type { TypesInUse } from '../provider/provider-definition';
import { startRehearsal } from '../rehearsal';
import { type CommandResult, findTerraform, runCommand } from '../terraform';
import { typesInUseIn } from '../types-in-use';
import { differencesOf, outcomeOfApply, type OutcomeOfApply } from './outcome-of-apply';
import { type SynthesizedStack, synthesize } from '@landfall/synth';

/** A stack that was applied once, undisturbed, and can be applied again from where it began. */
export interface WalkedStack {
  readonly stack: SynthesizedStack;

  /** Name of its state: `<bucket>/<key>`. */
  readonly state: string;

  /** How many resources an apply creates: its boundaries. */
  readonly calls: number;

  /** The simulated cloud before the stack, with all lower layers applied. */
  readonly before: string;
  readonly undisturbed: OutcomeOfApply;

  /** Initialized working directory, and the terraform that did it. */
  readonly directory: string;
  readonly terraform: string;
  readonly root: string;
  readonly types: TypesInUse;
}

export interface FaultWalkProps {
  /** Folder with `cdktf.json`. */
  readonly root: string;
  readonly environment: string;

  /** Folder to work in. */
  readonly scratch: string;
}

/** Synthesizes an environment once, and applies its stacks in order, keeping the cloud as it was before each. */
export async function prepareFaultWalk({
  root,
  environment,
  scratch,
}: FaultWalkProps): Promise<readonly WalkedStack[]> {
  const { path: terraform } = await findTerraform();
  const stacks = await synthesize({ root, outputDirectory: join(scratch, 'synth'), environments: [environment] });
  const cloud = new Cloud();
  const types = typesInUseIn(stacks.map(({ directory }) => directory));
  const rehearsal = await startRehearsal({ from: root, cloud, typesInUse: () => types });
  const walked: WalkedStack[] = [];
  try {
    for (const stack of stacks) {
      const { id, state } = stack;
      if (state === undefined) throw new LandfallError('STATE_NOT_IN_S3', 'faults need a state in S3, got none', id);
      const directory = join(scratch, 'prepared', stack.layer);
      await mkdir(directory, { recursive: true });
      await cp(join(stack.directory, 'cdk.tf.json'), join(directory, 'cdk.tf.json'));
      const run = (args: readonly string[]) => runCommand(terraform, args, { cwd: directory, env: rehearsal.env });
      await succeed(stack, run(['init', '-input=false', '-no-color']));
      const before = JSON.stringify(cloud);
      await succeed(stack, run(APPLY));
      const undisturbed = outcomeOfApply(cloud, state);
      const calls = undisturbed.addresses.size;
      walked.push({ stack, state, calls, before, undisturbed, directory, terraform, root, types });
    }
  } finally {
    await rehearsal.close();
  }
  return walked;
}

const APPLY = ['apply', '-auto-approve', '-input=false', '-no-color'];

/**
 * Applies a stack with a fault, does what a person would do next, and applies again: for a killed run that is releasing
 * the lock and importing what the run has created and not written down.
 *
 * @returns in what cloud and state differ from those of an undisturbed apply; empty when they do not
 */
export async function walkFault(walked: WalkedStack, fault: Fault): Promise<readonly string[]> {
  const { stack, state, before, undisturbed, terraform, root, types } = walked;
  const cloud = Cloud.fromJSON(JSON.parse(before) as ReturnType<Cloud['toJSON']>);
  let happened = false;
  const watched: Fault = { ...fault, onHappen: () => void (happened = true) };
  const rehearsal = await startRehearsal({ from: root, cloud, typesInUse: () => types, faults: [watched] });
  const directory = await mkdtemp(join(walked.directory, '..', 'disturbed-'));
  const env = { ...rehearsal.env, TF_DATA_DIR: join(walked.directory, '.terraform') };
  const run = (args: readonly string[]) => runCommand(terraform, args, { cwd: directory, env });
  try {
    await cp(join(walked.directory, 'cdk.tf.json'), join(directory, 'cdk.tf.json'));
    const disturbed = await run(APPLY);
    if (!happened) return ['the fault never happened'];
    if (disturbed.code === 0) return ['the apply succeeded in spite of the fault'];
    const lock = lockIdOf(cloud, state);
    if (lock !== undefined) await succeed(stack, run(['force-unlock', '-force', lock]));
    await writeImports(walked, cloud, directory);
    const again = await run(APPLY);
    if (again.code !== 0) return [`the second apply failed:\n${again.output}`];
    return differencesOf(undisturbed, outcomeOfApply(cloud, state));
  } finally {
    await rehearsal.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function writeImports({ undisturbed }: WalkedStack, cloud: Cloud, directory: string): Promise<void> {
  const imports = unmanagedObjects(cloud).flatMap(({ key, id }) => {
    const to = undisturbed.addresses.get(key);
    return to === undefined ? [] : [{ to, id }];
  });
  if (imports.length === 0) return;
  await writeFile(join(directory, 'imports.tf.json'), JSON.stringify({ import: imports }));
}

async function succeed({ id }: SynthesizedStack, running: Promise<CommandResult>): Promise<void> {
  const { code, output } = await running;
  if (code !== 0) throw new LandfallError('REHEARSAL_FAILED', `terraform failed:\n${output}`, id);
}
