import type { Cloud } from '../cloud/cloud';
import type { Place } from '../plan/resource-model';
import type { BlockSchema } from '../schema/schema';
import type { ObjectValue } from '../values/value';

/** A data source that is asked. */
export interface DataQuery {
  readonly type: string;
  readonly block: BlockSchema;
  readonly config: ObjectValue;
  readonly cloud: Cloud;
  readonly place: Place;

  /** Role that the provider configuration assumes. */
  readonly role?: string;

  /** Tags that the provider configuration gives every resource. */
  readonly defaultTags?: ObjectValue;
}

/** An answer that stands for something outside of the simulation, such as an image that another tool builds. */
export class InventedAnswer {
  constructor(readonly answer: ObjectValue) {}
}

/** Answers with the attributes that the configuration does not give; throws what the provider does not find. */
export type DataSource = (query: DataQuery) => ObjectValue | InventedAnswer;
