import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { findTerraform } from '@landfall/rehearsal';
import { type CheckedStacks, checkPlans } from './apply-checks';
import { PLANNED_FILES, readManifest } from './manifest';
import { ERRORED_STATE } from './plan-directory';
import { type CheckedFiles, writeFiles } from './planned-files';
import { isRehearsal } from './simulation';
import { type RunTerraform, terraformOrThrow, terraformProcess } from './terraform-process';

export interface ApplyPlansProps {
  /** Folder with `cdktf.json`, at the commit of the plans. */
  readonly root: string;

  /** What `planEnvironment` wrote. */
  readonly directory: string;

  /**
   * JSON file with `approvedBy` and `manifestSha256`, without which nothing is applied.
   *
   * @default none: no approval is needed
   */
  readonly approvalFile?: string | undefined;

  /**
   * Environment variables for Terraform, on top of those of this process.
   *
   * @default none
   */
  readonly env?: Readonly<Record<string, string>>;

  readonly onProgress: (progress: ApplyProgress) => void;
}

export type ApplyProgress =
  | { readonly kind: 'applying'; readonly stack: string }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'applied'; readonly stack: string };

/** Ids of stacks, in order. */
export interface AppliedPlans {
  readonly applied: readonly string[];
  readonly unchanged: readonly string[];

  /** Stacks to plan next, now that what they read is there. */
  readonly waiting: readonly string[];
}

/**
 * Applies exactly the saved plans, in order, with the apply role.
 *
 * @throws LandfallError with every difference between the plans and what is here, before anything is applied; or
 * `APPLY_FAILED` with Terraform's own words, what was applied and what was not.
 */
export async function applyPlans(props: ApplyPlansProps): Promise<AppliedPlans> {
  const { env = {}, approvalFile, onProgress } = props;
  const root = resolve(props.root);
  const directory = resolve(root, props.directory);
  const manifestFile = await readManifest(directory);
  const { path, version } = await findTerraform();
  const checked = await checkPlans({
    root,
    directory,
    manifestFile,
    terraformVersion: version,
    rehearsed: isRehearsal(env),
    approvalFile: approvalFile === undefined ? undefined : resolve(root, approvalFile),
  });
  const onLine = (text: string): void => onProgress({ kind: 'line', text });
  const terraform = terraformProcess({ path, env: { ...env, TF_VAR_access: 'apply' }, onLine });
  const { stacks } = manifestFile.manifest;
  return {
    applied: await applyAll(checked, directory, terraform, onProgress),
    unchanged: stacks.flatMap((stack) => (stack.kind === 'planned' && !stack.hasChanges ? stack.id : [])),
    waiting: stacks.flatMap((stack) => (stack.kind === 'waiting' ? stack.id : [])),
  };
}

async function applyAll(
  checked: CheckedStacks,
  directory: string,
  terraform: RunTerraform,
  onProgress: ApplyPlansProps['onProgress'],
): Promise<readonly string[]> {
  const applied: string[] = [];
  for (const { stack, files } of checked) {
    onProgress({ kind: 'applying', stack: stack.id });
    try {
      await applyStack(stack.id, files, join(directory, stack.layer), terraform);
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      const rest = checked.slice(applied.length + 1).map(({ stack: { id } }) => id);
      throw withFate(error, stack.id, applied, rest);
    }
    applied.push(stack.id);
    onProgress({ kind: 'applied', stack: stack.id });
  }
  return applied;
}

async function applyStack(id: string, files: CheckedFiles, keep: string, terraform: RunTerraform): Promise<void> {
  // A folder of its own: Terraform reads every configuration file that it finds beside a plan.
  const folder = await mkdtemp(join(tmpdir(), 'landfall-apply-'));
  const failure = { code: 'APPLY_FAILED', at: id } as const;
  try {
    await writeFiles(files, folder);
    const locked = files.contents.has(PLANNED_FILES.lock) ? ['-lockfile=readonly'] : [];
    await terraformOrThrow(terraform, ['init', '-input=false', '-no-color', ...locked], folder, failure);
    await terraformOrThrow(terraform, ['apply', '-input=false', '-no-color', PLANNED_FILES.plan], folder, failure);
  } finally {
    // Written when the state could not be saved: without it nobody knows what was created.
    await cp(join(folder, ERRORED_STATE), join(keep, ERRORED_STATE)).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

function withFate(error: LandfallError, failed: string, applied: readonly string[], rest: readonly string[]) {
  const list = (ids: readonly string[]): string => (ids.length === 0 ? 'none' : ids.join(', '));
  const fate = `applied: ${list(applied)}; failed: ${failed}, perhaps in part; not applied: ${list(rest)}; plan again`;
  return new LandfallError('APPLY_FAILED', `${error.problems[0]?.message ?? ''}\n${fate}`, failed);
}
