import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { readManifest, synthesize, type SynthesizedStack } from '@landfall/synth';
import { installBasePackages } from './base-packages';
import { checkOut } from './git';
import type { ReviewProgress } from './review-progress';

export interface BaseProps {
  readonly root: string;

  /** Full name of the commit. */
  readonly commit: string;

  /** Empty for all. */
  readonly environments: readonly string[];

  /** Folder for the files of the commit; whoever made it removes it. */
  readonly scratch: string;
  readonly onProgress: (progress: ReviewProgress) => void;
}

export interface SynthesizedBase {
  /** None when the base does not build. */
  readonly stacks: readonly SynthesizedStack[];

  /** Folder of the commit, where more about it may be kept; absent when it does not build. */
  readonly folder?: string;

  /** Says so. */
  readonly notes: readonly string[];
}

/** How many bases are kept. */
const KEPT = 5;

/** Synthesizes a commit in a folder of its own, with its own modules. What a commit writes is kept: it never changes. */
export async function synthesizeBase(props: BaseProps): Promise<SynthesizedBase> {
  const { root, commit, environments, onProgress } = props;
  const kept = join(root, 'node_modules/.cache/landfall/bases', commit);
  const found = existsSync(join(kept, 'manifest.json'));
  if (found) onProgress({ kind: 'note', text: `the base ${commit.slice(0, 7)} is known from an earlier review` });
  else {
    const problem = await write(props, kept);
    if (problem !== undefined) {
      return { stacks: [], notes: [`the base does not build, so that everything looks new: ${problem}`] };
    }
  }
  const stacks = await readManifest(kept);
  // An environment that the head adds is unknown to the base, so all are synthesized and the others left out here.
  const wanted = stacks.filter(({ environment }) => environments.length === 0 || environments.includes(environment));
  return { stacks: wanted, folder: kept, notes: [] };
}

/** Returns what keeps the base from being built. */
async function write({ root, commit, scratch, onProgress }: BaseProps, kept: string): Promise<string | undefined> {
  const checkout = join(scratch, 'base-source');
  // Beside its place, so that it can be moved there at once when it is whole.
  const outputDirectory = `${kept}.${process.pid}`;
  try {
    const source = await checkOut(root, commit, checkout);
    const installation = await installBasePackages(root, source);
    if (installation === 'installed') onProgress({ kind: 'note', text: 'the base wants other packages: npm ci' });
    await mkdir(outputDirectory, { recursive: true });
    await synthesize({ root: source, environments: [], outputDirectory });
    await rm(kept, { recursive: true, force: true });
    await rename(outputDirectory, kept);
    await forgetOldest(dirname(kept));
    return undefined;
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    await rm(outputDirectory, { recursive: true, force: true });
    return reasonOf(error, checkout);
  }
}

/** One line: without the stack of calls, and without the folder that is gone when somebody reads it. */
function reasonOf({ problems }: LandfallError, checkout: string): string {
  const lines = problems.flatMap(({ message }) => message.replaceAll(`${checkout}/`, '').split('\n'));
  const told = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('at '));
  const error = told.find((line) => /^\w*Error\b.*: /.test(line));
  return error ?? told.join(' ');
}

async function forgetOldest(folder: string): Promise<void> {
  const bases = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })),
  );
  bases.sort((a, b) => b.time - a.time);
  for (const { name } of bases.slice(KEPT)) await rm(join(folder, name), { recursive: true, force: true });
}
