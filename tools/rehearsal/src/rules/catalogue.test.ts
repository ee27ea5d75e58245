import { defaultQuotas } from '../aws/quotas';
import type { ObjectValue } from '../values/value';
import { frankfurt, stage, type Stage } from '../testing/stage';
import { catalogue } from './catalogue';
import { generalRules } from './general';
import { plainQuotaRules } from './quotas';
import { computeReferences } from './references-of-compute';
import { eksReferences } from './references-of-eks';
import { networkReferences } from './references-of-networks';
import { eksCases } from './testing/eks-cases';
import { networkCases } from './testing/network-cases';
import { otherCases } from './testing/other-cases';
import { policyCases } from './testing/policy-cases';
import { thing, verdict, type RuleCase, type RuleCases } from './testing/rule-case';
import { smallCloud } from './testing/small-cloud';

jest.setTimeout(60_000);

const references = [...networkReferences, ...eksReferences, ...computeReferences];
const ruleOf = (id: string) => {
  const found = catalogue.find((rule) => rule.id === id);
  if (found === undefined) throw new RangeError(`no rule ${id}`);
  return found;
};

const idsOf = {
  vpc: 'vpc-1',
  subnet: 'subnet-a',
  securityGroup: 'sg-1',
  routeTable: 'rtb-1',
  internetGateway: 'igw-1',
  egressOnlyGateway: 'eigw-1',
  natGateway: 'nat-1',
  transitGateway: 'tgw-1',
  attachment: 'tgw-attach-1',
  vpcEndpoint: 'vpce-1',
  peering: 'pcx-1',
  launchTemplate: 'lt-1',
  cluster: 'blue',
  transitGatewayRouteTable: '',
  elasticIp: 'eipalloc-1',
  key: 'key-1',
};
const farIds: Readonly<Record<string, string>> = {
  transitGateway: 'tgw-far',
  attachment: 'tgw-attach-far',
  peering: 'pcx-far',
};

/** An object with a value at a path, every part of the way a block. */
function at(path: string, value: string): ObjectValue {
  const [name = '', ...rest] = path.split('.');
  return { [name]: rest.length === 0 ? value : [at(rest.join('.'), value)] };
}

const referenceCases = Object.fromEntries(
  references.map(({ id, path, to, message }): readonly [string, RuleCase] => {
    const lost = farIds[to] ?? 'lost-1';
    return [id, { object: at(path, lost), fine: at(path, idsOf[to]), says: message.replace('{id}', lost) }];
  }),
);

/** Quotas that are no more than a number of things: with a quota of none the first one is too many. */
const none = Object.fromEntries(Object.keys(defaultQuotas).map((name) => [name, 0]));
const plainQuotaCases = Object.fromEntries(
  plainQuotaRules.map(({ id }): readonly [string, RuleCase] => {
    const object = { vpc_endpoint_type: id === 'QUOTA-012' ? 'Interface' : 'Gateway', subnet_id: 'subnet-a' };
    return [id, { object, quotas: none, fine: {}, fineWith: { quotas: {} }, says: 'The quota is 0.' }];
  }),
);

const cases: RuleCases = {
  ...referenceCases,
  ...plainQuotaCases,
  ...networkCases,
  ...eksCases,
  ...policyCases,
  ...otherCases,
};

/** Rules that the provider checks with the facts of a type: what they refuse is proven with terraform. */
const withTerraform = generalRules.map(({ id }) => id);

describe('the catalogue of rules', () => {
  it('gives every rule an id of its own, a title that is a sentence, and a source', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
    for (const { id, title, source, types } of catalogue) {
      expect(id).toMatch(/^[A-Z][A-Z0-9]*-\d{3}$/);
      expect(title).toMatch(/^[A-Z].* .*[^.]$/);
      expect(source).not.toBe('');
      expect(types).not.toEqual([]);
    }
  });

  it('has for every rule a change that it refuses and one that it leaves alone', () => {
    expect([...Object.keys(cases), ...withTerraform].sort()).toEqual(catalogue.map(({ id }) => id).sort());
  });
});

describe.each(Object.entries(cases))('%s', (id, each) => {
  it('fires', async () => {
    expect(await verdict(ruleOf(id), each, smallCloud, each.object)).toContain(each.says);
  });

  it('leaves alone what AWS accepts', async () => {
    const fine = { ...each, ...each.fineWith };
    expect(await verdict(ruleOf(id), fine, smallCloud, { ...each.object, ...each.fine })).toBeUndefined();
  });
});

describe.each([
  {
    id: 'FORM-001',
    bad: 'resource "aws_sns_topic" "one" { name = "a b" }',
    says: 'invalid value for name',
    good: 'resource "aws_sns_topic" "one" { name = "ab" }',
  },
  {
    id: 'UNIQUE-001',
    bad: 'resource "aws_iam_role" "one" {\n  count = 2\n  name = "r"\n  assume_role_policy = local.trust\n}',
    says: 'EntityAlreadyExists: Role with name r already exists.',
    good: 'resource "aws_iam_role" "one" {\n  count = 2\n  name = "r${count.index}"\n  assume_role_policy = local.trust\n}',
  },
])('$id', ({ id, bad, says, good }) => {
  const trust = `locals {
  trust = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
`;
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
  });
  afterEach(() => on.close());

  it('fires', async () => {
    expect(withTerraform).toContain(id);
    on.write('stack', frankfurt + trust + bad);
    expect((await on.apply('stack')).output).toContain(says);
  });

  it('leaves alone what AWS accepts', async () => {
    on.write('stack', frankfurt + trust + good);
    expect((await on.apply('stack')).output).toContain('Apply complete!');
  });
});

describe('a reference', () => {
  const subnet = (vpc: string): RuleCase => ({ object: { vpc_id: vpc }, fine: {}, says: '' });

  it('tells where the thing is, when that is another account or Region', async () => {
    const each = { ...subnet('vpc-far'), cloud: [thing('aws_vpc', 'vpc-far', {}, { region: 'us-east-1' })] };
    expect(await verdict(ruleOf('REF-001'), each, smallCloud, each.object)).toContain(
      "The vpc ID 'vpc-far' does not exist; it is in account 111111111111, Region us-east-1",
    );
  });

  it('may be to a subnet that another account shares', async () => {
    const shared = thing('aws_subnet', 'subnet-shared', { arn: 'arn:subnet' }, { account: '222222222222' });
    const share = thing('aws_ram_resource_association', 'share', { resource_arn: 'arn:subnet' });
    const each = { ...subnet(''), cloud: [shared, share] };
    expect(await verdict(ruleOf('REF-016'), each, smallCloud, { subnet_id: 'subnet-shared' })).toBeUndefined();
  });

  it('may be to a transit gateway of an account that is not rehearsed', async () => {
    const each = subnet('');
    expect(
      await verdict(ruleOf('REF-026'), each, smallCloud, { transit_gateway_id: 'tgw-unheard-of' }),
    ).toBeUndefined();
  });
});
