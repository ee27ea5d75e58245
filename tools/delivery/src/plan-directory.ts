import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LandfallError, Problems } from '@landfall/contracts';
import { PLANNED_FILES } from './manifest';

/** A state that Terraform could not save; lost, what it tells of exists and nobody manages it. */
export const ERRORED_STATE = 'errored.tfstate';

/** What `landfall plan` and `landfall apply` leave in the folder of a layer. */
const OWN: readonly string[] = [...Object.values(PLANNED_FILES), 'plan.json', 'plan.txt', ERRORED_STATE];

/**
 * Refuses to replace what is not a directory of earlier plans, and one with a state that is saved nowhere else.
 *
 * @throws LandfallError `PLAN_DIRECTORY_IN_USE`, `STATE_NOT_SAVED`
 */
export async function checkReplaceable(directory: string): Promise<void> {
  const found = await stat(directory).catch(() => undefined);
  if (found === undefined) return;
  const elsewhere = 'name a new or empty directory';
  if (!found.isDirectory()) {
    throw new LandfallError('PLAN_DIRECTORY_IN_USE', `is a file; ${elsewhere}`, directory);
  }
  const problems = new Problems(directory);
  let foreign = 0;
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (!entry.isDirectory()) {
      if (entry.name !== 'manifest.json') foreign++;
      continue;
    }
    const files = await readdir(join(directory, entry.name));
    foreign += files.filter((file) => !OWN.includes(file)).length;
    if (files.includes(ERRORED_STATE)) {
      const message = 'holds a state that is saved nowhere else; terraform state push it, then remove it';
      problems.add('STATE_NOT_SAVED', message, join(directory, entry.name, ERRORED_STATE));
    }
  }
  if (foreign > 0) {
    const message = `holds ${foreign} files that are not plans; ${elsewhere}`;
    throw new LandfallError('PLAN_DIRECTORY_IN_USE', message, directory);
  }
  problems.throwIfAny();
}
