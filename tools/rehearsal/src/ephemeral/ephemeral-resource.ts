import type { Cloud } from '../cloud/cloud';
import type { Place } from '../plan/resource-model';
import type { BlockSchema } from '../schema/schema';
import type { ObjectValue } from '../values/value';

/** An ephemeral resource that is opened. Its arguments are known. */
export interface EphemeralQuery {
  readonly type: string;
  readonly block: BlockSchema;
  readonly config: ObjectValue;
  readonly cloud: Cloud;
  readonly place: Place;
}

/** A kind of ephemeral resource: values that Terraform uses and never stores. */
export interface EphemeralResource {
  readonly block: BlockSchema;

  /** The attributes that the configuration does not give; throws what the provider does not find. */
  open(query: EphemeralQuery): ObjectValue;
}

/** Ephemeral resources of one provider, by type. */
export type EphemeralResources = Readonly<Record<string, EphemeralResource>>;
