import type { ResourceFacts } from '../facts/resource-facts';
import type { AttributeSchema, BlockSchema, BlockTypeSchema } from './schema';

/**
 * Adds to a derived schema what the bindings do not carry: sensitive attributes, how often a block may occur, and
 * attributes that the provider fills in. Paths that the schema does not have are passed over.
 */
export function applyFacts(block: BlockSchema, facts: ResourceFacts | undefined): BlockSchema {
  if (facts === undefined) return block;
  return overlayBlock(block, '', {
    optionalComputed: new Set(facts.optionalComputed),
    sensitive: new Set(facts.sensitive),
    items: new Map(Object.entries(facts.items ?? {})),
  });
}

interface Overlay {
  readonly optionalComputed: ReadonlySet<string>;
  readonly sensitive: ReadonlySet<string>;
  readonly items: ReadonlyMap<string, readonly [number, number]>;
}

function overlayBlock(block: BlockSchema, prefix: string, overlay: Overlay): BlockSchema {
  return {
    attributes: overlayAttributes(block.attributes, prefix, overlay),
    blockTypes: mapEntries(block.blockTypes, (blockType, name) => overlayBlockType(blockType, prefix + name, overlay)),
  };
}

function overlayAttributes(
  attributes: BlockSchema['attributes'],
  prefix: string,
  overlay: Overlay,
): Record<string, AttributeSchema> {
  return mapEntries(attributes, (attribute, name) => overlayAttribute(attribute, prefix + name, overlay));
}

function overlayAttribute(attribute: AttributeSchema, path: string, overlay: Overlay): AttributeSchema {
  const { nested } = attribute;
  return {
    ...attribute,
    ...(nested && { nested: { ...nested, attributes: overlayAttributes(nested.attributes, `${path}.`, overlay) } }),
    ...(attribute.optional && overlay.optionalComputed.has(path) && { computed: true }),
    ...(overlay.sensitive.has(path) && { sensitive: true }),
  };
}

function overlayBlockType(blockType: BlockTypeSchema, path: string, overlay: Overlay): BlockTypeSchema {
  const [minItems, maxItems] = overlay.items.get(path) ?? [blockType.minItems, blockType.maxItems];
  return { ...blockType, block: overlayBlock(blockType.block, `${path}.`, overlay), minItems, maxItems };
}

function mapEntries<T>(record: Readonly<Record<string, T>>, change: (value: T, name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}
