import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { type AppliedPlans, applyPlans } from './apply-plans';
import { hasWork, planEnvironment } from './environment-plan';
import type { Manifest, ManifestFile } from './manifest';
import { SmallLandingZone } from './testing/small-landing-zone';

jest.setTimeout(120_000);

let zone: SmallLandingZone;

beforeEach(async () => {
  zone = await SmallLandingZone.create();
});

afterEach(() => zone.close());

function plan(): Promise<ManifestFile> {
  const { root, plans: outputDirectory, env } = zone;
  return planEnvironment({ root, environment: 'one', outputDirectory, env, onStack: () => undefined });
}

function apply(approvalFile?: string): Promise<AppliedPlans> {
  const { root, plans: directory, env } = zone;
  return applyPlans({ root, directory, approvalFile, env, onProgress: () => undefined });
}

/** Plans and applies until nothing waits. */
async function build(): Promise<void> {
  while (hasWork(await plan())) await apply();
}

/** Codes and places of all problems of a refusal. */
async function refusal(work: Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LandfallError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error.problems.map(({ code, at }) => `${code} ${at.replace(`${zone.plans}/`, '')}`);
}

function outcomes({ manifest }: { readonly manifest: Manifest }) {
  return manifest.stacks.map((stack) =>
    stack.kind === 'waiting'
      ? `${stack.id} waits: ${stack.waitingFor.map(({ stack: id, reason }) => `${id} ${reason}`).join(', ')}`
      : `${stack.id} ${stack.hasChanges ? 'changes' : 'no changes'}`,
  );
}

it('shows higher layers of an empty cloud as waiting, and plans none of them', async () => {
  const planned = await plan();
  expect(outcomes(planned)).toEqual([
    'one-bootstrap changes',
    'one-network waits: one-bootstrap is not applied yet',
    'one-cluster waits: one-bootstrap is not applied yet, one-network waits itself',
  ]);
  expect(readdirSync(zone.plans).sort()).toEqual(['bootstrap', 'manifest.json']);
});

it('applies layer by layer until a plan says no changes', async () => {
  await plan();
  expect(await apply()).toEqual({ applied: ['one-bootstrap'], unchanged: [], waiting: ['one-network', 'one-cluster'] });
  expect(outcomes(await plan())).toEqual([
    'one-bootstrap no changes',
    'one-network changes',
    'one-cluster waits: one-network is not applied yet',
  ]);
  expect(await apply()).toMatchObject({ applied: ['one-network'], waiting: ['one-cluster'] });
  await plan();
  expect(await apply()).toMatchObject({ applied: ['one-cluster'], unchanged: ['one-bootstrap', 'one-network'] });
  const last = await plan();
  expect(hasWork(last)).toBe(false);
  expect(outcomes(last)).toEqual(['one-bootstrap no changes', 'one-network no changes', 'one-cluster no changes']);
});

it('waits for a contract that a lower layer is about to change, and not for its other changes', async () => {
  await build();
  zone.describe({ topic: 'alerts', vpc: 'renamed', securityGroup: 'renamed' });
  expect(outcomes(await plan())).toEqual(['one-bootstrap changes', 'one-network changes', 'one-cluster changes']);
  zone.describe({ vpcCidr: '10.1.0.0/16' });
  expect(outcomes(await plan())).toEqual([
    'one-bootstrap no changes',
    'one-network changes',
    'one-cluster waits: one-network changes /landfall/one/network/network',
  ]);
});

it('writes down what the plans were made of, for nobody else to read', async () => {
  const { manifest } = await plan();
  expect(manifest).toMatchObject({
    formatVersion: '1.0',
    environment: 'one',
    commit: zone.git('rev-parse', 'HEAD'),
    dirty: false,
    rehearsed: true,
  });
  expect(manifest.terraformVersion).toMatch(/^1\.\d+\.\d+/);
  expect(manifest.stacks[0]).toMatchObject({ kind: 'planned', counts: { add: 1, change: 0, destroy: 0 } });
  expect(readdirSync(join(zone.plans, 'bootstrap')).sort()).toEqual([
    'cdk.tf.json',
    'plan.json',
    'plan.tfplan',
    'plan.txt',
  ]);
  expect(zone.read('dist/plans/bootstrap/plan.txt')).toContain('aws_sns_topic.alarms will be created');
  expect(statSync(zone.plans).mode & 0o077).toBe(0);
  expect(statSync(join(zone.plans, 'bootstrap/plan.json')).mode & 0o077).toBe(0);
});

it('refuses changed files, all at once, and applies nothing', async () => {
  await plan();
  await apply();
  await plan();
  zone.write('dist/plans/network/plan.tfplan', 'another plan');
  zone.write('dist/plans/network/cdk.tf.json', '{}');
  zone.write('dist/plans/network/.terraform.lock.hcl', '');
  expect(await refusal(apply())).toEqual([
    'PLAN_FILE_DIFFERS network/cdk.tf.json',
    'PLAN_FILE_DIFFERS network/.terraform.lock.hcl',
    'PLAN_FILE_DIFFERS network/plan.tfplan',
  ]);
  expect(outcomes(await plan())[1]).toBe('one-network changes');
});

