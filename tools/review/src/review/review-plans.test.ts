import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { type PlanStage, planStage } from '../plan/testing/plan-stage';
import { onlyDrift } from './only-drift';
import { reviewPlans } from './review-plans';

jest.setTimeout(120_000);

let stage: PlanStage;
let folder: string;
let plan: string;

beforeAll(async () => {
  stage = await planStage();
  folder = mkdtempSync(join(tmpdir(), 'review-plans-'));
  plan = await stage.planned({
    before: 'resource "aws_vpc" "a" { cidr_block = "10.0.0.0/16" }',
    after: 'resource "aws_vpc" "a" { cidr_block = "10.1.0.0/16" }',
    between: ({ cloud }) => {
      const vpc = cloud.find({ type: 'aws_vpc' }).at(-1);
      if (vpc) cloud.change(vpc.key, { ...vpc.attributes, enable_dns_hostnames: true });
    },
  });
});

afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(path: string, content = plan): string {
  const at = join(folder, path);
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, content);
  return at;
}

describe('a review of real plans', () => {
  it('takes environment and layer from the path of the file, and finds what gates', async () => {
    const { environments } = await reviewPlans({ plans: [file('prod/network/plan.json')] });
    expect(environments.map(({ environment, verdict }) => [environment, verdict])).toEqual([['prod', 'blocked']]);
    expect(environments[0]?.stacks.map(({ id, layer }) => [id, layer])).toEqual([['prod-network', 'network']]);
    expect(environments[0]?.findings.map(({ rule }) => rule)).toContain('LF-DESTROY-002');
  });

  it('counts a plan once that is named twice', async () => {
    const at = file('prod/network/plan.json');
    const { environments } = await reviewPlans({ plans: [at, `${folder}/./prod/network/plan.json`] });
    expect(environments[0]?.stacks).toHaveLength(1);
  });

  it('takes them from the configuration beside the plan, with what the environment accepts', async () => {
    const suppressions = [{ rule: 'LF-DESTROY-002', reason: 'it is empty', expires: '2026-12-31' }];
    const landfall = { environment: 'dev', layer: 'cluster', clusterId: 'blue', review: { suppressions } };
    file('saved/cdk.tf.json', JSON.stringify({ '//': { metadata: { stackName: 'dev-cluster-blue' }, landfall } }));
    const at = file('saved/any.json');
    const verdicts = async (today: string) =>
      (await reviewPlans({ plans: [at], today })).environments.map(({ verdict, stacks }) => [
        stacks[0]?.id,
        stacks[0]?.layer,
        verdict,
      ]);
    expect(await verdicts('2026-12-31')).toEqual([['dev-cluster-blue', 'cluster-blue', 'pass']]);
    expect(await verdicts('2027-01-01')).toEqual([['dev-cluster-blue', 'cluster-blue', 'blocked']]);
  });

  it('takes a directory that landfall plan wrote, with the stacks that wait', async () => {
    const stacks = [
      { id: 'dev-network', layer: 'network', kind: 'planned' },
      {
        id: 'dev-cluster-blue',
        layer: 'cluster-blue',
        kind: 'waiting',
        waitingFor: [{ stack: 'dev-network', reason: 'x' }],
      },
    ];
    const at = file('plans/dev/network/plan.json');
    const manifest = file('plans/dev/manifest.json', JSON.stringify({ environment: 'dev', stacks }));
    for (const entry of [join(manifest, '..'), at]) {
      const { environments, head } = await reviewPlans({ plans: [entry] });
      expect(head).toBe(entry);
      expect(environments[0]?.stacks.map(({ id, status }) => [id, status])).toEqual([
        ['dev-network', { kind: 'planned' }],
        ['dev-cluster-blue', { kind: 'waiting', for: 'dev-network' }],
      ]);
    }
    await expect(reviewPlans({ plans: [join(manifest, '../network')] })).rejects.toThrow('has no manifest.json');
    file('plans/dev/manifest.json', '{');
    await expect(reviewPlans({ plans: [at] })).rejects.toThrow('is no manifest of landfall plan');
  });

  it('tells only drift when only drift is asked for', async () => {
    const [environment] = onlyDrift(await reviewPlans({ plans: [file('a.json')] })).environments;
    expect(environment).toMatchObject({ environment: 'plans', verdict: 'approval', findings: [] });
    expect(environment?.stacks[0]?.changes).toEqual([]);
    expect(environment?.stacks[0]?.drift.map(({ address }) => address)).toEqual(['aws_vpc.a']);
  });

  it('runs rules of a team beside its own', async () => {
    const about = { rationale: 'r', source: 's', fix: 'f', alsoKnownAs: [] };
    const rule = { id: 'ACME-1', title: 't', severity: 'low', gate: 'note', about, check: () => 'found' } as const;
    const { environments } = await reviewPlans({ plans: [file('a.json')], rules: [rule] });
    expect(environments[0]?.findings.filter((each) => each.rule === 'ACME-1')).toHaveLength(1);
  });

  it('refuses a file that is not there', async () => {
    const missing = join(folder, 'missing.json');
    const error = await reviewPlans({ plans: [missing] }).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(LandfallError);
    expect((error as LandfallError).problems[0]).toMatchObject({ code: 'PLAN_UNREADABLE', at: missing });
  });
});
