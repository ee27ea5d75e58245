import { UNKNOWN } from '../values/value';
import { configurationProblems } from './configuration-problems';
import type { ResourceFacts } from './resource-facts';

function detailsOf(facts: ResourceFacts, config: Parameters<typeof configurationProblems>[1]): readonly string[] {
  return configurationProblems(facts, config).map(({ path, detail }) => `${path}: ${detail}`);
}

describe('a rule', () => {
  const facts: ResourceFacts = { validation: { name: { length: [1, 3] } } };

  it('reports a value that breaks it, with a summary and the path', () => {
    expect(configurationProblems(facts, { name: 'long' })).toEqual([
      {
        path: 'name',
        summary: 'invalid value for name',
        detail: 'expected length of name to be in the range (1 - 3), got "long"',
      },
    ]);
  });

  it('passes over attributes that are unset or not yet known', () => {
    expect(detailsOf(facts, { name: null })).toEqual([]);
    expect(detailsOf(facts, { name: UNKNOWN })).toEqual([]);
    expect(detailsOf(facts, {})).toEqual([]);
  });

  it('checks each element of a list and each value of a map, as far as they are known', () => {
    expect(detailsOf(facts, { name: ['abc', 'abcd', UNKNOWN] })).toEqual([
      'name: expected length of name to be in the range (1 - 3), got "abcd"',
    ]);
    expect(detailsOf(facts, { name: { one: 'abcd', two: UNKNOWN } })).toEqual([
      'name: expected length of name to be in the range (1 - 3), got "abcd"',
    ]);
  });

  it('checks the attribute in every block that it leads through, and says in which', () => {
    const nested: ResourceFacts = { validation: { 'rule.filter.prefix': { length: [0, 2] } } };
    const config = { rule: [{ filter: [{ prefix: 'ok' }] }, { filter: [{ prefix: 'wrong' }] }, { filter: [] }] };
    expect(detailsOf(nested, config)).toEqual([
      'rule.1.filter.0.prefix: expected length of rule.1.filter.0.prefix to be in the range (0 - 2), got "wrong"',
    ]);
    expect(detailsOf(nested, { rule: UNKNOWN })).toEqual([]);
    expect(detailsOf(nested, { rule: [{ filter: UNKNOWN }] })).toEqual([]);
  });

  it('counts blocks', () => {
    const one: ResourceFacts = { validation: { source: { size: [1, 1] } } };
    expect(detailsOf(one, { source: [{ eks: [] }] })).toEqual([]);
    expect(detailsOf(one, { source: [] })).toEqual(['source: expected source to have (1 - 1) elements, got 0']);
    expect(detailsOf(one, { source: UNKNOWN })).toEqual([]);
  });
});

describe('attributes that exclude each other', () => {
  const facts: ResourceFacts = { conflictsWith: [['name', 'name_prefix']] };

  it('are reported when both are set', () => {
    expect(configurationProblems(facts, { name: 'a', name_prefix: 'b' })).toEqual([
      {
        path: 'name',
        summary: 'conflicting configuration arguments',
        detail: '"name": conflicts with name_prefix',
      },
    ]);
  });

  it('pass when one of them is unset or not yet known', () => {
    expect(detailsOf(facts, { name: 'a', name_prefix: null })).toEqual([]);
    expect(detailsOf(facts, { name: 'a', name_prefix: UNKNOWN })).toEqual([]);
  });

  it('count false as set, and an empty list as unset', () => {
    expect(detailsOf(facts, { name: false, name_prefix: 'b' })).toHaveLength(1);
    expect(detailsOf(facts, { name: [], name_prefix: 'b' })).toEqual([]);
  });

  it('are looked for in each block that they share', () => {
    const nested: ResourceFacts = { conflictsWith: [['rule.days', 'rule.date']] };
    expect(
      detailsOf(nested, {
        rule: [
          { days: 1, date: null },
          { days: null, date: 'x' },
        ],
      }),
    ).toEqual([]);
    expect(detailsOf(nested, { rule: [{ days: null }, { days: 1, date: 'x' }] })).toEqual([
      'rule.1: "rule.1.days": conflicts with rule.1.date',
    ]);
  });

  it('may stand in different blocks', () => {
    const apart: ResourceFacts = { conflictsWith: [['spec.tls.file', 'spec.trust.acm']] };
    expect(detailsOf(apart, { spec: [{ tls: [{ file: 'a' }], trust: [{ acm: 'b' }] }] })).toHaveLength(1);
    expect(detailsOf(apart, { spec: [{ tls: [{ file: 'a' }], trust: [] }] })).toEqual([]);
    expect(detailsOf(apart, { spec: [{ tls: [{ file: 'a' }] }, { trust: [{ acm: 'b' }] }] })).toEqual([]);
  });
});

