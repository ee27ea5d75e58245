import type {
  AttributeSchema,
  BlockSchema,
  BlockTypeSchema,
  NestedAttributes,
  Nesting,
  ProviderSchema,
  TypeConstraint,
} from './schema';

/** What `terraform providers schema -json` prints, as far as it is read here. */
export interface TerraformSchemaJson {
  readonly provider_schemas?: Readonly<Record<string, TerraformProviderJson>>;
}

interface TerraformProviderJson {
  readonly provider?: TerraformSchema;
  readonly resource_schemas?: Readonly<Record<string, TerraformSchema>>;
  readonly data_source_schemas?: Readonly<Record<string, TerraformSchema>>;
}

interface TerraformSchema {
  readonly block?: TerraformBlock;
}

interface TerraformBlock {
  readonly attributes?: Readonly<Record<string, TerraformAttribute>>;
  readonly block_types?: Readonly<Record<string, TerraformBlockType>>;
}

interface TerraformAttribute {
  readonly type?: TypeConstraint;
  readonly nested_type?: TerraformNestedType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
  readonly deprecated?: boolean;
}

interface TerraformNestedType {
  readonly attributes?: Readonly<Record<string, TerraformAttribute>>;
  readonly nesting_mode: Exclude<Nesting, 'group'>;
}

interface TerraformBlockType {
  readonly nesting_mode: Nesting;
  readonly block?: TerraformBlock;
  readonly min_items?: number;
  readonly max_items?: number;
}

/** The schemas of each provider in the output of `terraform providers schema -json`, by provider source. */
export function providerSchemasFromTerraform(json: TerraformSchemaJson): Map<string, ProviderSchema> {
  return new Map(
    Object.entries(json.provider_schemas ?? {}).map(([source, provider]) => [source, convertProvider(provider)]),
  );
}

function convertProvider(provider: TerraformProviderJson): ProviderSchema {
  return {
    provider: convertBlock(provider.provider?.block),
    resources: mapValues(provider.resource_schemas, (schema) => convertBlock(schema.block)),
    dataSources: mapValues(provider.data_source_schemas, (schema) => convertBlock(schema.block)),
  };
}

function convertBlock(block: TerraformBlock | undefined): BlockSchema {
  return {
    attributes: mapValues(block?.attributes, convertAttribute),
    blockTypes: mapValues(block?.block_types, convertBlockType),
  };
}

function convertAttribute(attribute: TerraformAttribute): AttributeSchema {
  const { type, nested_type: nested } = attribute;
  return {
    ...(type !== undefined && { type }),
    ...(nested !== undefined && { nested: convertNested(nested) }),
    ...(attribute.required && { required: true }),
    ...(attribute.optional && { optional: true }),
    ...(attribute.computed && { computed: true }),
    ...(attribute.sensitive && { sensitive: true }),
    ...(attribute.write_only && { writeOnly: true }),
    ...(attribute.deprecated && { deprecated: true }),
  };
}

function convertNested(nested: TerraformNestedType): NestedAttributes {
  return { nesting: nested.nesting_mode, attributes: mapValues(nested.attributes, convertAttribute) };
}

function convertBlockType(blockType: TerraformBlockType): BlockTypeSchema {
  return {
    nesting: blockType.nesting_mode,
    block: convertBlock(blockType.block),
    minItems: blockType.min_items ?? 0,
    maxItems: blockType.max_items ?? 0,
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>> | undefined, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([name, value]) => [name, change(value)]));
}
