import type { StackReview } from '../model/review';
import { readPlan } from './read-plan';
import { stackReviewOf } from './stack-review';
import { type PlanStage, planStage } from './testing/plan-stage';

jest.setTimeout(60_000);

const configuration = (
  retention: number,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  '//': { metadata: { stackName: 'dev-network' } },
  resource: {
    aws_cloudwatch_log_group: {
      logs: {
        '//': { metadata: { path: 'dev-network/flow-logs/log-group' } },
        name: '/logs',
        retention_in_days: retention,
      },
    },
    aws_iam_role: {
      role: {
        '//': { metadata: { path: 'dev-network/flow-logs/role' } },
        name: 'writer',
        assume_role_policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"vpc-flow-logs.amazonaws.com"}}]}',
      },
    },
    aws_iam_role_policy: {
      policy: {
        role: '${aws_iam_role.role.name}',
        policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:PutLogEvents","Resource":"${aws_cloudwatch_log_group.logs.arn}:*"}]}',
      },
    },
    ...more,
  },
});

describe('what CDKTF writes', () => {
  let stage: PlanStage;
  beforeAll(async () => {
    stage = await planStage();
  });
  afterAll(() => stage.close());

  it('tells a policy before the ARNs in it are known, by the constructs that they will belong to', async () => {
    const after = configuration(30);
    const plan = readPlan(await stage.planned({ after }), 'x');
    const { changes } = stackReviewOf({ id: 'x', layer: 'x', plan, configuration: after });
    const policy = changes.find(({ type }) => type === 'aws_iam_role_policy');
    expect(policy?.attributes.find(({ path }) => path === 'policy')).toMatchObject({
      after: { kind: 'unknown' },
      noise: false,
    });
    expect(policy?.meanings.map(({ sentence }) => sentence)).toEqual([
      'role flow-logs/role can now logs:PutLogEvents on ${flow-logs/log-group.arn}:*',
    ]);
  });

  it('does not take JSON that AWS hands back in its own layout for drift', async () => {
    const text = await stage.planned({ before: configuration(30), after: configuration(60) });
    const drift = (rewrite: (json: string) => string): StackReview['drift'] => {
      const drifted = JSON.stringify({ ...JSON.parse(text), resource_drift: driftOf(text, rewrite) });
      return stackReviewOf({ id: 'x', layer: 'x', plan: readPlan(drifted, 'x') }).drift;
    };
    expect(drift((json) => json.replace('{\\"Version', '{ \\"Version'))).toEqual([]);
    expect(drift((json) => json.replace('vpc-flow-logs', 'ec2'))).toMatchObject([
      { attributes: [{ path: 'assume_role_policy', noise: false }] },
    ]);
  });

  it('folds away default tags of what is created, and shows them where they alone change', async () => {
    const created = readPlan(await stage.planned({ after: configuration(30) }), 'x');
    const tags = stackReviewOf({ id: 'x', layer: 'x', plan: created }).changes.flatMap(({ attributes }) =>
      attributes.filter(({ path }) => path.startsWith('tags_all')),
    );
    expect(tags.map(({ noise }) => noise)).toEqual([true, true]);
  });

  it('keeps a deposed object apart from the resource that has its address', async () => {
    const text = await stage.planned({ after: configuration(30) });
    const plan = JSON.parse(text) as { resource_changes: { address: string; change: { after: unknown } }[] };
    const created = plan.resource_changes.find(({ address }) => address === 'aws_cloudwatch_log_group.logs');
    const change = { actions: ['delete'], before: created?.change.after, after: null };
    const both = { ...plan, resource_changes: [...plan.resource_changes, { ...created, deposed: 'ab12cd34', change }] };
    const review = stackReviewOf({ id: 'x', layer: 'x', plan: readPlan(JSON.stringify(both), 'x') });
    const logs = review.changes.filter(({ address }) => address === 'aws_cloudwatch_log_group.logs');
    expect(logs.map(({ action, deposed }) => [action.kind, deposed])).toEqual([
      ['create', undefined],
      ['delete', 'ab12cd34'],
    ]);
    expect(review.renames).toEqual([]);
  });

  it('puts ARNs that are known into a policy that is not yet', async () => {
    const both = JSON.parse(
      JSON.stringify(configuration(30)).replace(
        '.arn}:*\\"',
        '.arn}:*\\",\\"Condition\\":{\\"ArnLike\\":{\\"aws:SourceArn\\":\\"${aws_vpc.new.arn}\\"}}',
      ),
    ) as { resource: object };
    const after = { ...both, resource: { ...both.resource, aws_vpc: { new: { cidr_block: '10.0.0.0/16' } } } };
    const plan = readPlan(await stage.planned({ before: configuration(30), after }), 'x');
    const { changes } = stackReviewOf({ id: 'x', layer: 'x', plan, configuration: after });
    const [policy] = changes.filter(({ type }) => type === 'aws_iam_role_policy');
    expect(policy?.meanings.map(({ direction, sentence }) => `${direction}: ${sentence}`)).toEqual([
      expect.stringMatching(
        /^shrinks: role flow-logs\/role can logs:PutLogEvents on arn:aws:logs:eu-central-1:\d{12}:log-group:\/logs:\* if aws:SourceArn ArnLike \$\{aws_vpc\.new\.arn\}; before: without a condition$/,
      ),
    ]);
  });
});

/** The role as drift whose trust policy was written in another way. */
function driftOf(text: string, rewrite: (json: string) => string): readonly unknown[] {
  const { resource_changes: changes } = JSON.parse(text) as {
    resource_changes: readonly { address: string; change: { before: unknown } }[];
  };
  return changes
    .filter(({ address }) => address === 'aws_iam_role.role')
    .map((role) => ({
      ...role,
      change: {
        actions: ['update'],
        before: role.change.before,
        after: JSON.parse(rewrite(JSON.stringify(role.change.before))) as unknown,
      },
    }));
}
