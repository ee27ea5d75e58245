import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problems } from '@landfall/contracts';
import { PLANNED_FILES, type PlannedStack } from './manifest';
import { sha256 } from './sha256';

/** The files of one stack as they were checked: what is applied is what was read, whatever happens on disk meanwhile. */
export interface CheckedFiles {
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/** Reads the files of a planned stack, and adds a problem for each that is not what was planned. */
export async function checkFiles(directory: string, stack: PlannedStack, problems: Problems): Promise<CheckedFiles> {
  const contents = new Map<string, Uint8Array>();
  for (const role of ['configuration', 'lock', 'plan'] as const) {
    const name = PLANNED_FILES[role];
    const file = join(directory, stack.layer, name);
    const expected = stack.sha256[role];
    const content = await readFile(file).catch(() => undefined);
    if (content !== undefined) contents.set(name, content);
    const got = content === undefined ? null : sha256(content);
    if (got === expected) continue;
    const what = got === null ? 'is missing' : expected === null ? 'was added' : `has SHA-256 ${got}, not ${expected}`;
    problems.add('PLAN_FILE_DIFFERS', `${what}; plan again`, file);
  }
  return { contents };
}

/** Writes checked files into an empty folder. */
export async function writeFiles({ contents }: CheckedFiles, folder: string): Promise<void> {
  for (const [name, content] of contents) await writeFile(join(folder, name), content, { mode: 0o600 });
}
