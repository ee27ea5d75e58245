import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type LandingZoneRehearsal, problemsOf, rehearseLandingZone } from './landing-zone-rehearsal';
import type { Progress } from './progress';

const root = resolve(__dirname, '../../../..');
const folder = mkdtempSync(join(tmpdir(), 'landfall-test-'));
const layers = ['bootstrap', 'keys', 'network', 'cluster-blue', 'compute-blue', 'observability'];

let rehearsal: LandingZoneRehearsal;
const notes: Progress[] = [];

beforeAll(async () => {
  rehearsal = await rehearseLandingZone({
    root,
    environments: ['dev'],
    reportDirectory: folder,
    destroy: true,
    onProgress: (progress) => void notes.push(progress),
  });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('plans, applies, plans empty and destroys every stack of dev', () => {
  expect(problemsOf(rehearsal)).toEqual([]);
  expect(rehearsal.outcomes.map(({ stack }) => stack.layer)).toEqual(layers);
  for (const { rehearsed, destroyed } of rehearsal.outcomes) {
    expect(rehearsed).toMatchObject({ kind: 'done', value: { secondPlanEmpty: true } });
    expect(destroyed).toMatchObject({ kind: 'done' });
  }
  expect(rehearsal.leftOver).toEqual([]);
});

it('warns of nothing: no policy names an action that does not exist, no version is unknown', () => {
  const warnings = rehearsal.outcomes.flatMap(({ rehearsed }) =>
    rehearsed.kind === 'done' ? rehearsed.value.warnings : [],
  );
  expect(warnings).toEqual([]);
});

it('counts what each plan adds, and nothing that changes or goes', () => {
  for (const { rehearsed } of rehearsal.outcomes) {
    if (rehearsed.kind !== 'done') throw new Error('a stack was not rehearsed');
    expect(rehearsed.value.planned.add).toBeGreaterThan(4);
    expect(rehearsed.value.planned).toMatchObject({ change: 0, destroy: 0 });
  }
});

it('writes plan, plan JSON and state of each stack, and no plan that could be applied', () => {
  for (const layer of layers) {
    expect(readdirSync(join(folder, 'dev', layer)).sort()).toEqual([
      'plan.json',
      'plan.txt',
      'second-plan.txt',
      'terraform.tfstate',
    ]);
  }
  const text = readFileSync(join(folder, 'dev/network/plan.txt'), 'utf8');
  expect(text).toMatch(/^Rehearsal against simulated providers: this plan cannot be applied to AWS\./);
  expect(text).toContain('will be created');
  expect(text).not.toContain('terraform apply');
});

it('keeps resources of the environment in its own account and Region', () => {
  const state = readFileSync(join(folder, 'dev/network/terraform.tfstate'), 'utf8');
  expect(state).toContain('arn:aws:ec2:eu-west-1:111111111111:vpc/vpc-');
  expect(state).not.toContain('123456789012');
});

it('reads the contracts of lower layers', () => {
  const state = readFileSync(join(folder, 'dev/compute-blue/terraform.tfstate'), 'utf8');
  expect(state).toContain('/landfall/dev/cluster/blue');
  expect(state).toContain('/landfall/dev/network/network');
});
