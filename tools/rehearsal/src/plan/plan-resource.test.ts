import type { ResourceFacts } from '../facts/resource-facts';
import type { BlockSchema } from '../schema/schema';
import { typeOfBlock } from '../values/type-of-block';
import { UNKNOWN, type ObjectValue } from '../values/value';
import { completed } from './complete';
import { planResource } from './plan-resource';
import type { ResourceModel } from './resource-model';

const place = { account: '111111111111', region: 'eu-west-1', partition: 'aws', dnsSuffix: 'amazonaws.com' };

const block: BlockSchema = {
  attributes: {
    id: { type: 'string', computed: true },
    arn: { type: 'string', computed: true },
    name: { type: 'string', required: true },
    size: { type: 'number', optional: true },
    zone: { type: 'string', optional: true, computed: true },
    secret: { type: 'string', optional: true, writeOnly: true },
    version: { type: 'number', computed: true },
  },
  blockTypes: {
    rule: {
      nesting: 'set',
      minItems: 0,
      maxItems: 0,
      block: {
        attributes: {
          port: { type: 'number', required: true },
          rule_id: { type: 'string', computed: true },
        },
        blockTypes: {},
      },
    },
    disk: {
      nesting: 'list',
      minItems: 0,
      maxItems: 0,
      block: {
        attributes: { kind: { type: 'string', optional: true }, device: { type: 'string', computed: true } },
        blockTypes: {},
      },
    },
  },
};

const model = (facts: ResourceFacts = {}): ResourceModel => ({
  type: 'aws_thing',
  block,
  valueType: typeOfBlock(block),
  facts,
  computedBlocks: [],
});

const config = (values: ObjectValue = {}): ObjectValue => ({
  id: null,
  arn: null,
  name: 'blue',
  size: null,
  zone: null,
  secret: null,
  version: null,
  rule: [],
  disk: [],
  ...values,
});

const plan = (facts: ResourceFacts, values: ObjectValue, prior?: ObjectValue) =>
  planResource(model(facts), { config: config(values), prior, place, given: {} });

const created = (facts: ResourceFacts, values: ObjectValue = {}): ObjectValue =>
  completed(model(facts), { config: config(values), planned: plan(facts, values).planned, place, seed: 'x' });

describe('a plan to create', () => {
  it('keeps what is configured, and leaves computed attributes unknown', () => {
    const { planned, replace } = plan({}, { size: 3 });
    expect(planned).toEqual({ ...config({ size: 3 }), id: UNKNOWN, arn: UNKNOWN, zone: UNKNOWN, version: UNKNOWN });
    expect(replace).toEqual([]);
  });

  it('knows defaults, also of blocks that exist', () => {
    const { planned } = plan({ defaults: { size: 7, 'disk.kind': 'ssd' } }, { disk: [{ kind: null, device: null }] });
    expect(planned).toMatchObject({ size: 7, disk: [{ kind: 'ssd', device: UNKNOWN }] });
  });

  it('never plans a write-only value', () => {
    expect(plan({}, { secret: 'hidden' }).planned['secret']).toBeNull();
  });

  it('knows a computed value at plan only where the facts say so', () => {
    const facts: ResourceFacts = { computed: { zone: '{name}-a' }, knownAtPlan: ['zone'] };
    expect(plan(facts, {}).planned['zone']).toBe('blue-a');
    expect(plan(facts, { name: UNKNOWN }).planned['zone']).toBe(UNKNOWN);
  });

  it('leaves a dynamic block whose number is not known as it is', () => {
    expect(plan({}, { disk: UNKNOWN }).planned['disk']).toBe(UNKNOWN);
  });
});

