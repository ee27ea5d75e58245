import { defaultQuotas } from '../aws/quotas';
import type { ObjectValue } from '../values/value';
import { catalogue } from './catalogue';
import { deletionRules } from './deletion';
import { generalRules } from './general';
import { eksReferences } from './references-of-eks';
import { networkReferences } from './references-of-networks';
import { eksCases } from './testing/eks-cases';
import { networkCases } from './testing/network-cases';
import { otherCases } from './testing/other-cases';
import { policyCases } from './testing/policy-cases';
import { thing, verdict, type RuleCase } from './testing/rule-case';
import { smallCloud } from './testing/small-cloud';

const cases = { ...networkCases, ...eksCases, ...policyCases, ...otherCases };
const references = [...networkReferences, ...eksReferences];
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

  it('has a case for every rule', () => {
    const quotas = catalogue.filter(({ id }) => id.startsWith('QUOTA-'));
    const covered = [
      ...Object.keys(cases),
      ...[...references, ...generalRules, ...deletionRules, ...quotas].map(({ id }) => id),
    ];
    expect(catalogue.map(({ id }) => id).filter((id) => !covered.includes(id))).toEqual([]);
  });
});

describe.each(Object.entries(cases))('%s', (id, each) => {
  it('fires', async () => {
    expect(await verdict(ruleOf(id), each, smallCloud, each.object)).toContain(each.says);
  });

  it('leaves alone what AWS accepts', async () => {
    expect(await verdict(ruleOf(id), each, smallCloud, { ...each.object, ...each.fine })).toBeUndefined();
  });
});

describe.each(references)('$id $title', ({ id, path, to, message }) => {
  const lost = farIds[to] ?? 'lost-1';
  const each = (name: string): RuleCase => ({ object: at(path, name), fine: {}, says: '' });

  it('fires when there is none', async () => {
    expect(await verdict(ruleOf(id), each(lost), smallCloud, at(path, lost))).toContain(message.replace('{id}', lost));
  });

  it('leaves alone what exists', async () => {
    expect(await verdict(ruleOf(id), each(idsOf[to]), smallCloud, at(path, idsOf[to]))).toBeUndefined();
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

describe.each(catalogue.filter(({ id }) => id.startsWith('QUOTA-') && id !== 'QUOTA-006'))('$id $title', (rule) => {
  const object = { vpc_endpoint_type: rule.id === 'QUOTA-012' ? 'Interface' : 'Gateway', subnet_id: 'subnet-a' };
  const none = Object.fromEntries(Object.keys(defaultQuotas).map((name) => [name, 0]));

  it('fires', async () => {
    expect(await verdict(rule, { object, fine: {}, says: '', quotas: none }, smallCloud, object)).toContain(
      'The quota is 0.',
    );
  });

  it('leaves alone what AWS grants', async () => {
    expect(await verdict(rule, { object, fine: {}, says: '' }, smallCloud, object)).toBeUndefined();
  });
});
