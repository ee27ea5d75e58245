import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError, Problems } from '@landfall/contracts';
import { synthesize } from '@landfall/synth';
import { checkApproval } from './approval';
import { checkoutOf } from './checkout';
import { type Manifest, type ManifestFile, type PlannedStack } from './manifest';
import { type CheckedFiles, checkFiles } from './planned-files';
import { sha256 } from './sha256';

export interface ApplyChecksProps {
  readonly root: string;
  readonly directory: string;
  readonly manifestFile: ManifestFile;
  readonly terraformVersion: string;
  readonly rehearsed: boolean;
  readonly approvalFile: string | undefined;
}

/** Stacks with changes, in order, with the very files that were checked. */
export type CheckedStacks = readonly { readonly stack: PlannedStack; readonly files: CheckedFiles }[];

/**
 * Compares everything that plans were made of with what is here now.
 *
 * @throws LandfallError with every difference; nothing may be applied then.
 */
export async function checkPlans(props: ApplyChecksProps): Promise<CheckedStacks> {
  const { directory, manifestFile, approvalFile } = props;
  const { manifest } = manifestFile;
  const problems = new Problems(directory);
  checkTools(props, problems);
  await collect(problems, () => checkCommit(props, problems));
  if (approvalFile !== undefined) await collect(problems, () => checkApproval(approvalFile, manifestFile.sha256));
  if (approvalFile !== undefined && manifest.dirty) {
    const message = 'was planned with changes that no commit has, so nobody can review them; commit and plan again';
    problems.add('PLAN_OF_DIRTY_TREE', message);
  }
  const planned = manifest.stacks.filter((stack) => stack.kind === 'planned');
  const checked: { stack: PlannedStack; files: CheckedFiles }[] = [];
  for (const stack of planned) checked.push({ stack, files: await checkFiles(directory, stack, problems) });
  await collect(problems, () => checkConfiguration(props.root, manifest, planned, problems));
  problems.throwIfAny();
  return checked.filter(({ stack }) => stack.hasChanges);
}

function checkTools({ manifestFile: { manifest }, terraformVersion, rehearsed }: ApplyChecksProps, problems: Problems) {
  if (manifest.terraformVersion !== terraformVersion) {
    const message = `was planned with Terraform ${manifest.terraformVersion}, got ${terraformVersion}; use the same`;
    problems.add('TERRAFORM_DIFFERS', message);
  }
  if (manifest.rehearsed === rehearsed) return;
  const message = manifest.rehearsed
    ? 'was planned against simulated providers, and cannot be applied to AWS; plan with credentials'
    : 'was planned against AWS, and cannot be applied in a rehearsal; plan under landfall exec';
  problems.add('PROVIDERS_DIFFER', message);
}

async function checkCommit({ root, directory, manifestFile: { manifest } }: ApplyChecksProps, problems: Problems) {
  const { commit, dirty } = await checkoutOf(root, directory);
  if (commit !== manifest.commit) {
    problems.add('COMMIT_DIFFERS', `was planned at commit ${manifest.commit}, got ${commit}; check that one out`);
  }
  if (dirty && !manifest.dirty) {
    problems.add('TREE_CHANGED', 'was planned without changes to the commit, got some; remove them, or plan again');
  }
}

/** Synthesizes once more: a lock on the commit says nothing of installed packages. */
async function checkConfiguration(
  root: string,
  { environment, stacks }: Manifest,
  planned: readonly PlannedStack[],
  problems: Problems,
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'landfall-apply-'));
  try {
    const synthesized = await synthesize({ root, outputDirectory: scratch, environments: [environment] });
    const [now, then] = [synthesized, stacks].map((list) => list.map(({ id }) => id).join(', '));
    if (now !== then) {
      problems.add('STACKS_DIFFER', `was planned with stacks ${then ?? ''}, got ${now ?? ''}; plan again`);
    }
    for (const { id, directory } of synthesized) {
      const plan = planned.find((stack) => stack.id === id);
      const got = sha256(await readFile(join(directory, 'cdk.tf.json')));
      if (plan === undefined || plan.sha256.configuration === got) continue;
      const message = `is synthesized with SHA-256 ${got}, was planned with ${plan.sha256.configuration}; plan again`;
      problems.add('STACK_DIFFERS', message, id);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function collect(problems: Problems, check: () => Promise<unknown>): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    for (const { code, message, at } of error.problems) problems.add(code, message, at);
  }
}
