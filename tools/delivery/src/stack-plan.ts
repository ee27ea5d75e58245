import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SynthesizedStack } from '@landfall/synth';
import { z } from 'zod';
import { PLANNED_FILES, type PlannedStack } from './manifest';
import { type PlanFacts, planFacts } from './plan-json';
import { sha256 } from './sha256';
import { type RunTerraform, terraformOrThrow } from './terraform-process';

export interface StackPlanProps {
  readonly stack: SynthesizedStack;
  readonly terraform: RunTerraform;

  /** Existing folder in which Terraform runs. */
  readonly workingDirectory: string;

  /** Existing folder for what is kept. */
  readonly outputDirectory: string;
}

export interface StackPlan {
  readonly entry: PlannedStack;
  readonly facts: PlanFacts;
}

/**
 * Plans one stack with the caller's credentials, and keeps plan, plan JSON, plan text, configuration and lock file.
 *
 * @throws LandfallError `PLAN_FAILED` with Terraform's own words.
 */
export async function planStack({
  stack,
  terraform,
  workingDirectory,
  outputDirectory,
}: StackPlanProps): Promise<StackPlan> {
  const run = (args: readonly string[], accepted: readonly number[] = [0]) =>
    terraformOrThrow(terraform, args, workingDirectory, { code: 'PLAN_FAILED', at: stack.id, accepted });
  await cp(join(stack.directory, PLANNED_FILES.configuration), join(workingDirectory, PLANNED_FILES.configuration));

  await run(['init', '-input=false', '-no-color']);
  const plan = ['plan', '-input=false', '-no-color', '-detailed-exitcode', `-out=${PLANNED_FILES.plan}`];
  const { code } = await run(plan, [0, 2]);
  const json = await run(['show', '-json', PLANNED_FILES.plan]);
  const text = await run(['show', '-no-color', PLANNED_FILES.plan]);
  const versions = await run(['version', '-json']);
  // Hundreds of megabytes of providers, for each stack.
  await rm(join(workingDirectory, '.terraform'), { recursive: true, force: true });

  const keep = (file: string, content: string | Uint8Array) =>
    writeFile(join(outputDirectory, file), content, { mode: 0o600 });
  await keep('plan.json', json.stdout);
  await keep('plan.txt', `${text.stdout}\n`);
  const [configuration, planFile, lock] = await Promise.all([
    readFile(join(workingDirectory, PLANNED_FILES.configuration)),
    readFile(join(workingDirectory, PLANNED_FILES.plan)),
    // Attached providers are not locked.
    readFile(join(workingDirectory, PLANNED_FILES.lock)).catch(() => undefined),
  ]);
  await keep(PLANNED_FILES.configuration, configuration);
  await keep(PLANNED_FILES.plan, planFile);
  if (lock !== undefined) await keep(PLANNED_FILES.lock, lock);

  const facts = planFacts(json.stdout, stack.id);
  const entry: PlannedStack = {
    id: stack.id,
    layer: stack.layer,
    kind: 'planned',
    hasChanges: code === 2,
    counts: facts.counts,
    providers: providerVersions(versions.stdout),
    sha256: {
      configuration: sha256(configuration),
      lock: lock === undefined ? null : sha256(lock),
      plan: sha256(planFile),
    },
  };
  return { entry, facts };
}

function providerVersions(json: string): Readonly<Record<string, string>> {
  const { data } = z
    .looseObject({ provider_selections: z.record(z.string(), z.string()).nullish() })
    .safeParse(JSON.parse(json));
  return data?.provider_selections ?? {};
}
