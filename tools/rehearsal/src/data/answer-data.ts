import type { ObjectValue } from '../values/value';
import type { DataQuery, DataSource } from './data-source';

/** Answers a data source: by its own rule, or from the objects of the resource type of the same name. */
export function answerData(query: DataQuery, source: DataSource | undefined): ObjectValue {
  return { ...query.config, ...source?.(query) };
}
