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
}

/** Answers with the attributes that the configuration does not give; throws what the provider does not find. */
export type DataSource = (query: DataQuery) => ObjectValue;
