import type { StackReview } from '../model/review';
import { readPlan } from './read-plan';
import { stackReviewOf } from './stack-review';
import { type PlanStage, planStage, type Scenario } from './testing/plan-stage';

jest.setTimeout(120_000);

let stage: PlanStage;
beforeAll(async () => {
  stage = await planStage();
});
afterAll(() => stage.close());

async function review(scenario: Scenario): Promise<StackReview> {
  const plan = readPlan(await stage.planned(scenario), 'plan.json');
  const configuration = typeof scenario.after === 'string' ? undefined : scenario.after;
  const baseConfiguration = typeof scenario.before === 'string' ? undefined : scenario.before;
  return stackReviewOf({ id: 'dev-network', layer: 'network', plan, configuration, baseConfiguration });
}

const vpc = (name: string, cidr: string): string => `resource "aws_vpc" "${name}" {\n  cidr_block = "${cidr}"\n}\n`;

describe('constructs', () => {
  const stack = (
    construct: string,
    id: string,
    more: Readonly<Record<string, string>> = {},
  ): Readonly<Record<string, unknown>> => ({
    '//': {
      metadata: { stackName: 'dev-network' },
      landfall: { modules: { '.': '@landfall/network-stack@0.1.0', [construct]: `@landfall/${construct}@0.1.0` } },
    },
    resource: {
      aws_vpc: {
        [id]: {
          '//': { metadata: { path: `dev-network/${construct}/vpc` } },
          cidr_block: '10.0.0.0/16',
          tags: { Name: construct, ...more },
        },
      },
    },
  });

  it('are named with the package that they come from', async () => {
    const reviewed = await review({ after: stack('network', 'network_vpc_4E8F0223') });
    expect(reviewed.changes).toMatchObject([{ constructPath: 'network/vpc', module: '@landfall/network@0.1.0' }]);
  });

  it('that were renamed are told from deletes and creates, with the line that moves them', async () => {
    const reviewed = await review({
      before: stack('network', 'network_vpc_4E8F0223'),
      after: stack('net', 'net_vpc_1B2C3D4E'),
    });
    expect(reviewed.changes.map(({ action, constructPath, module }) => [action.kind, constructPath, module])).toEqual([
      ['create', 'net/vpc', '@landfall/net@0.1.0'],
      ['delete', 'network/vpc', '@landfall/network@0.1.0'],
    ]);
    expect(reviewed.renames).toEqual([
      {
        from: 'aws_vpc.network_vpc_4E8F0223',
        to: 'aws_vpc.net_vpc_1B2C3D4E',
        because: 'same cidr_block',
        fix: "(this.node.findChild('net').node.findChild('vpc') as TerraformResource).moveFromId('aws_vpc.network_vpc_4E8F0223');",
      },
    ]);
  });

  it('whose path stays while the address changes are the same, whatever else changes', async () => {
    const before = stack('net', 'net_vpc_00000000');
    const after = JSON.parse(JSON.stringify(stack('net', 'vpc2')).replace('10.0.0.0', '10.9.0.0')) as typeof before;
    expect((await review({ before, after })).renames).toMatchObject([{ because: 'same construct path' }]);
  });

  it('are not paired when two are as much alike', async () => {
    const two = vpc('a', '10.0.0.0/16') + vpc('b', '10.0.0.0/16');
    const reviewed = await review({ before: two, after: vpc('other', '10.0.0.0/16') });
    expect(reviewed.renames).toEqual([]);
    const twice = await review({ before: vpc('a', '10.0.0.0/16'), after: two.replaceAll('"a"', '"c"') });
    expect(twice.renames).toEqual([]);
    const different = await review({ before: vpc('a', '10.0.0.0/16'), after: vpc('b', '10.1.0.0/16') });
    expect(different.renames).toEqual([]);
  });

  it('are not paired when AWS would replace the one by the other for its name', async () => {
    const logs = (id: string, name: string): string =>
      `resource "aws_cloudwatch_log_group" "${id}" {\n  name = "${name}"\n  retention_in_days = 30\n  skip_destroy = true\n` +
      '  log_group_class = "STANDARD"\n  kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/a"\n}\n';
    const before = logs('a', '/app');
    expect((await review({ before, after: logs('b', '/app') })).renames).toHaveLength(1);
    expect((await review({ before, after: logs('b', '/app2') })).renames).toEqual([]);
    const group = (id: string, name: string): string =>
      `resource "aws_eks_node_group" "${id}" {\n  cluster_name = "c"\n  node_group_name = "${name}"\n  ami_type = "AL2023_x86_64_STANDARD"\n` +
      '  node_role_arn = "arn:aws:iam::123456789012:role/node"\n  subnet_ids = ["subnet-1", "subnet-2", "subnet-3"]\n' +
      '  instance_types = ["m7i.large", "m7a.large"]\n  version = "1.35"\n  capacity_type = "SPOT"\n' +
      '  scaling_config {\n    min_size = 1\n    max_size = 3\n    desired_size = 2\n  }\n}\n';
    expect((await review({ before: group('a', 'x'), after: group('b', 'x') })).renames).toHaveLength(1);
    expect((await review({ before: group('a', 'x'), after: group('b', 'y') })).renames).toEqual([]);
  });

  it('gets a moved block for an instance of a resource with for_each', async () => {
    const each = (key: string): string =>
      `resource "aws_vpc" "v" {\n  for_each = toset(["${key}"])\n  cidr_block = "10.0.0.0/16"\n}\n`;
    const reviewed = await review({ before: each("it's"), after: each('b') });
    expect(reviewed.renames).toMatchObject([
      { fix: `this.addOverride('moved', [{ from: 'aws_vpc.v["it\\'s"]', to: 'aws_vpc.v["b"]' }]);` },
    ]);
  });
});
