import { existsSync, readFileSync } from 'node:fs';
import { applyPlans } from './apply-plans';
import { type DriftPlan, withDriftPlans } from './drift-plans';
import { hasWork, planEnvironment } from './environment-plan';
import { SmallLandingZone } from './testing/small-landing-zone';

jest.setTimeout(120_000);

let zone: SmallLandingZone;

beforeEach(async () => {
  zone = await SmallLandingZone.create();
});

afterEach(() => zone.close());

async function apply(rounds: number): Promise<void> {
  const { root, plans, env } = zone;
  for (let round = 0; round < rounds; round++) {
    const plan = await planEnvironment({
      root,
      environment: 'one',
      outputDirectory: plans,
      env,
      onStack: () => undefined,
    });
    if (!hasWork(plan)) return;
    await applyPlans({ root, directory: plans, env, onProgress: () => undefined });
  }
}

/** What each plan says has drifted, by stack. */
function drift(): Promise<readonly (readonly [string, string | readonly string[]])[]> {
  const { root, env } = zone;
  return withDriftPlans({ root, environments: [], env, onStack: () => undefined }, async (plans) =>
    [...plans].sort((a, b) => (a.id < b.id ? -1 : 1)).map((plan) => [plan.id, driftIn(plan)] as const),
  );
}

function driftIn(plan: DriftPlan): string | readonly string[] {
  if (plan.kind !== 'planned') return plan.kind === 'failed' ? plan.error : plan.kind;
  const { resource_drift: drifted = [] } = JSON.parse(readFileSync(plan.file, 'utf8')) as {
    readonly resource_drift?: readonly { readonly address: string }[];
  };
  return drifted.map(({ address }) => address);
}

it('finds what was changed behind the back of Terraform, though one stack fails, and leaves new configuration alone', async () => {
  await apply(5);
  zone.describe({ securityGroup: 'renamed' });
  zone.drift('aws_sns_topic', { display_name: 'changed by hand' });
  const before = zone.stateVersions();
  expect(await drift()).toEqual([
    ['one-bootstrap', ['aws_sns_topic.alarms']],
    ['one-cluster', []],
    ['one-network', []],
  ]);
  expect(zone.stateVersions()).toEqual(before);

  zone.write('stacks.json', zone.read('stacks.json').replace('"name": "alarms"', '"nome": "alarms"'));
  const [first, ...others] = await drift();
  expect(first).toEqual(['one-bootstrap', expect.stringContaining('terraform plan failed')]);
  expect(others.map(([, found]) => found)).toEqual([[], []]);
});

it('passes over stacks that were never applied, and leaves no plan behind', async () => {
  await apply(1);
  expect(await drift()).toEqual([
    ['one-bootstrap', []],
    ['one-cluster', 'unapplied'],
    ['one-network', 'unapplied'],
  ]);
  const { root, env } = zone;
  const files = await withDriftPlans({ root, environments: ['one'], env, onStack: () => undefined }, async (plans) =>
    plans.flatMap((plan) => (plan.kind === 'planned' ? [plan.file] : [])),
  );
  expect(files.map(existsSync)).toEqual([false]);
});
