import type { AttributeSchema, BlockSchema, BlockTypeSchema } from '../schema/schema';
import type { SchemaMessage } from './calls';

/** A schema in the form that the protocol carries. */
export function schemaMessage(block: BlockSchema, version = 0): SchemaMessage {
  return { version, block: blockMessage(block) };
}

function blockMessage(block: BlockSchema): object {
  return {
    attributes: Object.entries(block.attributes).map(([name, attribute]) => attributeMessage(name, attribute)),
    blockTypes: Object.entries(block.blockTypes).map(([name, nested]) => nestedBlockMessage(name, nested)),
  };
}

function attributeMessage(name: string, attribute: AttributeSchema): object {
  const { type, nested, required, optional, computed, sensitive, writeOnly, deprecated } = attribute;
  return {
    name,
    ...(type === undefined ? {} : { type: Buffer.from(JSON.stringify(type)) }),
    ...(nested === undefined
      ? {}
      : {
          nestedType: {
            nesting: nested.nesting.toUpperCase(),
            attributes: Object.entries(nested.attributes).map(([inner, schema]) => attributeMessage(inner, schema)),
          },
        }),
    required,
    optional,
    computed,
    sensitive,
    writeOnly,
    deprecated,
  };
}

function nestedBlockMessage(typeName: string, nested: BlockTypeSchema): object {
  const { nesting, block, minItems, maxItems } = nested;
  return { typeName, nesting: nesting.toUpperCase(), block: blockMessage(block), minItems, maxItems };
}
