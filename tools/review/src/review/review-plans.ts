import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { builtInRules } from '../gates/built-in-rules';
import type { PlannedStack } from '../gates/findings-of';
import { reviewSettingsIn } from '../gates/settings';
import type { Review } from '../model/review';
import { type JsonRecord, recordOf, textOf } from '../plan/json';
import { readPlan } from '../plan/read-plan';
import { stackReviewOf } from '../plan/stack-review';
import { environmentReview } from './environment-review';
import { otherTools } from './other-tools';
import { savedPlans, type UnplannedStack } from './saved-plans';
import { type ReviewOptions, todayOf } from './review-options';

export interface PlansReviewProps extends ReviewOptions {
  /**
   * Files that `terraform show -json <plan>` wrote, or directories that `landfall plan` wrote. A `cdk.tf.json` beside a plan tells its stack and its constructs;
   * without one, `<environment>/<layer>/plan.json` does, else the name of the file.
   */
  readonly plans: readonly string[];

  /**
   * Stacks that were to be planned and could not be.
   * @default those that a manifest of `landfall plan` says
   */
  readonly unplanned?: readonly UnplannedStack[];

  /**
   * What the plans are of, in words.
   * @default the names of the files
   */
  readonly head?: string;

  /**
   * What else is to be said.
   * @default nothing
   */
  readonly notes?: readonly string[];
}

/**
 * Says what real plans do.
 *
 * @throws LandfallError `PLAN_UNREADABLE`, and those of `readPlan`.
 */
export async function reviewPlans(props: PlansReviewProps): Promise<Review> {
  const { files, waiting } = await savedPlans(props.plans);
  const read = [
    ...(await Promise.all(files.map(readStack))),
    ...[...waiting, ...(props.unplanned ?? [])].map(unplanned),
  ];
  const others = otherTools(props, read);
  const environments = [...new Set(read.map(({ environment }) => environment))].map((environment) => {
    const own = read.filter((stack) => stack.environment === environment);
    return environmentReview({
      environment,
      stacks: own.map(({ planned }) => planned),
      settings: reviewSettingsIn(own.flatMap(({ configuration }) => configuration ?? [])),
      rules: [...builtInRules, ...(props.rules ?? [])],
      ...others.of(environment),
      today: todayOf(props),
    });
  });
  const incomplete = read.filter(({ planned }) => planned.plan?.complete === false).map(({ id }) => id);
  return {
    formatVersion: '1.0',
    base: 'what is applied',
    head: props.head ?? props.plans.join(', '),
    environments,
    notes: [
      ...(props.notes ?? []),
      ...others.notes,
      ...incomplete.map((id) => `the plan of ${id} is not complete: more has to be planned once it is applied`),
    ],
  };
}

interface ReadStack {
  readonly id: string;
  readonly layer: string;
  readonly environment: string;
  readonly configuration: JsonRecord | undefined;
  readonly planned: PlannedStack;
}

async function readStack(file: string): Promise<ReadStack> {
  const plan = readPlan(await textIn(file), file);
  const configuration = await configurationBeside(file);
  const { id, environment, layer } = placeOf(file, configuration);
  const review = stackReviewOf({ id, layer, plan, ...(configuration && { configuration }) });
  return { id, layer, environment, configuration, planned: { review, plan } };
}

function unplanned({ id, environment, layer, status }: UnplannedStack): ReadStack {
  const review = { id, layer, status, changes: [], drift: [], failedChecks: [], renames: [] };
  return { id, layer, environment, configuration: undefined, planned: { review, plan: undefined } };
}

async function textIn(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LandfallError('PLAN_UNREADABLE', `the plan cannot be read: ${reason}`, file);
  });
}

async function configurationBeside(file: string): Promise<JsonRecord | undefined> {
  const beside = join(dirname(file), 'cdk.tf.json');
  return existsSync(beside) ? recordOf(JSON.parse(await readFile(beside, 'utf8'))) : undefined;
}

function placeOf(file: string, configuration: JsonRecord | undefined) {
  const notes = recordOf(configuration?.['//']);
  const landfall = recordOf(notes['landfall']);
  const named = {
    id: textOf(recordOf(notes['metadata'])['stackName']),
    environment: textOf(landfall['environment']),
    layer: [textOf(landfall['layer']), textOf(landfall['clusterId'])].filter(Boolean).join('-') || undefined,
  };
  const [folder, above] = [basename(dirname(file)), basename(dirname(dirname(file)))];
  const byPath = basename(file) === 'plan.json' && above !== '' && above !== '.';
  const stem = basename(file).replace(/\.json$/, '');
  const environment = named.environment ?? (byPath ? above : 'plans');
  const layer = named.layer ?? (byPath ? folder : stem);
  return { environment, layer, id: named.id ?? (byPath ? `${environment}-${layer}` : stem) };
}
