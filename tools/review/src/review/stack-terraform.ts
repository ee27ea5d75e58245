import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { runCommand } from '@landfall/rehearsal';
import type { JsonRecord } from '../plan/json';
import type { StateDocument } from '../state/state-document';

/** One working directory in which the real Terraform speaks to simulated providers. */
export interface StackTerraform {
  readonly id: string;
  readonly directory: string;

  /** Path of the binary. */
  readonly binary: string;

  /** Environment variables that attach the simulated providers. */
  readonly env: Readonly<Record<string, string>>;
}

/** A plan, as Terraform wrote it. */
export interface SavedPlan {
  /** Output of `terraform show -json`. */
  readonly json: string;

  /** False when there is nothing to apply. */
  readonly hasChanges: boolean;
}

/** Makes the simulated cloud hold what a configuration says. */
export async function applyConfiguration(terraform: StackTerraform, configuration: JsonRecord): Promise<void> {
  await writeConfiguration(terraform, configuration);
  await run(terraform, ['apply', '-auto-approve', ...PLAIN]);
}

/** Writes a configuration, and prepares its directory for what follows. */
export async function writeConfiguration(terraform: StackTerraform, configuration: JsonRecord): Promise<void> {
  await write(terraform, configuration);
  await initialize(terraform);
}

/** What `terraform providers schema -json` prints. */
export async function providerSchemas(terraform: StackTerraform): Promise<unknown> {
  const { stdout } = await run(terraform, ['providers', 'schema', '-json']);
  return JSON.parse(stdout);
}

/** Makes a state that of the directory. */
export async function writeState({ directory }: StackTerraform, state: StateDocument): Promise<void> {
  const { serial, lineage, outputs, resources } = state;
  const text = JSON.stringify({ version: 4, serial, lineage, outputs, resources, check_results: null });
  await writeFile(join(directory, STATE_FILE), text, { mode: 0o600 });
}

/**
 * Plans a configuration against what was applied in the same directory.
 *
 * @param initialized True when the configuration that was applied wants the same providers.
 * @param destroy Plans that all of it goes.
 */
export async function planConfiguration(
  terraform: StackTerraform,
  configuration: JsonRecord,
  { initialized, destroy }: { readonly initialized: boolean; readonly destroy: boolean },
): Promise<SavedPlan> {
  await write(terraform, configuration);
  if (!initialized) await initialize(terraform);
  const options = ['-detailed-exitcode', `-out=${PLAN_FILE}`, ...(destroy ? ['-destroy'] : [])];
  const { code } = await run(terraform, ['plan', ...options, ...PLAIN], [0, 2]);
  const { stdout } = await run(terraform, ['show', '-json', PLAN_FILE]);
  return { json: stdout, hasChanges: code === 2 };
}

/** Applies the plan that was saved last. */
export async function applyPlan(terraform: StackTerraform): Promise<void> {
  await run(terraform, ['apply', ...PLAIN, PLAN_FILE]);
}

const PLAN_FILE = 'review.tfplan';

/** Name of the state in a working directory. */
export const STATE_FILE = 'terraform.tfstate';

const PLAIN = ['-input=false', '-no-color'];

/** State is kept beside the configuration, so that neither side needs the bucket of the other. */
const LOCAL_BACKEND = { terraform: { backend: { local: { path: STATE_FILE } } } };

async function write({ directory }: StackTerraform, configuration: JsonRecord): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'backend_override.tf.json'), JSON.stringify(LOCAL_BACKEND));
  // On many lines, because Terraform quotes the line of a mistake.
  await writeFile(join(directory, 'cdk.tf.json'), JSON.stringify(configuration, null, 2));
}

async function initialize(terraform: StackTerraform): Promise<void> {
  // Both sides may want other providers.
  await rm(join(terraform.directory, '.terraform.lock.hcl'), { force: true });
  await run(terraform, ['init', ...PLAIN]);
}

interface Result {
  readonly code: number;
  readonly stdout: string;
}

/** @throws LandfallError `REVIEW_TERRAFORM_FAILED` with Terraform's own words. */
async function run(
  { id, directory, binary, env }: StackTerraform,
  args: readonly string[],
  accepted: readonly number[] = [0],
): Promise<Result> {
  const lines = { stdout: [] as string[], stderr: [] as string[] };
  const { code } = await runCommand(binary, args, {
    cwd: directory,
    env,
    onLine: (line, stream) => void lines[stream].push(line),
  });
  if (code === null || !accepted.includes(code)) {
    const output = lines.stderr.join('\n').trim() || lines.stdout.join('\n').trim();
    throw new LandfallError('REVIEW_TERRAFORM_FAILED', `terraform ${args[0] ?? ''} failed:\n${output}`, id);
  }
  return { code, stdout: lines.stdout.join('\n') };
}
