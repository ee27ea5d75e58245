/** A Terraform type constraint, in the JSON form that the plugin protocol and `terraform providers schema -json` share. */
export type TypeConstraint =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', TypeConstraint]
  | readonly ['object', Readonly<Record<string, TypeConstraint>>]
  | readonly ['tuple', readonly TypeConstraint[]];

export type Nesting = 'single' | 'list' | 'set' | 'map' | 'group';

/** An object written as an attribute (`key = { ... }`), as providers of protocol 6 declare it. */
export interface NestedAttributes {
  readonly nesting: Exclude<Nesting, 'group'>;
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
}

/** One attribute. Exactly one of `type` and `nested` is present. */
export interface AttributeSchema {
  readonly type?: TypeConstraint;
  readonly nested?: NestedAttributes;
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  readonly writeOnly?: true;
  readonly deprecated?: true;
}

/** One nested block type. `minItems` and `maxItems` are 0 when unlimited. */
export interface BlockTypeSchema {
  readonly nesting: Nesting;
  readonly block: BlockSchema;
  readonly minItems: number;
  readonly maxItems: number;
}

/** What may stand inside a resource, data source, provider or nested block. */
export interface BlockSchema {
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly blockTypes: Readonly<Record<string, BlockTypeSchema>>;
}

export interface ProviderSchema {
  readonly provider: BlockSchema;
  readonly resources: Readonly<Record<string, BlockSchema>>;
  readonly dataSources: Readonly<Record<string, BlockSchema>>;
}
