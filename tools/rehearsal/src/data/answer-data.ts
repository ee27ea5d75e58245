import { emptyValue, fallbackValue } from '../plan/fallback';
import { typeOfAttribute } from '../values/type-of-block';
import type { ObjectValue, Value } from '../values/value';
import { InventedAnswer, type DataQuery, type DataSource } from './data-source';
import { existingObjects } from './existing-object';

/** What a data source answers, and whether that was made up. */
export interface DataAnswer {
  readonly state: ObjectValue;

  /** Whether nothing in the simulation knows the answer, so that plausible values stand in for it. */
  readonly invented: boolean;
}

/** Answers a data source: by its own rule, else from the objects of the resource type of the same name. */
export function answerData(
  query: DataQuery,
  source: DataSource | undefined,
  lookUp: DataSource,
  isResourceType: (type: string) => boolean,
): DataAnswer {
  if (source !== undefined) return answered(query, source(query));
  if (isResourceType(query.type)) return answered(query, lookUp(query));
  const singular = singularOf(query.type);
  if (singular !== undefined && isResourceType(singular)) {
    return { state: filled(query, existingObjects(query, singular)), invented: false };
  }
  return { state: filled(query, undefined), invented: true };
}

function answered(query: DataQuery, answer: ObjectValue | InventedAnswer): DataAnswer {
  const invented = answer instanceof InventedAnswer;
  return { state: filled(query, invented ? answer.answer : answer), invented };
}

function singularOf(type: string): string | undefined {
  return type.endsWith('s') ? type.replace(/ies$/, 'y').replace(/s$/, '') : undefined;
}

/** The arguments as they were given, the answer, and what stands for what neither holds. */
function filled({ type, block, config, place }: DataQuery, answer: ObjectValue | undefined): ObjectValue {
  const state: Record<string, Value> = { ...config };
  const seed = `data/${type}/${place.account}/${place.region}/${JSON.stringify(config)}`;
  for (const [name, attribute] of Object.entries(block.attributes)) {
    if ((config[name] ?? null) !== null) continue;
    const value = answer?.[name];
    const wanted = typeOfAttribute(attribute);
    if (value !== undefined) state[name] = value;
    else if (attribute.computed === true) {
      const context = { type, seed, place, config, optional: false, lookUp: () => null };
      state[name] = answer === undefined ? fallbackValue(name, wanted, context) : emptyValue(wanted);
    }
  }
  return state;
}
