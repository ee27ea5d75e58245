import { BLOCK_LIMITS, type BlockLimit } from './block-limits';
import { mapBlock } from './map-block';
import type { BlockSchema, BlockTypeSchema, TypeConstraint } from './schema';
import { SENSITIVE_ATTRIBUTES } from './sensitive-attributes';
import { wafv2Statement } from './wafv2-statement';

/** What kind of type a schema belongs to. */
export type SchemaKind = 'resource' | 'data source';

/** Types that TypeScript cannot tell from others, by type and path: a set within a set looks like a list within a set. */
const TYPES: Readonly<Record<string, Readonly<Record<string, TypeConstraint>>>> = {
  'data.aws_networkmanager_core_network_policy_document': {
    'segment_actions.via.with_edge_override.edge_sets': ['set', ['set', 'string']],
  },
};

/** Adds to a derived schema what bindings do not carry, as far as it is known of the type. */
export function fillBindingGaps(kind: SchemaKind, type: string, block: BlockSchema): BlockSchema {
  const key = kind === 'resource' ? type : `data.${type}`;
  const sensitive = new Set(SENSITIVE_ATTRIBUTES[key]);
  const limits = BLOCK_LIMITS[key] ?? {};
  const types = TYPES[key] ?? {};
  return mapBlock(withStatements(key, block), {
    attribute: (attribute, { path, name }) => ({
      ...attribute,
      ...(types[path] !== undefined && { type: types[path] }),
      ...((sensitive.has(name) || sensitive.has(path)) && { sensitive: true }),
      ...(kind === 'resource' && !attribute.computed && isNamedWriteOnly(path) && { writeOnly: true }),
    }),
    blockType: (blockType, { path, name }) => limited(blockType, limits[path] ?? limits[name] ?? limits['*']),
  });
}

/** Statements of AWS WAF nest: bindings have them as values of any type. */
function withStatements(key: string, block: BlockSchema): BlockSchema {
  const rule = block.blockTypes['rule'];
  if ((key !== 'aws_wafv2_web_acl' && key !== 'aws_wafv2_rule_group') || rule === undefined) return block;
  const attributes = Object.fromEntries(Object.entries(rule.block.attributes).filter(([name]) => name !== 'statement'));
  const blockTypes = { ...rule.block.blockTypes, statement: wafv2Statement(key) };
  return {
    ...block,
    blockTypes: { ...block.blockTypes, rule: { ...rule, nesting: 'set', block: { attributes, blockTypes } } },
  };
}

/** Providers name write-only attributes alike. Only resources can have them. */
function isNamedWriteOnly(path: string): boolean {
  return path.split('.').some((name) => name.endsWith('_wo'));
}

function limited(blockType: BlockTypeSchema, limit: BlockLimit | undefined): BlockTypeSchema {
  const repeats = blockType.maxItems === 0 && (blockType.nesting === 'list' || blockType.nesting === 'set');
  if (limit === undefined || !repeats) return blockType;
  const [minItems, maxItems] = typeof limit === 'number' ? [blockType.minItems, limit] : limit;
  return { ...blockType, minItems, maxItems };
}
