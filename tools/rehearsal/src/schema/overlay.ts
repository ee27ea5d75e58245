import type { ResourceFacts } from '../facts/resource-facts';
import { mapBlock } from './map-block';
import type { BlockSchema } from './schema';

/**
 * Adds to a derived schema what facts say of it: sensitive attributes, how often a block may occur, and optional
 * attributes that the provider fills in. Paths that the schema does not have are passed over.
 */
export function applyFacts(block: BlockSchema, facts: ResourceFacts | undefined): BlockSchema {
  if (facts === undefined) return block;
  const optionalComputed = new Set(facts.optionalComputed);
  const sensitive = new Set(facts.sensitive);
  const items = new Map(Object.entries(facts.items ?? {}));
  return mapBlock(block, {
    attribute: (attribute, { path }) => ({
      ...attribute,
      ...(attribute.optional && optionalComputed.has(path) && { computed: true }),
      ...(sensitive.has(path) && { sensitive: true }),
    }),
    blockType: (blockType, { path }) => {
      const [minItems, maxItems] = items.get(path) ?? [blockType.minItems, blockType.maxItems];
      return { ...blockType, minItems, maxItems };
    },
  });
}
