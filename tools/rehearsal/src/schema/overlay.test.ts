import { applyFacts } from './overlay';
import type { BlockSchema } from './schema';

const rule: BlockSchema = {
  attributes: { token: { type: 'string', optional: true }, port: { type: 'number', required: true } },
  blockTypes: {},
};

const block: BlockSchema = {
  attributes: {
    token: { type: 'string', optional: true },
    set: { nested: { nesting: 'list', attributes: { value: { type: 'string', optional: true } } }, optional: true },
  },
  blockTypes: { rule: { nesting: 'list', block: rule, minItems: 0, maxItems: 0 } },
};

describe('facts laid over a schema', () => {
  it('change nothing when there are none', () => {
    expect(applyFacts(block, undefined)).toBe(block);
    expect(applyFacts(block, {})).toEqual(block);
  });

  it('make optional attributes computed, and required ones not', () => {
    const result = applyFacts(block, { optionalComputed: ['rule.token', 'rule.port', 'set.value'] });
    expect(result.blockTypes['rule']?.block.attributes).toEqual({
      token: { type: 'string', optional: true, computed: true },
      port: { type: 'number', required: true },
    });
    expect(result.attributes['token']).toEqual({ type: 'string', optional: true });
    expect(result.attributes['set']?.nested?.attributes['value']).toEqual({
      type: 'string',
      optional: true,
      computed: true,
    });
  });

  it('make attributes sensitive at their paths only', () => {
    const result = applyFacts(block, { sensitive: ['token'] });
    expect(result.attributes['token']).toEqual({ type: 'string', optional: true, sensitive: true });
    expect(result.blockTypes['rule']?.block).toEqual(rule);
  });

  it('limit how often a block may occur', () => {
    expect(applyFacts(block, { items: { rule: [1, 5] } }).blockTypes['rule']).toMatchObject({
      minItems: 1,
      maxItems: 5,
    });
  });

  it('leave the schema they are laid over as it was', () => {
    const before = structuredClone(block);
    applyFacts(block, { sensitive: ['token', 'rule.token'], items: { rule: [1, 5] } });
    expect(block).toEqual(before);
  });

  it('pass over paths that the schema does not have', () => {
    expect(applyFacts(block, { sensitive: ['other'], optionalComputed: ['rule'], items: { other: [1, 1] } })).toEqual(
      block,
    );
  });
});