describe('attributes of which exactly one must be set', () => {
  const facts: ResourceFacts = { exactlyOneOf: [['subnet_id', 'gateway_id']] };
  const summary = 'invalid combination of arguments';

  it('are reported when none or several are', () => {
    expect(configurationProblems(facts, {})).toEqual([
      { path: 'subnet_id', summary, detail: 'one of subnet_id, gateway_id must be specified' },
    ]);
    expect(configurationProblems(facts, { subnet_id: 'a', gateway_id: 'b' })).toEqual([
      {
        path: 'subnet_id',
        summary,
        detail: 'only one of subnet_id, gateway_id can be specified, but subnet_id, gateway_id were specified',
      },
    ]);
  });

  it('pass when one is set or not yet known', () => {
    expect(detailsOf(facts, { gateway_id: 'b' })).toEqual([]);
    expect(detailsOf(facts, { gateway_id: UNKNOWN })).toEqual([]);
  });

  it('are asked for only where their block exists', () => {
    const nested: ResourceFacts = { exactlyOneOf: [['update.count', 'update.percentage']] };
    expect(detailsOf(nested, { update: [] })).toEqual([]);
    expect(detailsOf(nested, { update: [UNKNOWN] })).toEqual([]);
    expect(detailsOf(nested, { update: [{}] })).toEqual([
      'update.0: one of update.0.count, update.0.percentage must be specified',
    ]);
  });
});

describe('attributes of which at least one must be set', () => {
  const facts: ResourceFacts = { atLeastOneOf: [['schedule_expression', 'event_pattern']] };

  it('are reported when none is', () => {
    expect(configurationProblems(facts, {})).toEqual([
      {
        path: 'schedule_expression',
        summary: 'missing required argument',
        detail: 'one of schedule_expression, event_pattern must be specified',
      },
    ]);
    expect(detailsOf(facts, { event_pattern: '{}' })).toEqual([]);
    expect(detailsOf(facts, { event_pattern: UNKNOWN })).toEqual([]);
    expect(detailsOf(facts, { event_pattern: '{}', schedule_expression: 'rate(1 day)' })).toEqual([]);
  });
});

describe('an attribute that needs others', () => {
  const facts: ResourceFacts = { requiredWith: [['ipv4_netmask_length', 'ipv4_ipam_pool_id']] };

  it('is reported when one of them is missing', () => {
    expect(configurationProblems(facts, { ipv4_netmask_length: 16 })).toEqual([
      {
        path: 'ipv4_netmask_length',
        summary: 'missing required argument',
        detail: '"ipv4_netmask_length": all of ipv4_netmask_length, ipv4_ipam_pool_id must be specified',
      },
    ]);
  });

  it('passes when they are set or not yet known, and the others may stand alone', () => {
    expect(detailsOf(facts, { ipv4_netmask_length: 16, ipv4_ipam_pool_id: UNKNOWN })).toEqual([]);
    expect(detailsOf(facts, { ipv4_ipam_pool_id: 'ipam-pool-1' })).toEqual([]);
  });
});

it('asks for a least number of blocks only where there is one', () => {
  const schema = {
    attributes: {},
    blockTypes: {
      limit: { nesting: 'list', minItems: 0, maxItems: 0, block: { attributes: {}, blockTypes: {} } },
    },
  } as const;
  const limited = { validation: { limit: { size: [1, 2] } } } as const;
  expect(configurationProblems(limited, { limit: [] }, schema)).toEqual([]);
  expect(configurationProblems(limited, { limit: [{}, {}, {}] }, schema)).toHaveLength(1);
  expect(configurationProblems(limited, { limit: [] })).toHaveLength(1);
});
