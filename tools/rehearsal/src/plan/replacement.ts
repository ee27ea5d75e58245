import { replaces, type AttributeChange } from '../facts/replace-condition';
import type { Json } from '../json';
import { canonical } from '../values/equality';
import { toStateJson } from '../values/state-json';
import { hasUnknown, type ObjectValue, type Value } from '../values/value';
import type { ResourceModel } from './resource-model';
import { valueAt } from './shape';

/** The attributes whose change replaces this object. */
export function replacedBy(
  model: ResourceModel,
  prior: ObjectValue,
  planned: ObjectValue,
  config: ObjectValue,
): readonly string[] {
  const { forceNew = [], forceNewWhen = {} } = model.facts;
  const conditional = Object.entries(forceNewWhen).filter(([path, condition]) => {
    const [before, after] = [valueAt(prior, path), valueAt(planned, path)];
    if (canonical(before, 'dynamic') === canonical(after, 'dynamic')) return false;
    const change: AttributeChange = {
      before: jsonOf(before),
      after: jsonOf(after),
      configured: jsonOf(valueAt(config, path)),
      prior: jsonOfEach(prior),
      planned: jsonOfEach(planned),
    };
    return replaces(condition, change);
  });
  const region = 'region' in model.block.attributes && !forceNew.includes('region') ? ['region'] : [];
  return [...forceNew, ...conditional.map(([path]) => path), ...region];
}

function jsonOf(value: Value): Json | undefined {
  return hasUnknown(value) ? undefined : toStateJson(value);
}

function jsonOfEach(object: ObjectValue): Readonly<Record<string, Json | undefined>> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, jsonOf(value)] as const));
}
