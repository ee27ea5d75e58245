import { identityOf } from '../plan/identity';
import type { Cloud } from '../cloud/cloud';
import type { CloudObject } from '../cloud/cloud-object';
import type { Json } from '../json';
import { completed } from '../plan/complete';
import type { Place, ResourceModel } from '../plan/resource-model';
import { canonical } from '../values/equality';
import { fromStateJson, toStateJson } from '../values/state-json';
import { attributeOf, hasUnknown, isObjectValue, textOf, type ObjectValue } from '../values/value';
import { UNIQUE_RULE } from '../rules/general';
import type { Rule, RuleContext } from '../rules/rule';
import { homeOf } from './object-home';
import type { ProviderDefinition } from './provider-definition';

/** A planned object that is to become real. */
export interface PlannedChange {
  readonly model: ResourceModel;
  readonly planned: ObjectValue;
  readonly config: ObjectValue;
  readonly place: Place;
}

/** Makes planned changes in the simulated cloud. */
export class Applying {
  private readonly identityTexts = new Map<string, (object: CloudObject) => string | undefined>();

  constructor(
    private readonly definition: ProviderDefinition,
    private readonly cloud: Cloud,
  ) {}

  create(change: PlannedChange): CloudObject {
    const { model, config, place } = change;
    const home = homeOf(this.definition, model, place);
    const seed = this.cloud.seedFor([model.type, place.account, home, canonical(config, model.valueType)].join('/'));
    const value = this.finished(change, undefined, seed, undefined);
    this.refuseSecond(model, place, home, stored(value));
    const id = textOf(attributeOf(value, 'id')) ?? textOf(attributeOf(value, 'arn')) ?? seed;
    const attributes = stored(value);
    const writeOnly = writeOnlyOf(model, config);
    const object = {
      type: model.type,
      account: place.account,
      region: home,
      id,
      seed,
      attributes,
      ...(writeOnly === undefined ? {} : { writeOnly }),
    };
    const isKnownType = this.definition.facts(model.type) !== undefined;
    if (!isKnownType) this.cloud.assume(madeUp(model, attributes));
    const decisive = isKnownType ? (model.facts.forceNew ?? []) : configurable(model);
    return this.cloud.put(object, (other) => isSameObject(decisive, attributes, other));
  }

  update(change: PlannedChange, object: CloudObject): CloudObject {
    const prior = fromStateJson(object.attributes, change.model.valueType);
    const value = this.finished(change, isObjectValue(prior) ? prior : undefined, object.seed, object.key);
    return this.cloud.change(object.key, stored(value), writeOnlyOf(change.model, change.config));
  }

  destroy(model: ResourceModel, object: CloudObject, place: Place): void {
    const prior = fromStateJson(object.attributes, model.valueType);
    if (isObjectValue(prior)) {
      const deleted = { type: model.type, object: prior, prior: undefined, config: prior, place, key: object.key };
      this.enforce('delete', { ...deleted, action: 'delete' });
      this.definition.behaviours[model.type]?.remove?.({ cloud: this.cloud, place, prior, seed: object.seed });
    }
    this.cloud.delete(object.key);
  }

  /** AWS refuses a second object of a kind of which there may be one. A bucket name is taken for all accounts. */
  private refuseSecond(
    model: ResourceModel,
    { account }: Place,
    region: string,
    attributes: CloudObject['attributes'],
  ): void {
    const identity = identityOf(attributes, model.facts);
    // A record that says so takes the place of one that exists.
    if (attributes['allow_overwrite'] === true) return;
    if (identity === undefined || this.definition.rules?.book.has(UNIQUE_RULE) === false) return;
    const isElsewhere = (object: CloudObject): boolean =>
      model.type !== 'aws_s3_bucket' && (object.account !== account || object.region !== region);
    const taken = this.cloud
      .withValue(model.type, identity.join('\n'), this.identityTextOf(model))
      .some((object) => !isElsewhere(object));
    if (taken) throw this.definition.alreadyExists(model.type, identity);
  }

  /** The function that tells the objects of a type apart: one for each type, so that the cloud may keep what it says. */
  private identityTextOf({ type, facts }: ResourceModel): (object: CloudObject) => string | undefined {
    const known = this.identityTexts.get(type);
    const made = known ?? (({ attributes }: CloudObject) => identityOf(attributes, facts)?.join('\n'));
    this.identityTexts.set(type, made);
    return made;
  }

  private enforce(phase: Rule['phase'], change: Omit<RuleContext, 'cloud' | 'aws' | 'quotas'>): void {
    const { rules } = this.definition;
    rules?.book.enforce(phase, { ...change, cloud: this.cloud, aws: rules.aws, quotas: rules.quotas });
  }

  private finished(
    change: PlannedChange,
    prior: ObjectValue | undefined,
    seed: string,
    key: string | undefined,
  ): ObjectValue {
    const { model, place, planned, config } = change;
    const next = completed(model, { planned, config, place, seed, ...(prior === undefined ? {} : { prior }) });
    const action = prior === undefined ? 'create' : 'update';
    this.enforce('apply', { type: model.type, action, object: next, prior, config, key, place });
    const applied = { cloud: this.cloud, place, prior, next, config, seed };
    const further = this.definition.behaviours[model.type]?.apply?.(applied) ?? {};
    return { ...next, ...onlyUnknown({ ...writeOnlyFlags(model, config), ...further }, planned) };
  }
}

/** What a type that nobody has looked at says of other objects: whoever makes it up must not deny it later. */
function madeUp({ block }: ResourceModel, attributes: CloudObject['attributes']): readonly string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    block.attributes[name]?.computed === true && /_(?:id|arn)s?$/.test(name) ? textsIn(value) : [],
  );
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly Json[]).flatMap(textsIn) : [];
}

/** Two objects with one id are the same when nothing differs that would replace the object. */
function isSameObject(decisive: readonly string[], attributes: CloudObject['attributes'], other: CloudObject): boolean {
  return decisive.every((path) => {
    const [name = ''] = path.split('.');
    return JSON.stringify(attributes[name]) === JSON.stringify(other.attributes[name]);
  });
}

/** What a configuration says. Of a type that nobody has looked at, any of it may tell two objects of one name apart. */
function configurable({ block }: ResourceModel): readonly string[] {
  return [...Object.keys(block.attributes), ...Object.keys(block.blockTypes)].filter(
    (name) => block.attributes[name]?.computed !== true,
  );
}

/** What was known at plan must come out as planned. */
function onlyUnknown(values: ObjectValue, planned: ObjectValue): ObjectValue {
  return Object.fromEntries(Object.entries(values).filter(([name]) => hasUnknown(planned[name] ?? null)));
}

function stored(value: ObjectValue): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toStateJson(part)]));
}

/** What write-only arguments say, undefined when they say nothing. */
function writeOnlyOf({ block }: ResourceModel, config: ObjectValue): CloudObject['writeOnly'] {
  const given = Object.entries(config).filter(
    ([name, value]) => value !== null && block.attributes[name]?.writeOnly === true,
  );
  return given.length === 0 ? undefined : stored(Object.fromEntries(given));
}

/** `has_value_wo` and the like say whether there is a value that cannot be read. */
function writeOnlyFlags(model: ResourceModel, config: ObjectValue): ObjectValue {
  const names = Object.keys(writeOnlyOf(model, config) ?? {}).map((name) => `has_${name}`);
  return Object.fromEntries(names.filter((name) => name in model.block.attributes).map((name) => [name, true]));
}
