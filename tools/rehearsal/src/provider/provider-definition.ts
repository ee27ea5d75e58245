import type { Cloud } from '../cloud/cloud';
import type { ResourceFacts } from '../facts/resource-facts';
import type { Place } from '../plan/resource-model';
import type { ProviderError } from '../protocol/provider-error';
import type { BlockSchema } from '../schema/schema';
import type { EphemeralResources } from '../ephemeral/ephemeral-resource';
import type { ProviderFunctions } from '../functions/provider-function';
import type { ObjectValue } from '../values/value';
import type { Behaviour } from '../behaviours/behaviour';
import type { DataSource } from '../data/data-source';
import type { RuleBook } from '../rules/rule-book';
import type { RuleContext } from '../rules/rule';

/** Where the schemas of a provider come from. */
export interface SchemaSource {
  provider(): BlockSchema;
  resource(type: string): BlockSchema | undefined;
  dataSource(type: string): BlockSchema | undefined;
  resourceTypes(): readonly string[];
  dataSourceTypes(): readonly string[];
}

/** The rules of a provider, and what they read beside the change. */
export interface DefinedRules extends Pick<RuleContext, 'aws' | 'quotas'> {
  readonly book: RuleBook;
}

/** What a provider is told by its configuration block. */
export interface ProviderConfiguration {
  readonly place: Place;

  /** Role that is assumed. */
  readonly role?: string;

  /** Tags that every resource gets. */
  readonly defaultTags?: ObjectValue;

  /** Values of attributes that the provider configuration decides, for those that the resource type has. */
  given(block: BlockSchema, config: ObjectValue): ObjectValue;
}

/** One provider, as the simulation plays it. */
export interface ProviderDefinition {
  /** Address in the registry: `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;
  readonly schemas: SchemaSource;

  /** What modules may say of themselves in a `provider_meta` block. */
  readonly meta?: BlockSchema;
  readonly behaviours: Readonly<Record<string, Behaviour>>;
  readonly dataSources: Readonly<Record<string, DataSource>>;

  readonly functions?: ProviderFunctions;
  readonly ephemerals?: EphemeralResources;

  /** How a data source with the name of a resource type finds its object; by its arguments when that is not given. */
  readonly lookUp?: DataSource;

  /** What all resource types share. */
  readonly commonFacts: ResourceFacts;

  /** Facts of a resource type; none when nobody has looked at it yet. */
  facts(type: string): ResourceFacts | undefined;

  /** What the provider says when an object with the values that make it one of its kind exists already. */
  alreadyExists(type: string, names: readonly string[]): ProviderError;

  /** What is refused of the provider's objects; nothing when there are no rules. */
  readonly rules?: DefinedRules;

  /** Reads a configuration block. Throws what the provider refuses. */
  configure(config: ObjectValue, cloud: Cloud): ProviderConfiguration;
}

/** The resource and data source types that schemas are served for. */
export interface TypesInUse {
  readonly resources: ReadonlySet<string>;
  readonly dataSources: ReadonlySet<string>;
}

/** Account and Region that a provider configuration means when it names none. */
export interface AccountDefaults {
  readonly account: string;
  readonly region: string;
}
