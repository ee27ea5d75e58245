import type { ResourceFacts } from '../facts/resource-facts';
import type { BlockSchema, TypeConstraint } from '../schema/schema';
import type { ObjectValue } from '../values/value';

/** Everything that decides how a resource type is planned and completed. */
export interface ResourceModel {
  readonly type: string;
  readonly block: BlockSchema;
  readonly valueType: TypeConstraint;
  readonly facts: ResourceFacts;

  /** Blocks that AWS fills in when the configuration has none. */
  readonly computedBlocks: readonly string[];

  /** Attributes that the provider plans otherwise than the facts say. */
  readonly plan?: PlanHook;
}

/** Looks at a planned object: returns attributes that the provider plans otherwise. */
export type PlanHook = (planned: ObjectValue, config: ObjectValue) => ObjectValue | undefined;

/** Where the objects of a provider configuration live. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly dnsSuffix: string;
}
