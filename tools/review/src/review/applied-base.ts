import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Cloud, simulationVersion } from '@landfall/rehearsal';

/** Where what was applied of a base is kept. */
export interface BasePlace {
  /** Folder of the base; what it holds belongs to one commit. */
  readonly folder: string;

  /** Folder whose provider bindings are simulated. */
  readonly from: string;
}

/** The simulated cloud of a base, with what was applied to it by earlier reviews. A commit never changes, so it stays true. */
export interface AppliedBase {
  readonly cloud: Cloud;

  /** Whether a stack is applied in the cloud already. */
  has(stack: string): boolean;

  /** Copies the working directory in which a stack was applied. */
  restore(stack: string, directory: string): Promise<void>;

  /** Keeps the cloud as it is now, and working directories by id of the stack that was applied in them. */
  keep(directories: ReadonlyMap<string, string>): Promise<void>;
}

/** A base of which nothing is kept. */
export function unkeptBase(): AppliedBase {
  return { cloud: new Cloud(), has: () => false, restore: nothing, keep: nothing };
}

/** Opens what is kept of a base. What another version of the simulation has made is left aside. */
export async function openAppliedBase({ folder, from }: BasePlace): Promise<AppliedBase> {
  const kept = join(folder, 'applied', simulationVersion(from));
  const { cloud, directories } = await fullest(kept);
  return {
    cloud,
    has: (stack) => directories.has(stack),
    restore: (stack, directory) => copy(directories.get(stack) ?? kept, directory),
    keep: (applied) => keep(kept, cloud, new Map([...directories, ...applied])),
  };
}

interface KeptCloud {
  readonly cloud: Cloud;

  /** Working directories by id of the stack that was applied in them. */
  readonly directories: ReadonlyMap<string, string>;
}

const CLOUD_FILE = 'cloud.json';

/** Of all clouds that were kept, that with the most stacks. What is kept never changes, so others may read it. */
async function fullest(kept: string): Promise<KeptCloud> {
  const found: KeptCloud[] = [{ cloud: new Cloud(), directories: new Map() }];
  for (const name of existsSync(kept) ? await readdir(kept) : []) {
    const folder = join(kept, name);
    // One that is being written has no cloud yet.
    if (!existsSync(join(folder, CLOUD_FILE))) continue;
    const saved = JSON.parse(await readFile(join(folder, CLOUD_FILE), 'utf8')) as ReturnType<Cloud['toJSON']>;
    const stacks = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    found.push({
      cloud: Cloud.fromJSON(saved),
      directories: new Map(stacks.map((stack) => [stack.name, join(folder, stack.name)])),
    });
  }
  return found.reduce((most, each) => (each.directories.size > most.directories.size ? each : most));
}

/** Writes a cloud beside its place first, so that it is there whole or not at all. */
async function keep(kept: string, cloud: Cloud, directories: ReadonlyMap<string, string>): Promise<void> {
  const name = createHash('sha256')
    .update([...directories.keys()].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
  const saved = JSON.stringify(cloud);
  const writing = join(kept, `${name}.${process.pid}`);
  await mkdir(writing, { recursive: true });
  for (const [stack, directory] of directories) await copy(directory, join(writing, stack));
  await writeFile(join(writing, CLOUD_FILE), saved);
  try {
    await rename(writing, join(kept, name));
  } catch {
    // Another review was faster.
    await rm(writing, { recursive: true, force: true });
  }
}

function copy(from: string, to: string): Promise<void> {
  return cp(from, to, { recursive: true });
}

const nothing = (): Promise<void> => Promise.resolve();
