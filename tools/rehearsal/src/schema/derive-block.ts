import type { GeneratedDeclarations, GeneratedMember, GeneratedProperty } from './generated-declarations';
import { asWritten, shapeOfMember, shapeOfType, type ValueShape } from './value-shape';
import type { AttributeSchema, BlockSchema, BlockTypeSchema, NestedAttributes, TypeConstraint } from './schema';

/** One generated attribute or block, with what both kinds of schema need. */
interface Field {
  readonly name: string;
  readonly shape: ValueShape;
  readonly isBlock: boolean;
  readonly computed: boolean;
  readonly optional: boolean;
  readonly required: boolean;
}

/** How objects written as attributes are declared: with a schema of their own (protocol 6), or as a bare object type. */
export type ObjectAttributes = 'nested' | 'typed';

/** Derives the schema of the resource, data source or provider that a generated module declares. */
export class BlockDerivation {
  private readonly openStructs: string[] = [];

  constructor(
    private readonly declarations: GeneratedDeclarations,
    private readonly objectAttributes: ObjectAttributes,
  ) {}

  /** Whether the module shows objects whose attributes have flags of their own, which only protocol 6 has. */
  static showsNestedAttributes(declarations: GeneratedDeclarations): boolean {
    return new BlockDerivation(declarations, 'typed').anyOwnFlags(mainFields(declarations));
  }

  derive(): BlockSchema {
    return this.blockOf(mainFields(this.declarations));
  }

  private blockOf(fields: readonly Field[]): BlockSchema {
    const attributes: Record<string, AttributeSchema> = {};
    const blockTypes: Record<string, BlockTypeSchema> = {};
    for (const field of fields) {
      const blockType = field.isBlock ? this.blockTypeOf(field) : undefined;
      if (blockType === undefined) attributes[field.name] = this.attributeOf(field);
      else blockTypes[field.name] = blockType;
    }
    return { attributes, blockTypes };
  }

  private blockTypeOf({ shape, required }: Field): BlockTypeSchema | undefined {
    if (shape.kind === 'plain') return undefined;
    const struct = shape.kind === 'struct' ? shape : shape.element;
    if (struct.kind !== 'struct') return undefined;
    const block = this.inStruct(struct.name, (fields) => this.blockOf(fields)) ?? EMPTY_BLOCK;
    if (shape.kind === 'struct') return { nesting: 'single', block, minItems: 0, maxItems: 0 };
    // Bindings leave out the type of a few very large blocks. Terraform refuses values of any type in a set.
    const nesting = shape.kind === 'set' && holdsAnyType(block) ? 'list' : shape.kind;
    return { nesting, block, minItems: required ? 1 : 0, maxItems: shape.singleItem ? 1 : 0 };
  }

  private attributeOf(field: Field): AttributeSchema {
    const nested = this.objectAttributes === 'nested' ? this.nestedOf(field.shape) : undefined;
    return {
      ...(nested === undefined ? { type: this.typeOf(field.shape) } : { nested }),
      ...(field.required && { required: true }),
      ...(field.optional && { optional: true }),
      ...(field.computed && { computed: true }),
    };
  }

  private nestedOf(shape: ValueShape): NestedAttributes | undefined {
    if (shape.kind === 'plain') return undefined;
    const struct = shape.kind === 'struct' ? shape : shape.element;
    if (struct.kind !== 'struct') return undefined;
    const attributes = this.inStruct(struct.name, (fields) =>
      Object.fromEntries(fields.map((field) => [field.name, this.attributeOf(field)])),
    );
    return { nesting: shape.kind === 'struct' ? 'single' : shape.kind, attributes: attributes ?? {} };
  }

  private typeOf(shape: ValueShape): TypeConstraint {
    if (shape.kind === 'plain') return shape.type;
    if (shape.kind !== 'struct') return [shape.kind, this.typeOf(shape.element)];
    const attributes = this.inStruct(shape.name, (fields) =>
      Object.fromEntries(fields.map((field) => [field.name, this.typeOf(field.shape)])),
    );
    return ['object', attributes ?? {}];
  }

  private anyOwnFlags(fields: readonly Field[]): boolean {
    return fields.some((field) => {
      const struct = innermostStruct(field.shape);
      if (struct === undefined) return false;
      return this.inStruct(struct, (inner) => {
        const differs = !field.isBlock && inner.some((child) => flagsOf(child) !== flagsOf(field));
        return differs || this.anyOwnFlags(inner);
      });
    });
  }

  /** Visits a struct. The generator makes schemas that repeat themselves recursive: the repetition ends where it begins. */
  private inStruct<T>(name: string, visit: (fields: readonly Field[]) => T): T | undefined {
    if (this.openStructs.includes(name)) return undefined;
    this.openStructs.push(name);
    const result = visit(structFields(this.declarations, name));
    this.openStructs.pop();
    return result;
  }
}

function holdsAnyType({ attributes, blockTypes }: BlockSchema): boolean {
  return (
    Object.values(attributes).some(({ type }) => type === 'dynamic') ||
    Object.values(blockTypes).some(({ block }) => holdsAnyType(block))
  );
}

const EMPTY_BLOCK: BlockSchema = { attributes: {}, blockTypes: {} };

function mainFields(declarations: GeneratedDeclarations): Field[] {
  const main = declarations.mainClass();
  if (main === undefined) return [];
  const fields = fieldsOf(declarations, main, declarations.configOf(main), declarations.mainWrittenAs(main));
  // CDKTF adds the alias, which is Terraform's own and no part of a provider's schema.
  return declarations.baseOf(main) === 'TerraformProvider' ? fields.filter(({ name }) => name !== 'alias') : fields;
}

function structFields(declarations: GeneratedDeclarations, struct: string): Field[] {
  const writtenAs = declarations.structWrittenAs(struct);
  const outputClass = `${struct}OutputReference`;
  if (declarations.baseOf(outputClass) !== undefined) return fieldsOf(declarations, outputClass, struct, writtenAs);
  return [...declarations.propertiesOf(struct).values()].map((property) => configuredField(property, writtenAs));
}

function fieldsOf(
  declarations: GeneratedDeclarations,
  className: string,
  interfaceName: string,
  writtenAs: ReadonlyMap<string, string>,
): Field[] {
  const properties = declarations.propertiesOf(interfaceName);
  return declarations.membersOf(className).map((member) => ({
    name: member.name,
    shape: shapeOfMember(member, writtenAs.get(member.name), declarations),
    isBlock: properties.get(member.name)?.isBlock ?? isUnassignable(member),
    computed: member.computed,
    optional: member.optional,
    required: member.required,
  }));
}

/** Attributes are at least computed. What has no flag at all is a block of which the generator did not know how it is set. */
function isUnassignable({ computed, optional, required }: GeneratedMember): boolean {
  return !computed && !optional && !required;
}

/** Structs of a provider's configuration are only ever written, so that their interface is all there is. */
function configuredField(property: GeneratedProperty, writtenAs: ReadonlyMap<string, string>): Field {
  const { name, required, isBlock } = property;
  const shape = asWritten(shapeOfType(property.type), writtenAs.get(name));
  return { name, shape, isBlock, computed: false, optional: !required, required };
}

function innermostStruct(shape: ValueShape): string | undefined {
  if (shape.kind === 'plain') return undefined;
  return shape.kind === 'struct' ? shape.name : innermostStruct(shape.element);
}

function flagsOf({ computed, optional, required }: Field): string {
  return [computed, optional, required].join();
}
