/** JSON as a plan holds it. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/**
 * What happens to a resource. `unknown` keeps the word of a newer Terraform.
 *
 * Combinations that Terraform marks beside the action (a move, an import) are in `movedFrom` and `importedFrom`.
 */
export type Action =
  | { readonly kind: 'create' | 'update' | 'delete' | 'forget' | 'no-op' | 'read' }
  | { readonly kind: 'replace'; readonly order: 'delete-first' | 'create-first' }
  | { readonly kind: 'unknown'; readonly words: readonly string[] };

export interface Change {
  readonly address: string;
  readonly type: string;
  readonly provider: string;
  readonly action: Action;

  /** Terraform's word for why, kept when it is a new one: `replace_because_cannot_update`. */
  readonly reason?: string;
  readonly movedFrom?: string;
  readonly importedFrom?: string;

  /** Key of a deposed object. */
  readonly deposed?: string;

  /** Where it stands in the construct tree, below the stack: `network/private-eu-west-1a`. */
  readonly constructPath?: string;

  /** Package that made it, with its version: `@landfall/network@0.1.0`. */
  readonly module?: string;

  /** In path order. Values of sensitive attributes are not here at all. */
  readonly attributes: readonly AttributeChange[];

  /** What it means, in sentences; empty when there is nothing to say beyond the attributes. */
  readonly meanings: readonly Meaning[];
}

export type AttributeValue =
  { readonly kind: 'known'; readonly value: Value } | { readonly kind: 'absent' | 'sensitive' | 'unknown' };

export interface AttributeChange {
  /** `vpc_config[0].subnet_ids`, `tags.Name` */
  readonly path: string;
  readonly before: AttributeValue;
  readonly after: AttributeValue;

  /** True when this attribute is why the resource is replaced. */
  readonly forcesReplacement: boolean;

  /** True for what only follows from the change, such as computed values of a replaced resource: folded away. */
  readonly noise: boolean;
}

export type MeaningKind =
  'iam' | 'reachability' | 'route' | 'key-policy' | 'kubernetes' | 'rollout' | 'endpoint' | 'tags' | 'data';

/** A change put into words: who can do what now, and what no longer. */
export interface Meaning {
  readonly kind: MeaningKind;

  /** `grows`: more is allowed, reachable or exposed than before. `shrinks`: less. `changes`: neither, or both. */
  readonly direction: 'grows' | 'shrinks' | 'changes';
  readonly sentence: string;

  /** What a sentence is too short for, line by line; each line begins with `+ `, `- ` or two spaces. */
  readonly detail?: readonly string[];
}