describe('a plan to update', () => {
  const facts: ResourceFacts = {
    id: '{name}',
    arn: 'arn:{partition}:thing:{region}:{account}:{name}',
    computed: { version: 1, zone: '{region}a', 'rule.rule_id': 'r-{hex:4}', 'disk.device': 'sda' },
    forceNew: ['size', 'rule.port', 'disk.kind'],
    renewedBy: { version: ['size', 'disk'] },
  };

  it('is no change at all when nothing has changed', () => {
    const prior = created(facts, {
      rule: [
        { port: 1, rule_id: null },
        { port: 2, rule_id: null },
      ],
    });
    const again = plan(
      facts,
      {
        rule: [
          { port: 2, rule_id: null },
          { port: 1, rule_id: null },
        ],
      },
      prior,
    );
    expect(again).toEqual({ planned: prior, replace: [] });
  });

  it('keeps computed values, and renews what the facts say', () => {
    const prior = created(facts);
    const { planned } = plan(facts, { size: 5 }, prior);
    expect(planned).toMatchObject({ id: 'blue', zone: 'eu-west-1a', version: UNKNOWN });
    const next = completed(model(facts), { config: config({ size: 5 }), planned, prior, place, seed: 'x' });
    expect(next['version']).toBe(2);
  });

  it('does not know what is made of something that changes', () => {
    const { planned } = plan(facts, { name: 'green' }, created(facts));
    expect(planned).toMatchObject({ id: UNKNOWN, arn: UNKNOWN, zone: 'eu-west-1a' });
  });

  it('replaces by the path that has changed, with indices in lists but not in sets', () => {
    const prior = created(facts, {
      disk: [
        { kind: 'a', device: null },
        { kind: 'b', device: null },
      ],
      rule: [{ port: 1, rule_id: null }],
    });
    const replaced = (values: ObjectValue) =>
      plan(facts, { disk: prior['disk'] ?? [], rule: prior['rule'] ?? [], ...values }, prior).replace;
    expect(replaced({ size: 1 })).toEqual([{ steps: [{ attributeName: 'size' }] }]);
    expect(replaced({ size: UNKNOWN })).toEqual([{ steps: [{ attributeName: 'size' }] }]);
    expect(
      replaced({
        disk: [
          { kind: 'a', device: null },
          { kind: 'c', device: null },
        ],
      }),
    ).toEqual([{ steps: [{ attributeName: 'disk' }, { elementKeyInt: 1 }, { attributeName: 'kind' }] }]);
    expect(replaced({ rule: [{ port: 3, rule_id: null }] })).toEqual([{ steps: [{ attributeName: 'rule' }] }]);
    expect(replaced({ name: 'green' })).toEqual([]);
  });

  it('replaces by rules that look at both values', () => {
    const shrinking: ResourceFacts = { forceNewWhen: { size: 'decreased' } };
    const prior = created(shrinking, { size: 5 });
    expect(plan(shrinking, { size: 4 }, prior).replace).toHaveLength(1);
    expect(plan(shrinking, { size: 6 }, prior).replace).toEqual([]);
  });
});

describe('completing a planned object', () => {
  it('fills ids, ARNs and values of the facts, and leaves nothing unknown', () => {
    const made = created({
      id: 'thing-{hex:8}',
      arn: 'arn:{partition}:thing:{region}:{account}:{id}',
      computed: { version: 3, zone: '{region}b' },
    });
    expect(made['id']).toMatch(/^thing-[0-9a-f]{8}$/);
    expect(made['arn']).toBe(`arn:aws:thing:eu-west-1:111111111111:${String(made['id'])}`);
    expect(made).toMatchObject({ version: 3, zone: 'eu-west-1b', size: null });
  });

  it('takes the variant that fits', () => {
    const facts: ResourceFacts = {
      computed: { zone: 'a' },
      variants: [{ when: { size: 2 }, computed: { zone: 'b' } }],
    };
    expect(created(facts, { size: 1 })['zone']).toBe('a');
    expect(created(facts, { size: 2 })['zone']).toBe('b');
  });

  it('has plausible values where no facts are known', () => {
    const made = created({});
    expect(made).toMatchObject({
      id: 'blue',
      arn: 'arn:aws:thing:eu-west-1:111111111111:thing/blue',
      version: 0,
      zone: '',
    });
  });
});
