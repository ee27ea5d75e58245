import type { Json } from '../json';
import type { AttributeRule } from './attribute-rule';
import type { ReplaceCondition } from './replace-condition';

/**
 * What a provider does that its schema does not say.
 *
 * Paths are attribute names joined by dots, blocks included, without indices: `vpc_config.subnet_ids`.
 * A path that leads through a list or set of blocks means the attribute in every element.
 *
 * Templates are text with placeholders, filled when the object is created:
 * - `{name}` an attribute of the resource (dotted path allowed, first element of lists).
 *   `{name:without:PREFIX}` leaves a prefix out, `{name:last:SEPARATOR}` is what follows the last separator
 *   (all of it where there is none),
 *   `{name:lower}` is in lower case, `{name:zoneId}` the id of a zone name (`euw1-az1` of `eu-west-1a`).
 * - `{account}` `{partition}` `{dnsSuffix}` of the provider configuration, and `{region}`: the resource's own, or else
 *   the provider configuration's.
 * - `{time}` the fixed time of the simulation, as `2026-01-01T00:00:00Z`.
 * - `{hex:17}` `{alnum:13}` `{digits:12}` `{upper:21}` `{uuid}` characters derived from what the object is:
 *   the same object gets the same ones in every run. `alnum` is lower case letters and digits, `upper` upper case
 *   letters and digits. `{number:4-254}` is a number of that range.
 *   Such a placeholder may carry a name so that several templates share it: `{hex:32:endpoint}`, `{uuid:key}`.
 * - `{hexOf:17:vpc_id:purpose}` characters derived from the value of an attribute and a purpose alone: the same ones in
 *   templates of other types whose attribute has that value. `{hexOf:10::purpose}` are the same ones everywhere.
 * - `{element}` the element, in `perElement` only.
 *
 * `${text}`, `{{text}}` and a brace that no lower case letter follows stand for themselves, so that JSON can be written
 * plainly. The text that results is converted to the type of the attribute.
 * An attribute of the same resource that is itself computed may be named: `{id}`, `{key_id}`, `{public_ip}`.
 */
export interface ResourceFacts {
  /** Optional attributes that the provider fills in when they are unset, apart from `id`, `region` and `tags_all`. */
  readonly optionalComputed?: readonly string[];

  /** Attributes whose values Terraform must not print. */
  readonly sensitive?: readonly string[];

  /**
   * Attributes that only take effect in a new object: a change replaces the resource.
   * The path of a block stands for everything in it, and for the number of its elements.
   */
  readonly forceNew?: readonly string[];

  /** Attributes whose change replaces the resource in some cases only. */
  readonly forceNewWhen?: Readonly<Record<string, ReplaceCondition>>;

  /** Literal values that the provider plans for attributes that are unset; nested ones apply in blocks that exist. */
  readonly defaults?: Readonly<Record<string, Json>>;

  /** The `id`: a template. */
  readonly id?: string;

  /** The `arn`: a template. */
  readonly arn?: string;

  /**
   * Values of other computed attributes, and of optional and computed ones that are unset: a template, or a literal
   * that is not text. A computed attribute inside a block is written with its path (`vpc_config.vpc_id`) and set in
   * every such block that the configuration has. A computed list or set of objects is written as a whole, under its own
   * name, as a literal whose texts are templates: `identity: [{ oidc: [{ issuer: 'https://...' }] }]`.
   */
  readonly computed?: Readonly<Record<string, Json>>;

  /** Computed lists and sets with one value for each element of another attribute (of a map: each value). */
  readonly perElement?: Readonly<Record<string, PerElement>>;

  /** Other shapes for objects whose attributes have certain values. Of several for one attribute, the last one wins. */
  readonly variants?: readonly Variant[];

  /** Computed attributes that the provider already plans. All others are known after apply. */
  readonly knownAtPlan?: readonly string[];

  /**
   * Computed attributes that an update renews, with the attributes whose change does it (`*` for any but tags).
   * Unknown in the plan of such an update; a number then rises by one, a template is filled anew.
   */
  readonly renewedBy?: Readonly<Record<string, readonly string[]>>;

  /** How often a block may occur, where the bindings do not say: `[min, max]`, 0 for unlimited. */
  readonly items?: Readonly<Record<string, readonly [number, number]>>;

  /** Attributes that hold JSON: documents that mean the same are no difference. */
  readonly json?: readonly string[];

  /** Attributes compared without regard to case. */
  readonly caseInsensitive?: readonly string[];

  /**
   * Attributes that make one object of its kind: creating a second with the same values is refused, as AWS does.
   * An empty list allows one object to an account and Region.
   */
  readonly uniqueBy?: readonly string[];

  /** What the provider checks of a single attribute before it plans. */
  readonly validation?: Readonly<Record<string, AttributeRule>>;

  /**
   * Groups of which at most one attribute may be set in the configuration. This and the following groups count in each
   * block that their paths share, and only where such a block exists.
   */
  readonly conflictsWith?: readonly (readonly string[])[];

  /** Groups of which exactly one attribute must be set. */
  readonly exactlyOneOf?: readonly (readonly string[])[];

  /** Groups of which at least one attribute must be set. */
  readonly atLeastOneOf?: readonly (readonly string[])[];

  /** Groups whose first attribute, when set, needs all the others. */
  readonly requiredWith?: readonly (readonly string[])[];
}

/** One value for each element of another attribute. */
export interface PerElement {
  /** Path of the list, set or map. */
  readonly of: string;

  /** A template, or a literal whose texts are templates; `{element}` is the element. */
  readonly value: Json;
}

/** The shapes of objects whose attributes have certain values. */
export interface Variant {
  /** Values by path, all of which must be met. `null` stands for unset. */
  readonly when: Readonly<Record<string, Json>>;
  readonly id?: string;
  readonly arn?: string;
  readonly computed?: Readonly<Record<string, Json>>;
}

export type FactsByType = Readonly<Record<string, ResourceFacts>>;
