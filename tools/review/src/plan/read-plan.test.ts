import { LandfallError } from '@landfall/contracts';
import { readPlan } from './read-plan';
import { stackReviewOf } from './stack-review';
import { type PlanStage, planStage } from './testing/plan-stage';

jest.setTimeout(60_000);

const vpc = (name: string, more = ''): string =>
  `resource "aws_vpc" "${name}" {\n  cidr_block = "10.0.0.0/16"\n  ${more}\n}\n`;

describe('a plan file', () => {
  let stage: PlanStage;
  let text: string;
  beforeAll(async () => {
    stage = await planStage();
    text = await stage.planned({ after: vpc('main') });
  });
  afterAll(() => stage.close());

  const changed = (key: string, value: unknown): string => JSON.stringify({ ...JSON.parse(text), [key]: value });

  function refusal(content: string): string {
    try {
      readPlan(content, 'dev-network.json');
    } catch (error) {
      if (error instanceof LandfallError) return error.message;
      throw error;
    }
    return 'none';
  }

  it('of any 1.x form is read, keys of a newer one passed over', () => {
    expect(refusal(text)).toBe('none');
    const newer = changed('format_version', '1.99').replace('{', '{"new_key":{"a":1},');
    expect(readPlan(newer, 'x').resourceChanges.map(({ address }) => address)).toEqual(['aws_vpc.main']);
  });

  it('of form 2.x is refused', () => {
    expect(refusal(changed('format_version', '2.0'))).toBe(
      'PLAN_FORMAT_UNSUPPORTED at dev-network.json: plans of form 1.x can be read, got 2.0; update Landfall, or use an older Terraform',
    );
  });

  it('that ends too soon is refused, wherever it ends', () => {
    const message =
      'PLAN_TRUNCATED at dev-network.json: the plan ends too soon; write it again with terraform show -json';
    const compact = JSON.stringify(JSON.parse(text));
    for (let end = 0; end < compact.length; end += 97) expect(refusal(compact.slice(0, end))).toBe(message);
    expect(refusal(compact.slice(0, -1))).toBe(message);
  });

  it('that is none is refused', () => {
    expect(refusal('PK\u0003\u0004')).toBe(
      'PLAN_NOT_JSON at dev-network.json: the file is a plan as Terraform saves it; write it with terraform show -json',
    );
    expect(refusal('Terraform will perform')).toBe(
      'PLAN_NOT_JSON at dev-network.json: the file is no JSON; write it with terraform show -json',
    );
    expect(refusal('{"a" 1}')).toContain('PLAN_NOT_JSON');
    const notAPlan =
      'PLAN_NOT_A_PLAN at dev-network.json: the JSON holds no Terraform plan; write it with terraform show -json <saved plan>';
    expect(refusal('[]')).toBe(notAPlan);
    expect(refusal('{"format_version":"1.0","values":{}}')).toBe(notAPlan);
    expect(refusal(changed('resource_changes', [{ address: 'aws_vpc.x' }]))).toBe(
      'PLAN_NOT_A_PLAN at dev-network.json: an entry of resource_changes has no address, type or actions, got {"address":"aws_vpc.x"}',
    );
  });

  it('that Terraform could not finish is refused', async () => {
    const condition =
      'lifecycle {\n    postcondition {\n      condition = self.cidr_block == ""\n      error_message = "No."\n    }\n  }';
    expect(refusal(await stage.planned({ after: vpc('main', condition) }))).toBe(
      'PLAN_ERRORED at dev-network.json: Terraform failed while it made the plan, so changes are missing from it; fix the error and plan again',
    );
  });

  it('with words of a newer Terraform keeps them', () => {
    const words = text
      .replaceAll('"actions":["create"]', '"actions":["create","archive"]')
      .replaceAll(
        '"type":"aws_vpc","name":"main",',
        '"type":"aws_vpc","name":"main","action_reason":"because_of_the_moon",',
      );
    const { changes } = stackReviewOf({ id: 'x', layer: 'x', plan: readPlan(words, 'x') });
    expect(changes).toMatchObject([
      { action: { kind: 'unknown', words: ['create', 'archive'] }, reason: 'because_of_the_moon' },
    ]);
  });

  it('says what was put off', () => {
    const deferred = [{ reason: 'instance_count_unknown', resource_change: { address: 'aws_subnet.s' } }];
    const plan = readPlan(changed('deferred_changes', deferred), 'x');
    expect(stackReviewOf({ id: 'x', layer: 'x', plan }).failedChecks).toEqual([
      'aws_subnet.s is put off to a later plan: instance count unknown',
    ]);
  });
});
