import type { AttributePath } from '../protocol/calls';
import { typeOfAttribute } from '../values/type-of-block';
import { attributeType } from '../values/type-parts';
import { sameValue } from '../values/equality';
import {
  UNKNOWN,
  Unknown,
  attributeOf,
  hasUnknown,
  isListValue,
  textOf,
  type ObjectValue,
  type Value,
} from '../values/value';
import { fromStateJson } from '../values/state-json';
import { planBlock } from './plan-block';
import { replacedBy } from './replacement';
import { replacedPaths } from './requires-replace';
import type { Place, ResourceModel } from './resource-model';
import { shapeOf, valueAt } from './shape';
import { fillTemplates, referencesIn } from './template';

export interface PlanInput {
  readonly prior: ObjectValue | undefined;
  readonly config: ObjectValue;
  readonly place: Place;

  /** Values that the provider configuration gives, for attributes that the type has: `tags_all`, `region`. */
  readonly given: ObjectValue;
}

export interface ResourcePlan {
  readonly planned: ObjectValue;
  readonly replace: readonly AttributePath[];
}

/** Plans what a resource becomes, as the provider does: known where the configuration or a rule says so. */
export function planResource(model: ResourceModel, input: PlanInput): ResourcePlan {
  const { prior, config } = input;
  const usual = { ...planBlock(model.block, config, prior, model.facts), ...input.given, ...ownBlocks(model, input) };
  const planned = { ...usual, ...model.plan?.(usual, config) };
  if (prior === undefined) return { planned: { ...planned, ...knownAtPlan(model, planned, input) }, replace: [] };
  if (sameValue(prior, planned, model.valueType)) return { planned: prior, replace: [] };
  const renewed = Object.fromEntries(renewedAttributes(model, prior, planned, config).map((name) => [name, UNKNOWN]));
  const paths = replacedBy(model, prior, planned, config);
  return {
    planned: { ...planned, ...renewed },
    replace: replacedPaths(prior, planned, model.valueType, paths),
  };
}

/** Blocks that the configuration leaves to AWS: as they are, or not known yet. */
function ownBlocks({ computedBlocks }: ResourceModel, { prior, config }: PlanInput): ObjectValue {
  const left = computedBlocks.filter((name) => {
    const configured = config[name];
    return isListValue(configured) && configured.length === 0;
  });
  return Object.fromEntries(left.map((name) => [name, prior === undefined ? UNKNOWN : (prior[name] ?? [])] as const));
}

/** Computed attributes that the provider plans already, where what they are made of is known. */
function knownAtPlan(model: ResourceModel, planned: ObjectValue, { config, place }: PlanInput): ObjectValue {
  const names = model.facts.knownAtPlan ?? [];
  const values = names.length === 0 ? {} : shapeOf(model.facts, config, planned).values;
  const known: Record<string, Value> = {};
  for (const name of names) {
    const [json, attribute] = [values[name], model.block.attributes[name]];
    if (json === undefined || attribute === undefined || !(planned[name] instanceof Unknown)) continue;
    if (referencesIn(json)?.every((path) => !hasUnknown(valueAt(planned, path))) !== true) continue;
    const context = { seed: '', at: name, place, attribute: (path: string) => valueAt(planned, path) };
    known[name] = fromStateJson(fillTemplates(json, context), typeOfAttribute(attribute));
  }
  return known;
}

/** Computed attributes that an update gives a new value: by rule, or because what they are made of changes. */
function renewedAttributes(
  model: ResourceModel,
  prior: ObjectValue,
  planned: ObjectValue,
  config: ObjectValue,
): readonly string[] {
  const { facts, block, valueType } = model;
  const changed = Object.keys(planned).filter(
    (name) => !sameValue(attributeOf(prior, name), planned[name] ?? null, attributeType(valueType, name)),
  );
  const isComputed = (name: string): boolean =>
    block.attributes[name]?.computed === true && (config[name] ?? null) === null;
  const byRule = Object.entries(facts.renewedBy ?? {}).filter(([, triggers]) =>
    changed.some((name) => triggers.includes(name) || (triggers.includes('*') && !/^tags(_all)?$/.test(name))),
  );
  const byTemplate = Object.entries(shapeOf(facts, config, planned).values).filter(([name, json]) => {
    if (typeof json !== 'string' || textOf(prior[name]) === undefined) return false;
    const references = referencesIn(json)?.map((path) => path.split('.')[0] ?? '');
    return references?.some((reference) => changed.includes(reference)) === true;
  });
  return [...byRule, ...byTemplate].map(([name]) => name).filter(isComputed);
}
