import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesize } from '@landfall/synth';
import { environmentsOf, type PipelineEnvironment } from './pipeline-environment';

const folder = mkdtempSync(join(tmpdir(), 'landfall-environments-'));
let environments: readonly PipelineEnvironment[];

beforeAll(async () => {
  const root = resolve(__dirname, '../../..');
  environments = await environmentsOf(await synthesize({ root, outputDirectory: folder, environments: [] }));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('tells account, Region and roles of each environment', () => {
  expect(environments.map(({ name }) => name)).toEqual(['dev', 'prod', 'staging']);
  expect(environments.find(({ name }) => name === 'prod')).toEqual({
    name: 'prod',
    account: '333333333333',
    region: 'eu-central-1',
    planRole: 'arn:aws:iam::333333333333:role/acme-prod-plan',
    applyRole: 'arn:aws:iam::333333333333:role/acme-prod-apply',
    applyEnvironment: 'prod',
    planOnPullRequest: false,
    planOnMain: true,
  });
});

it('tells which plan roles trust pull requests', () => {
  expect(environments.flatMap(({ name, planOnPullRequest }) => (planOnPullRequest ? name : []))).toEqual([
    'dev',
    'staging',
  ]);
});
