import type { Json } from '../json';
import type { AttributeSchema, BlockSchema, TypeConstraint } from '../schema/schema';
import { fromStateJson, toStateJson } from '../values/state-json';
import { elementType, isSetType } from '../values/type-parts';
import { typeOfAttribute } from '../values/type-of-block';
import {
  DynamicValue,
  Unknown,
  attributeOf,
  hasUnknown,
  isListValue,
  isObjectValue,
  textOf,
  type ObjectValue,
  type Value,
} from '../values/value';
import { fallbackValue } from './fallback';
import type { Place, ResourceModel } from './resource-model';
import { shapeOf, type Shape } from './shape';
import { fillTemplates } from './template';

/** What completing a planned object needs to know. */
export interface CompletionInput {
  readonly planned: ObjectValue;
  readonly config: ObjectValue;
  readonly place: Place;

  /** The object as it was before an update. */
  readonly prior?: ObjectValue;

  /** What the object is: the source of derived characters. */
  readonly seed: string;
}

/** Gives every unknown attribute of a planned object the value that the provider would read back from AWS. */
export function completed(model: ResourceModel, input: CompletionInput): ObjectValue {
  return new Completion(model, input).result();
}

class Completion {
  private readonly values: Record<string, Value>;
  private readonly shape: Shape;
  private readonly underWay = new Set<string>();

  constructor(
    private readonly model: ResourceModel,
    private readonly input: CompletionInput,
  ) {
    this.values = { ...input.planned };
    this.shape = shapeOf(model.facts, input.config, input.planned);
  }

  result(): ObjectValue {
    for (const name of Object.keys(this.values)) this.settle(name);
    return this.values;
  }

  /** Completes one attribute or block of the object, unless that is what is being done. */
  private settle(name: string): void {
    const value = this.values[name] ?? null;
    if (this.underWay.has(name) || !hasUnknown(value)) return;
    this.underWay.add(name);
    const { attributes, blockTypes } = this.model.block;
    const [attribute, nested] = [attributes[name], blockTypes[name]];
    if (attribute !== undefined) this.values[name] = this.attribute(attribute, value, name);
    else if (nested !== undefined) this.values[name] = this.blocks(nested.block, value, name);
    this.underWay.delete(name);
  }

  private blocks(block: BlockSchema, value: Value, path: string): Value {
    if (value instanceof Unknown) return this.model.computedBlocks.includes(path) ? [this.newBlock(block, path)] : [];
    if (isListValue(value)) return value.map((part) => this.blocks(block, part, path));
    if (!isObjectValue(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => {
        const [attribute, nested] = [block.attributes[name], block.blockTypes[name]];
        if (attribute !== undefined) return [name, this.attribute(attribute, part, `${path}.${name}`)] as const;
        return [name, nested === undefined ? part : this.blocks(nested.block, part, `${path}.${name}`)] as const;
      }),
    );
  }

  /** A block that AWS fills in, with the inner blocks that the facts know something of. */
  private newBlock(block: BlockSchema, path: string): ObjectValue {
    const values: Record<string, Value> = {};
    for (const [name, schema] of Object.entries(block.attributes)) {
      values[name] = schema.computed === true ? this.newValue(schema, `${path}.${name}`) : null;
    }
    for (const [name, nested] of Object.entries(block.blockTypes)) {
      const inner = `${path}.${name}`;
      const isKnown = Object.keys(this.shape.values).some((known) => known.startsWith(`${inner}.`));
      values[name] = isKnown ? [this.newBlock(nested.block, inner)] : [];
    }
    return values;
  }

  private attribute(schema: AttributeSchema, value: Value, path: string): Value {
    if (value instanceof Unknown) return this.newValue(schema, path);
    if (!hasUnknown(value)) return value;
    const nested = schema.nested;
    if (nested === undefined) return this.withoutUnknown(value, typeOfAttribute(schema), path);
    const block: BlockSchema = { attributes: nested.attributes, blockTypes: {} };
    return this.blocks(block, value, path);
  }

  private withoutUnknown(value: Value, type: TypeConstraint, path: string): Value {
    if (value instanceof Unknown) return fallbackValue(path, type, this.fallbackContext());
    if (isListValue(value))
      return value.map((part, index) => this.withoutUnknown(part, elementType(type, index), path));
    if (!isObjectValue(value)) return value instanceof DynamicValue ? null : value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, this.withoutUnknown(part, elementType(type), path)] as const),
    );
  }

  private newValue(schema: AttributeSchema, path: string): Value {
    const type = typeOfAttribute(schema);
    const earlier = this.input.prior?.[path];
    if (typeof earlier === 'number') return earlier + 1;
    const json = this.shape.values[path];
    if (json !== undefined) return fromStateJson(this.instance(json, path), type);
    const perElement = this.model.facts.perElement?.[path];
    if (perElement !== undefined) {
      const elements = elementsOf(this.lookUp(perElement.of));
      const parts = elements.map((element) => this.instance(perElement.value, path, element));
      return fromStateJson(isSetType(type) ? [...new Set(parts)] : parts, type);
    }
    return fallbackValue(path, type, { ...this.fallbackContext(), optional: schema.optional === true });
  }

  private fallbackContext() {
    const { seed, place, config } = this.input;
    return { type: this.model.type, seed, place, config, optional: false, lookUp: (path: string) => this.lookUp(path) };
  }

  /** A literal of the facts with its templates filled. What an update renews comes out anew. */
  private instance(json: Json, at: string, element?: string): Json {
    const { place, prior } = this.input;
    const seed = prior === undefined ? this.input.seed : `${this.input.seed}~${textOf(prior[at]) ?? ''}`;
    const attribute = (path: string): Value => this.lookUp(path);
    return fillTemplates(json, { seed, at, place, attribute, ...(element === undefined ? {} : { element }) });
  }

  private lookUp(path: string): Value {
    const [first = '', ...rest] = path.split('.');
    this.settle(first);
    let value: Value = this.values[first] ?? null;
    for (const name of rest) value = attributeOf(isListValue(value) ? (value[0] ?? null) : value, name);
    return isListValue(value) && rest.length === 0 ? value : isListValue(value) ? (value[0] ?? null) : value;
  }
}

function elementsOf(value: Value): readonly string[] {
  const parts = isListValue(value) ? value : isObjectValue(value) ? Object.values(value) : [];
  return parts.map((part) => textOf(part) ?? JSON.stringify(toStateJson(part)));
}
