import type { Change } from '../model/change';
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
  return stackReviewOf({ id: 'dev-network', layer: 'network', plan });
}

function changeAt(reviewed: StackReview, address: string): Change {
  const found = reviewed.changes.find((change) => change.address === address);
  if (found === undefined) throw new Error(`no change at ${address}: ${JSON.stringify(reviewed.changes, null, 1)}`);
  return found;
}

/** Attribute changes that are not folded away, as text. */
function shown({ attributes }: Change): readonly string[] {
  const text = (value: Change['attributes'][number]['before']): string =>
    value.kind === 'known' ? JSON.stringify(value.value) : value.kind;
  return attributes
    .filter(({ noise }) => !noise)
    .map(
      ({ path, before, after, forcesReplacement }) =>
        `${path}: ${text(before)} -> ${text(after)}${forcesReplacement ? ' (replaces)' : ''}`,
    );
}

const vpc = (name: string, cidr: string, more = ''): string =>
  `resource "aws_vpc" "${name}" {\n  cidr_block = "${cidr}"\n  ${more}\n}\n`;

describe('a review of one stack', () => {
  it('says what is created, with what the provider fills in folded away', async () => {
    const reviewed = await review({ after: vpc('main', '10.0.0.0/16', 'tags = { Name = "main" }') });
    expect(reviewed).toMatchObject({ id: 'dev-network', layer: 'network', status: { kind: 'planned' } });
    const change = changeAt(reviewed, 'aws_vpc.main');
    expect(change.action).toEqual({ kind: 'create' });
    expect(shown(change)).toEqual(
      expect.arrayContaining(['cidr_block: absent -> "10.0.0.0/16"', 'tags.Name: absent -> "main"']),
    );
    expect(shown(change).join()).not.toMatch(/\b(arn|id|tags_all)/);
    expect(change.attributes.find(({ path }) => path === 'arn')).toMatchObject({
      after: { kind: 'unknown' },
      noise: true,
    });
  });

  it('shows updates, replacements with the attribute that causes them, and taints; leaves out what stays', async () => {
    const subnet = (name: string): string =>
      `resource "aws_subnet" "s" {\n  vpc_id = aws_vpc.main.id\n  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, 1)\n  tags = { Name = "${name}" }\n}\n`;
    const others = vpc('same', '10.7.0.0/16') + vpc('bad', '10.8.0.0/16');
    const reviewed = await review({
      before:
        vpc('main', '10.0.0.0/16') +
        vpc('named', '10.6.0.0/16', 'tags = { Name = "a", "a.b/c" = "1" }') +
        subnet('a') +
        others,
      between: ({ terraform }) => terraform('taint', 'aws_vpc.bad'),
      after: vpc('main', '10.1.0.0/16') + vpc('named', '10.6.0.0/16', 'tags = { Name = "b" }') + subnet('b') + others,
    });
    expect(reviewed.changes.map(({ address }) => address)).toEqual([
      'aws_subnet.s',
      'aws_vpc.bad',
      'aws_vpc.main',
      'aws_vpc.named',
    ]);
    const replaced = changeAt(reviewed, 'aws_vpc.main');
    expect(replaced).toMatchObject({
      action: { kind: 'replace', order: 'delete-first' },
      reason: 'replace_because_cannot_update',
    });
    expect(shown(replaced)).toEqual(['cidr_block: "10.0.0.0/16" -> "10.1.0.0/16" (replaces)']);
    expect(shown(changeAt(reviewed, 'aws_subnet.s'))).toEqual([
      'cidr_block: "10.0.1.0/24" -> "10.1.1.0/24" (replaces)',
      'tags.Name: "a" -> "b"',
      expect.stringMatching(/^vpc_id: "vpc-\w+" -> unknown \(replaces\)$/),
    ]);
    expect(changeAt(reviewed, 'aws_vpc.bad')).toMatchObject({ reason: 'replace_because_tainted' });
    expect(shown(changeAt(reviewed, 'aws_vpc.bad'))).toEqual([]);
    expect(shown(changeAt(reviewed, 'aws_vpc.named'))).toEqual([
      'tags.Name: "a" -> "b"',
      'tags["a.b/c"]: "1" -> absent',
    ]);
  });

  it('tells a replacement that creates first', async () => {
    const before = vpc('main', '10.0.0.0/16', 'lifecycle { create_before_destroy = true }');
    const reviewed = await review({ before, after: before.replace('10.0', '10.1') });
    expect(changeAt(reviewed, 'aws_vpc.main').action).toEqual({ kind: 'replace', order: 'create-first' });
  });

  it('shows moves with and without a change, what is deleted, forgotten and imported', async () => {
    let id = '';
    const reviewed = await review({
      before: ['a', 'b', 'gone', 'left'].map((name, index) => vpc(name, `10.${index}.0.0/16`)).join(''),
      between: ({ cloud }) => {
        const [account] = cloud
          .find({ type: 'aws_vpc' })
          .map((each) => each.account)
          .sort()
          .slice(-1);
        const made = cloud.put({
          ...cloud
            .find({ type: 'aws_vpc', account: account ?? '' })
            .filter(({ attributes }) => attributes['cidr_block'] === '10.2.0.0/16')[0]!,
          id: 'vpc-00000000000000042',
        });
        cloud.change(made.key, { ...made.attributes, id: made.id, cidr_block: '10.9.0.0/16' });
        id = made.id;
      },
      after: `${vpc('a2', '10.0.0.0/16')}${vpc('b2', '10.1.0.0/16', 'tags = { Name = "b" }')}${vpc('old', '10.9.0.0/16')}
moved {
  from = aws_vpc.a
  to   = aws_vpc.a2
}
moved {
  from = aws_vpc.b
  to   = aws_vpc.b2
}
removed {
  from = aws_vpc.left
  lifecycle { destroy = false }
}
removed {
  from = aws_vpc.gone
  lifecycle { destroy = true }
}
import {
  to = aws_vpc.old
  id = "vpc-00000000000000042"
}
`,
    });
    expect(changeAt(reviewed, 'aws_vpc.a2')).toMatchObject({
      action: { kind: 'no-op' },
      movedFrom: 'aws_vpc.a',
      attributes: [],
    });
    expect(changeAt(reviewed, 'aws_vpc.b2')).toMatchObject({ action: { kind: 'update' }, movedFrom: 'aws_vpc.b' });
    expect(shown(changeAt(reviewed, 'aws_vpc.b2'))).toEqual(['tags.Name: absent -> "b"']);
    expect(changeAt(reviewed, 'aws_vpc.gone').action).toEqual({ kind: 'delete' });
    expect(shown(changeAt(reviewed, 'aws_vpc.gone'))).toContain('cidr_block: "10.2.0.0/16" -> absent');
    expect(changeAt(reviewed, 'aws_vpc.left')).toMatchObject({ action: { kind: 'forget' }, attributes: [] });
    expect(changeAt(reviewed, 'aws_vpc.old').importedFrom).toBe(id);
    expect(reviewed.renames).toEqual([]);
  });

  it('masks what is sensitive on both sides, nested values included, and still says that it changed', async () => {
    const secrets = (value: string, team: string): string => `
variable "team" {
  default   = "${team}"
  sensitive = true
}
resource "aws_ssm_parameter" "secret" {
  name  = "/secret"
  type  = "SecureString"
  value = "${value}"
}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "main", Team = var.team }
}
resource "aws_vpc" "new" {
  cidr_block = "10.1.0.0/16"
  tags       = { Team = ${team === 'ssshh' ? '"ssshh"' : 'var.team'} }
}
`;
    const reviewed = await review({ before: secrets('hunter2', 'ssshh'), after: secrets('hunter3', 'quiet') });
    expect(JSON.stringify(reviewed)).not.toMatch(/hunter|ssshh|quiet/);
    expect(shown(changeAt(reviewed, 'aws_ssm_parameter.secret'))).toEqual(['value: sensitive -> sensitive']);
    expect(shown(changeAt(reviewed, 'aws_vpc.main'))).toEqual(['tags.Team: sensitive -> sensitive']);
    expect(shown(changeAt(reviewed, 'aws_vpc.new'))).toEqual(['tags.Team: sensitive -> sensitive']);
  });

  it('masks numbers, and what is sensitive on one side only', async () => {
    const logs = (name: string, days: string): string =>
      `resource "aws_cloudwatch_log_group" "${name}" {\n  name = "/${name}"\n  retention_in_days = ${days}\n}\n`;
    const variable = 'variable "days" {\n  default = 30\n  sensitive = true\n}\n';
    const reviewed = await review({
      before: variable + logs('opened', 'var.days') + logs('closed', '60') + logs('same', 'var.days'),
      after: variable + logs('opened', '90') + logs('closed', 'var.days') + logs('same', 'var.days'),
    });
    expect(reviewed.changes.map(({ address }) => address)).not.toContain('aws_cloudwatch_log_group.same');
    for (const name of ['opened', 'closed']) {
      expect(shown(changeAt(reviewed, `aws_cloudwatch_log_group.${name}`))).toEqual([
        'retention_in_days: sensitive -> sensitive',
      ]);
    }
  });

  it('pairs elements of nested blocks, so that one put in front leaves the others alone', async () => {
    const group = (ports: readonly number[]): string => `
resource "aws_security_group" "g" {
  name = "g"
${ports.map((port) => `  ingress {\n    from_port = ${port}\n    to_port = ${port}\n    protocol = "tcp"\n    cidr_blocks = ["10.0.0.0/8"]\n  }\n`).join('')}}
`;
    const reviewed = await review({ before: group([443, 8443]), after: group([80, 443, 8443]) });
    expect(shown(changeAt(reviewed, 'aws_security_group.g'))).toEqual([
      'ingress[1].cidr_blocks: absent -> ["10.0.0.0/8"]',
      'ingress[1].from_port: absent -> 80',
      'ingress[1].protocol: absent -> "tcp"',
      'ingress[1].to_port: absent -> 80',
    ]);
  });

  it('shows drift apart from changes', async () => {
    const main = vpc('main', '10.0.0.0/16', 'tags = { Name = "main" }');
    const reviewed = await review({
      before: main,
      between: ({ cloud }) => {
        const [object] = cloud.find({ type: 'aws_vpc' }).slice(-1);
        if (object)
          cloud.change(object.key, {
            ...object.attributes,
            enable_dns_support: false,
            assign_generated_ipv6_cidr_block: null,
          });
      },
      after: main,
    });
    expect(reviewed.drift.map(({ address, action }) => [address, action.kind])).toEqual([['aws_vpc.main', 'update']]);
    expect(reviewed.drift.flatMap(shown)).toEqual(['enable_dns_support: true -> false']);
    expect(reviewed.changes.flatMap(shown)).toEqual(['enable_dns_support: false -> true']);
  });

  it('says which checks failed, in their words', async () => {
    const check =
      'check "size" {\n  assert {\n    condition = aws_vpc.main.cidr_block == ""\n    error_message = "Too big."\n  }\n}\n';
    const passes = check.replace('"size"', '"other"').replace('==', '!=');
    const reviewed = await review({ after: vpc('main', '10.0.0.0/16') + check + passes });
    expect(reviewed.failedChecks).toEqual(['check.size failed: Too big.']);
    const targeted = await review({
      after: vpc('main', '10.0.0.0/16') + vpc('b', '10.1.0.0/16'),
      options: ['-target=aws_vpc.b'],
    });
    expect(targeted.failedChecks).toEqual(['the plan is not complete: there is more to plan once it is applied']);
  });
});
