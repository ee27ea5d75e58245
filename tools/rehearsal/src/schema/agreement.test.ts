import { Agreement, ASPECTS, type Aspect } from './agreement';
import { agreementOf, formatAgreement } from './agreement-report';
import { loadProviderBindings } from './bindings';
import type { AttributeSchema, BlockSchema, BlockTypeSchema } from './schema';
import { providerSchemasFromTerraform } from './terraform-schema-json';

const text: AttributeSchema = { type: 'string', optional: true };
const rule: BlockTypeSchema = {
  nesting: 'list',
  block: { attributes: { port: { type: 'number', required: true } }, blockTypes: {} },
  minItems: 0,
  maxItems: 0,
};
const block: BlockSchema = {
  attributes: { text, object: { nested: { nesting: 'single', attributes: { text } }, optional: true } },
  blockTypes: { rule },
};

function compare(derived: BlockSchema, reference: BlockSchema): Agreement {
  const agreement = new Agreement();
  agreement.compareBlocks('thing', derived, reference);
  return agreement;
}

const disagreeing = (agreement: Agreement): Aspect[] =>
  ASPECTS.filter((aspect) => agreement.of(aspect).differences.length > 0);

const withText = (change: AttributeSchema): BlockSchema => ({
  ...block,
  attributes: { ...block.attributes, text: change },
});
const withRule = (change: Partial<BlockTypeSchema>): BlockSchema => ({
  ...block,
  blockTypes: { rule: { ...rule, ...change } },
});

describe('agreement of schemas', () => {
  it('is complete for equal ones, and counts what was compared', () => {
    const agreement = compare(block, structuredClone(block));
    expect(disagreeing(agreement)).toEqual([]);
    expect(agreement.of('names').compared).toBe(5);
    expect(agreement.of('types').compared).toBe(3);
    expect(agreement.of('nesting').compared).toBe(2);
  });

  it.each<[Aspect[], BlockSchema]>([
    [['types'], withText({ type: 'number', optional: true })],
    [['required', 'optional'], withText({ type: 'string', required: true })],
    [['computed'], withText({ ...text, computed: true })],
    [['sensitive'], withText({ ...text, sensitive: true })],
    [['write-only'], withText({ ...text, writeOnly: true })],
    [['nesting'], withRule({ nesting: 'set' })],
    [['max items'], withRule({ maxItems: 3 })],
    [['required', 'min items'], withRule({ minItems: 1 })],
    [['names'], { ...block, blockTypes: {} }],
    [['nesting'], { attributes: { ...block.attributes, rule: text }, blockTypes: {} }],
  ])('lacks in %s what differs there', (aspects, derived) => {
    expect(disagreeing(compare(derived, block))).toEqual(aspects);
  });

  it('names the place, what was derived and what is published', () => {
    const inner = { ...rule.block, attributes: { port: { type: 'string', required: true } as const } };
    expect(compare(withRule({ block: inner }), block).of('types').differences).toEqual([
      { path: 'thing.rule.port', derived: '"string"', reference: '"number"' },
    ]);
  });

  it('compares object types whatever the order of their attributes', () => {
    const ab: AttributeSchema = { type: ['object', { a: 'string', b: 'bool' }] };
    const ba: AttributeSchema = { type: ['object', { b: 'bool', a: 'string' }] };
    expect(disagreeing(compare(withText(ab), withText(ba)))).toEqual([]);
  });

  it('finds types that only one side has', () => {
    const agreement = new Agreement();
    agreement.compareTypes('resource types', ['a', 'b'], ['b', 'c']);
    expect(agreement.of('resource types')).toEqual({
      compared: 3,
      differences: [
        { path: 'a', derived: 'present', reference: 'absent' },
        { path: 'c', derived: 'absent', reference: 'present' },
      ],
    });
  });
});

describe('the agreement report', () => {
  it('groups what differs, and shows a few or all of it', () => {
    const agreement = new Agreement();
    agreement.compareTypes('data sources', ['a', 'b', 'c', 'd', 'e', 'f', 'g'], ['g']);
    const short = formatAgreement(agreement, false);
    expect(short).toContain('data sources    14.29 %   1 of 7\n');
    expect(short).toContain(
      'derived present, published absent (6)\n      a\n      b\n      c\n      d\n      e\n      ... 1 more',
    );
    expect(formatAgreement(agreement, true)).toMatch(/ {6}e\n {6}f$/);
  });

  it('compares installed bindings with the output of terraform providers schema', () => {
    const schemas = providerSchemasFromTerraform({
      provider_schemas: {
        'registry.terraform.io/hashicorp/helm': {
          provider: {},
          resource_schemas: {
            helm_release: {
              block: {
                attributes: {
                  chart: { type: 'string', required: true },
                  set_wo: {
                    nested_type: { nesting_mode: 'list', attributes: { name: { type: 'string', required: true } } },
                    optional: true,
                    write_only: true,
                  },
                },
              },
            },
          },
          data_source_schemas: {},
        },
      },
    });
    const [reference] = schemas.values();
    const agreement = agreementOf(
      loadProviderBindings('@cdktf/provider-helm', __dirname),
      reference ?? { provider: block, resources: {}, dataSources: {} },
    );
    expect(agreement.of('resource types')).toEqual({ compared: 1, differences: [] });
    expect(agreement.of('types')).toEqual({ compared: 2, differences: [] });
    expect(agreement.of('write-only').differences).toEqual([
      { path: 'helm_release.set_wo.name', derived: 'yes', reference: 'no' },
    ]);
  });

  it('reads blocks of the output of terraform providers schema', () => {
    const read = providerSchemasFromTerraform({
      provider_schemas: {
        'example.com/a/b': {
          resource_schemas: {
            b_thing: {
              block: {
                attributes: {
                  key: { type: 'string', optional: true, computed: true, sensitive: true, deprecated: true },
                },
                block_types: {
                  rule: { nesting_mode: 'set', min_items: 1, max_items: 2, block: {} },
                  one: { nesting_mode: 'single' },
                },
              },
            },
          },
        },
      },
    });
    const empty = { attributes: {}, blockTypes: {} };
    expect(read.get('example.com/a/b')).toEqual({
      provider: empty,
      resources: {
        b_thing: {
          attributes: { key: { type: 'string', optional: true, computed: true, sensitive: true, deprecated: true } },
          blockTypes: {
            rule: { nesting: 'set', block: empty, minItems: 1, maxItems: 2 },
            one: { nesting: 'single', block: empty, minItems: 0, maxItems: 0 },
          },
        },
      },
      dataSources: {},
    });
  });
});
