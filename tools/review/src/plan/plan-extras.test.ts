import { verdictOf } from '../gates/verdict';
import { readPlan } from './read-plan';
import { stackReviewOf } from './stack-review';
import { type PlanStage, planStage } from './testing/plan-stage';

jest.setTimeout(120_000);

let stage: PlanStage;
let planned: Readonly<Record<string, unknown>>;

const vpc = 'resource "aws_vpc" "a" { cidr_block = "10.0.0.0/16" }\n';

beforeAll(async () => {
  stage = await planStage();
  const output = (name: string, value: string, more = ''): string =>
    `output "${name}" {\n  value = ${value}\n  ${more}\n}\n`;
  const text = await stage.planned({
    before: `${vpc}${output('same', '"x"')}${output('gone', '1')}${output('list', '["a"]')}${output('token', '"first-secret"', 'sensitive = true')}`,
    after: `${vpc}${output('same', '"x"')}${output('arn', 'aws_vpc.b.arn')}${output('list', '["a", "b"]')}${output('token', '"second-secret"', 'sensitive = true')}
resource "aws_vpc" "b" { cidr_block = "10.1.0.0/16" }
check "later" {
  assert {
    condition     = aws_vpc.b.arn != ""
    error_message = "there is none"
  }
}`,
  });
  planned = JSON.parse(text) as typeof planned;
});

afterAll(() => stage.close());

const reviewed = (more: object = {}) =>
  stackReviewOf({ id: 'a', layer: 'a', plan: readPlan(JSON.stringify({ ...planned, ...more }), 'plan.json') });

/** As Terraform 1.14 writes it; the Terraform of these tests is older. */
const invocation = {
  ...{ address: 'action.aws_lambda_invoke.warm', type: 'aws_lambda_invoke', name: 'warm' },
  provider_name: 'registry.terraform.io/hashicorp/aws',
  config_values: { function_name: 'warm', payload: 'a-secret-payload' },
  config_sensitive: { payload: true },
  config_unknown: { qualifier: true },
};
const trigger = { triggering_resource_address: 'aws_vpc.b', action_trigger_event: 'AfterCreate', on_failure: '' };

describe('outputs', () => {
  it('are told where they change, with sensitive values masked', () => {
    const { outputs } = reviewed();
    expect(outputs?.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['arn', { kind: 'absent' }, { kind: 'unknown' }],
      ['gone', { kind: 'known', value: 1 }, { kind: 'absent' }],
      ['list', { kind: 'known', value: ['a'] }, { kind: 'known', value: ['a', 'b'] }],
      ['token', { kind: 'sensitive' }, { kind: 'sensitive' }],
    ]);
    expect(JSON.stringify(reviewed())).not.toMatch(/first-secret|second-secret/);
  });
});

describe('actions', () => {
  it('are told with what runs them and their configuration, masked', () => {
    const { invocations } = reviewed({ action_invocations: [{ ...invocation, lifecycle_action_trigger: trigger }] });
    expect(invocations).toMatchObject([
      {
        address: 'action.aws_lambda_invoke.warm',
        trigger: { kind: 'lifecycle', resource: 'aws_vpc.b', event: 'after create' },
        attributes: [
          { path: 'function_name', after: { kind: 'known', value: 'warm' } },
          { path: 'payload', after: { kind: 'sensitive' } },
          { path: 'qualifier', after: { kind: 'unknown' }, noise: false },
        ],
      },
    ]);
    expect(JSON.stringify(invocations)).not.toContain('a-secret');
  });

  it('are kept when they are put off, asked for, or run by what a newer Terraform has', () => {
    const { invocations } = reviewed({
      action_invocations: [
        { ...invocation, invoke_action_trigger: {} },
        { ...invocation, moon_action_trigger: { phase: 'full' } },
      ],
      deferred_action_invocations: [{ reason: 'deferred_prereq', action_invocation: invocation }],
    });
    expect(invocations?.map(({ trigger: kind, deferred }) => [kind, deferred])).toEqual([
      [{ kind: 'invoke' }, undefined],
      [{ kind: 'unknown', words: ['moon_action_trigger'] }, undefined],
      [{ kind: 'unknown', words: [] }, 'deferred_prereq'],
    ]);
  });

  it('want somebody to agree, since no plan shows what they do', () => {
    expect(verdictOf([reviewed()], [])).toBe('pass');
    expect(verdictOf([reviewed({ action_invocations: [invocation] })], [])).toBe('approval');
  });
});

describe('checks and flags', () => {
  it('are no failure where they are known after the apply, and are kept where Terraform has a new word', () => {
    expect(reviewed().failedChecks).toEqual([]);
    const checks = (planned['checks'] as readonly object[]).map((check) => ({ ...check, status: 'dreaming' }));
    expect(reviewed({ checks }).failedChecks).toEqual(['check.later has the status dreaming']);
  });

  it('say when Terraform will not apply a plan that has changes', () => {
    const sentence = 'Terraform will not apply the plan, though it has changes: make it again';
    expect(reviewed({ applyable: false }).failedChecks).toEqual([sentence]);
    expect(reviewed({ applyable: false, resource_changes: [] }).failedChecks).toEqual([]);
  });
});
