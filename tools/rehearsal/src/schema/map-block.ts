import type { AttributeSchema, BlockSchema, BlockTypeSchema, NestedAttributes } from './schema';

/** Where an attribute or block stands: names from the outermost block, joined by dots, and the last of them. */
export interface SchemaPosition {
  readonly path: string;
  readonly name: string;
}

/** What to change in a schema. Both are handed the attribute or block with its inside already changed. */
export interface BlockChange {
  attribute(attribute: AttributeSchema, at: SchemaPosition): AttributeSchema;
  blockType?(blockType: BlockTypeSchema, at: SchemaPosition): BlockTypeSchema;
}

/** A copy of a schema in which every attribute and block, nested ones included, has been changed. */
export function mapBlock(block: BlockSchema, change: BlockChange, parent = ''): BlockSchema {
  return {
    attributes: mapAttributes(block.attributes, change, parent),
    blockTypes: mapRecord(block.blockTypes, parent, (blockType, at) => {
      const changed = { ...blockType, block: mapBlock(blockType.block, change, at.path) };
      return change.blockType?.(changed, at) ?? changed;
    }),
  };
}

function mapAttributes(
  attributes: NestedAttributes['attributes'],
  change: BlockChange,
  parent: string,
): Record<string, AttributeSchema> {
  return mapRecord(attributes, parent, (attribute, at) => {
    const { nested } = attribute;
    if (nested === undefined) return change.attribute(attribute, at);
    return change.attribute(
      { ...attribute, nested: { ...nested, attributes: mapAttributes(nested.attributes, change, at.path) } },
      at,
    );
  });
}

function mapRecord<T>(
  record: Readonly<Record<string, T>>,
  parent: string,
  change: (value: T, at: SchemaPosition) => T,
): Record<string, T> {
  const path = (name: string): string => (parent === '' ? name : `${parent}.${name}`);
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, change(value, { path: path(name), name })]),
  );
}
