import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Value } from '../model/change';
import type { PicturedPlan, PicturedStack } from '../picture/estate';
import type { PlanDocument, PlannedResource } from '../plan/plan-document';
import { plannedSides } from '../plan/planned-value';
import { readState } from '../state/read-state';
import { addressOf, providerSource, type StateResource } from '../state/state-document';
import type { StackPair } from './stack-pair';
import { STATE_FILE } from './stack-terraform';

/** A stack that was not planned, as it stands. */
export interface StandingStack extends PicturedStack {
  readonly environment: string;
}

/**
 * Stacks that are applied in the simulated cloud and that nothing was planned for, because nothing reaches them or they
 * wait: what they have belongs into the picture of their environment.
 *
 * @param workspace Folder of the working directories.
 */
export async function standingStacks(
  pairs: readonly StackPair[],
  planned: ReadonlyMap<string, { readonly plan: PlanDocument | undefined }>,
  workspace: string,
): Promise<readonly StandingStack[]> {
  const left = pairs.filter(({ id }) => planned.get(id)?.plan === undefined);
  const found = await Promise.all(
    left.map(async ({ id, environment }) => {
      const file = join(workspace, id, STATE_FILE);
      return existsSync(file) ? [{ id, environment, plan: await standingPlan(id, file) }] : [];
    }),
  );
  return found.flat();
}

/** The plan that changes nothing of a state. */
async function standingPlan(id: string, file: string): Promise<PicturedPlan> {
  const { resources } = readState(await readFile(file, 'utf8'), id);
  const managed = resources.filter(({ mode }) => mode === 'managed');
  return { resourceChanges: managed.flatMap(standingResources), expressions: new Map() };
}

function standingResources(resource: StateResource): readonly PlannedResource[] {
  return resource.instances.map(({ attributes, index_key: key }) => ({
    address: `${addressOf(resource)}${key === undefined ? '' : `[${JSON.stringify(key)}]`}`,
    ...{ mode: resource.mode, type: resource.type, provider: providerSource(resource) },
    ...{ actions: ['no-op'], replacePaths: [] },
    ...plannedSides({
      ...{ before: attributes as Value, after: attributes as Value, afterUnknown: undefined },
      ...{ beforeSensitive: undefined, afterSensitive: undefined },
    }),
  }));
}