it('refuses a manifest that was changed, is damaged, or is of another format', async () => {
  await plan();
  const text = zone.read('dist/plans/manifest.json');
  const changed: readonly (readonly [string, string])[] = [
    [text.replace('"add": 1', '"add": 0'), 'MANIFEST_CHANGED'],
    [text.slice(0, 200), 'MANIFEST_INVALID'],
    [text.replace('"layer": "bootstrap"', '"layer": "../bootstrap"'), 'MANIFEST_INVALID'],
    [text.replace('"formatVersion": "1.0"', '"formatVersion": "2.0"'), 'MANIFEST_VERSION'],
  ];
  for (const [content, code] of changed) {
    zone.write('dist/plans/manifest.json', content);
    expect(await refusal(apply())).toEqual([`${code} manifest.json`]);
  }
});

it('refuses another commit, changes to it, and stacks that are synthesized differently', async () => {
  await plan();
  zone.describe({ topic: 'alerts' });
  expect(await refusal(apply())).toEqual([`TREE_CHANGED ${zone.plans}`, 'STACK_DIFFERS one-bootstrap']);
  zone.commit();
  expect(await refusal(apply())).toEqual([`COMMIT_DIFFERS ${zone.plans}`, 'STACK_DIFFERS one-bootstrap']);
});

it('refuses a rehearsed plan with real providers', async () => {
  await plan();
  const { root, plans: directory } = zone;
  const work = applyPlans({ root, directory, onProgress: () => undefined });
  expect(await refusal(work)).toEqual([`PROVIDERS_DIFFER ${zone.plans}`]);
});

it('refuses to apply with another Terraform', async () => {
  await plan();
  const other = join(zone.root, 'dist/terraform');
  zone.write('dist/terraform', '#!/bin/sh\necho \'{"terraform_version": "1.99.0"}\'\n');
  chmodSync(other, 0o755);
  jest.replaceProperty(process, 'env', { ...process.env, TERRAFORM_BINARY_NAME: other });
  expect(await refusal(apply())).toEqual([`TERRAFORM_DIFFERS ${zone.plans}`]);
});

it('asks for an approval of exactly these plans where one is required', async () => {
  const { sha256 } = await plan();
  const file = join(zone.root, 'dist/approval.json');
  const approve = (content: object) => zone.write('dist/approval.json', JSON.stringify(content));
  expect(await refusal(apply(file))).toEqual([`APPROVAL_MISSING ${file}`]);
  approve({ approvedBy: ' ', manifestSha256: sha256 });
  expect(await refusal(apply(file))).toEqual([`APPROVAL_INVALID ${file}`]);
  approve({ approvedBy: 'somebody', manifestSha256: sha256.replace(/./g, '0') });
  expect(await refusal(apply(file))).toEqual([`APPROVAL_OF_OTHER_PLANS ${file}`]);
  approve({ approvedBy: 'somebody', manifestSha256: sha256 });
  expect((await apply(file)).applied).toEqual(['one-bootstrap']);
});

it('refuses an approval of what no commit has', async () => {
  zone.describe({ topic: 'alerts' });
  const { sha256 } = await plan();
  const file = join(zone.root, 'dist/approval.json');
  zone.write('dist/approval.json', JSON.stringify({ approvedBy: 'somebody', manifestSha256: sha256 }));
  expect(await refusal(apply(file))).toEqual([`PLAN_OF_DIRTY_TREE ${zone.plans}`]);
  expect((await apply()).applied).toEqual(['one-bootstrap']);
});

it("shows Terraform's own words for a stale plan, with what was applied and what was not", async () => {
  await build();
  zone.describe({ topic: 'alerts', vpc: 'renamed', securityGroup: 'renamed' });
  await plan();
  await apply();
  await expect(apply()).rejects.toThrow('Saved plan is stale');
  await expect(apply()).rejects.toThrow(
    'applied: none; failed: one-bootstrap, perhaps in part; not applied: one-network, one-cluster; plan again',
  );
});

it('leaves earlier plans alone when a plan fails, and says which stack', async () => {
  await plan();
  const before = zone.read('dist/plans/manifest.json');
  zone.write('stacks.json', zone.read('stacks.json').replace('"name": "alarms"', '"nome": "alarms"'));
  expect(await refusal(plan())).toEqual(['PLAN_FAILED one-bootstrap']);
  expect(zone.read('dist/plans/manifest.json')).toBe(before);
});

it.each(['notes.txt', 'stacks/notes.txt'])('replaces no directory that holds something else: %s', async (file) => {
  zone.write('dist/plans/manifest.json', '{}');
  zone.write(`dist/plans/${file}`, 'mine');
  expect(await refusal(plan())).toEqual([`PLAN_DIRECTORY_IN_USE ${zone.plans}`]);
  expect(existsSync(join(zone.plans, file))).toBe(true);
});

it('replaces no file', async () => {
  zone.write('dist/plans', 'mine');
  expect(await refusal(plan())).toEqual([`PLAN_DIRECTORY_IN_USE ${zone.plans}`]);
  expect(zone.read('dist/plans')).toBe('mine');
});

it('keeps a state that could not be saved until somebody did', async () => {
  await plan();
  zone.write('dist/plans/bootstrap/errored.tfstate', 'state');
  expect(await refusal(plan())).toEqual(['STATE_NOT_SAVED bootstrap/errored.tfstate']);
  expect(zone.read('dist/plans/bootstrap/errored.tfstate')).toBe('state');
});
