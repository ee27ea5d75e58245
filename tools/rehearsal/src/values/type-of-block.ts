import type { AttributeSchema, BlockSchema, Nesting, TypeConstraint } from '../schema/schema';

const known = new WeakMap<BlockSchema, TypeConstraint>();

/** The object type that a block's content has on the wire and in state. */
export function typeOfBlock(block: BlockSchema): TypeConstraint {
  const earlier = known.get(block);
  if (earlier !== undefined) return earlier;
  const attributes: Record<string, TypeConstraint> = {};
  for (const [name, attribute] of Object.entries(block.attributes)) attributes[name] = typeOfAttribute(attribute);
  for (const [name, nested] of Object.entries(block.blockTypes)) {
    attributes[name] = collectionOf(nested.nesting, typeOfBlock(nested.block));
  }
  const type: TypeConstraint = ['object', attributes];
  known.set(block, type);
  return type;
}

export function typeOfAttribute(attribute: AttributeSchema): TypeConstraint {
  if (attribute.type !== undefined) return attribute.type;
  const nested = attribute.nested;
  if (nested === undefined) return 'dynamic';
  const attributes = Object.fromEntries(
    Object.entries(nested.attributes).map(([name, inner]) => [name, typeOfAttribute(inner)] as const),
  );
  return collectionOf(nested.nesting, ['object', attributes]);
}

function collectionOf(nesting: Nesting, element: TypeConstraint): TypeConstraint {
  switch (nesting) {
    case 'list':
    case 'set':
    case 'map':
      return [nesting, element];
    case 'single':
    case 'group':
      return element;
  }
}
