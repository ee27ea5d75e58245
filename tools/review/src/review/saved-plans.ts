import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import type { StackStatus } from '../model/review';
import { listOf, recordOf, textOf } from '../plan/json';

/** Plan JSON to read, and stacks that have none yet. */
export interface SavedPlans {
  readonly files: readonly string[];
  readonly waiting: readonly UnplannedStack[];
}

/** A stack without a plan. */
export interface UnplannedStack {
  readonly id: string;
  readonly environment: string;
  readonly layer: string;
  readonly status: StackStatus;
}

/**
 * Finds the plans that files and directories name. A directory is one that `landfall plan` wrote: its `manifest.json`
 * tells the plans, and what waits for lower layers. So does one above a file.
 *
 * @throws LandfallError `PLAN_UNREADABLE` for a directory without a manifest.
 */
export async function savedPlans(entries: readonly string[]): Promise<SavedPlans> {
  const files: string[] = [];
  const waiting = new Map<string, readonly UnplannedStack[]>();
  for (const entry of entries) {
    const isDirectory = statSync(entry, { throwIfNoEntry: false })?.isDirectory() === true;
    const folder = isDirectory ? entry : dirname(dirname(entry));
    if (existsSync(join(folder, 'manifest.json'))) {
      const manifest = await manifestIn(folder);
      if (isDirectory) files.push(...manifest.layers.map((layer) => join(folder, layer, 'plan.json')));
      waiting.set(folder, manifest.waiting);
    } else if (isDirectory) {
      const message = 'the directory has no manifest.json; name one that landfall plan wrote, or plan JSON itself';
      throw new LandfallError('PLAN_UNREADABLE', message, entry);
    }
    if (!isDirectory) files.push(entry);
  }
  // A plan that is named twice, alone and by its directory, changes things once.
  const once = new Map(files.map((file) => [resolve(file), file]));
  return { files: [...once.values()], waiting: [...waiting.values()].flat() };
}

async function manifestIn(folder: string) {
  const file = join(folder, 'manifest.json');
  const manifest = recordOf(parsed(await readFile(file, 'utf8')));
  const environment = textOf(manifest['environment']);
  if (environment === undefined || !Array.isArray(manifest['stacks'])) {
    throw new LandfallError('PLAN_UNREADABLE', 'the file is no manifest of landfall plan; plan again', file);
  }
  const stacks = listOf(manifest['stacks'])
    .map(recordOf)
    .flatMap(({ id, layer, kind, waitingFor }) => {
      // Nothing in a manifest may lead out of its directory.
      if (typeof id !== 'string' || typeof layer !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(layer)) return [];
      return [{ id, layer, kind, lower: textOf(recordOf(listOf(waitingFor)[0])['stack']) ?? 'a lower stack' }];
    });
  return {
    layers: stacks.flatMap(({ kind, layer }) => (kind === 'planned' ? [layer] : [])),
    waiting: stacks.flatMap(({ id, layer, kind, lower }): readonly UnplannedStack[] =>
      kind === 'waiting' ? [{ id, layer, environment, status: { kind: 'waiting', for: lower } }] : [],
    ),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
