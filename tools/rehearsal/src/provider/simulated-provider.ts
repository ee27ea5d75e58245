import type { Cloud } from '../cloud/cloud';
import type { CloudObject } from '../cloud/cloud-object';
import { existingObject } from '../data/existing-object';
import type { Faults } from '../faults';
import { importedObject } from '../cloud/import-id';
import { otherNamesOf } from '../cloud/other-names';
import { answerData, type DataAnswer } from '../data/answer-data';
import type { Place, ResourceModel } from '../plan/resource-model';
import type { FunctionMessage, SchemaMessage, SchemaResponse } from '../protocol/calls';
import { ProviderError } from '../protocol/provider-error';
import { functionMessage } from '../protocol/function-message';
import { schemaMessage } from '../protocol/schema-message';
import type { BlockSchema, TypeConstraint } from '../schema/schema';
import { schemaVersionOf } from '../schema/schema-versions';
import { typeOfBlock } from '../values/type-of-block';
import { isListValue, isObjectValue, textOf, type ObjectValue, type Value } from '../values/value';
import { Applying } from './applying';
import type { ProviderConfiguration, ProviderDefinition, TypesInUse } from './provider-definition';
import { homeOf } from './object-home';
import { ResourceModels } from './resource-models';

/** One provider of a rehearsal: what all its connections share. */
export class SimulatedProvider {
  readonly models: ResourceModels;
  readonly applying: Applying;
  /** Types of the resources that were planned. */
  readonly planned = new Set<string>();
  private readonly messages = new Map<BlockSchema, SchemaMessage>();

  constructor(
    readonly definition: ProviderDefinition,
    readonly cloud: Cloud,
    readonly faults: Faults,
    private readonly typesInUse: () => TypesInUse | undefined,
  ) {
    this.models = new ResourceModels(definition);
    this.applying = new Applying(definition, cloud);
  }

  /** The schemas of the types in use, or of all when nobody says which those are. */
  schemas(): SchemaResponse {
    const { schemas, meta, ephemerals = {} } = this.definition;
    const inUse = this.typesInUse();
    const resources = inUse === undefined ? schemas.resourceTypes() : [...inUse.resources];
    const dataSources = inUse === undefined ? schemas.dataSourceTypes() : [...inUse.dataSources];
    return {
      provider: this.message(schemas.provider()),
      ...(meta === undefined ? {} : { providerMeta: this.message(meta) }),
      resourceSchemas: this.messagesOf(resources, (type) => this.models.find(type)?.block, schemaVersionOf),
      dataSourceSchemas: this.messagesOf(dataSources, (type) => schemas.dataSource(type)),
      ephemeralResourceSchemas: this.messagesOf(Object.keys(ephemerals), (type) => ephemerals[type]?.block),
      functions: this.functions(),
      serverCapabilities: { planDestroy: false, getProviderSchemaOptional: true, moveResourceState: true },
    };
  }

  /** Types that were used and that nobody has looked at yet: their computed values are plausible, only a new name replaces them. */
  typesWithoutFacts(): readonly string[] {
    return [...this.planned].filter((type) => this.definition.facts(type) === undefined);
  }

  /** The object that an id, or another text that imports accept, stands for in a place. */
  find(model: ResourceModel, place: Place, id: string): CloudObject | undefined {
    const { account } = place;
    const home = homeOf(this.definition, model, place);
    const named = (type: string): CloudObject | undefined =>
      importedObject(
        this.cloud.find({ type, account }).filter(({ region }) => region === home || region === 'global'),
        id,
      );
    return (
      named(model.type) ??
      otherNamesOf(model.type)
        .flatMap((type) => named(type) ?? [])
        .at(0)
    );
  }

  readData(
    type: string,
    configuration: ProviderConfiguration,
    read: (type: TypeConstraint) => ObjectValue | undefined,
  ): DataAnswer & { readonly valueType: TypeConstraint } {
    const block = this.definition.schemas.dataSource(type);
    if (block === undefined) {
      throw new ProviderError(
        'Invalid data source',
        `The provider ${this.definition.source} does not support data source "${type}".`,
      );
    }
    const valueType = typeOfBlock(block);
    const config = read(valueType) ?? {};
    const { cloud, definition } = this;
    const region = textOf(config['region']) ?? configuration.place.region;
    const query = { ...configuration, type, block, config, cloud, place: { ...configuration.place, region } };
    const lookUp = definition.lookUp ?? ((each) => existingObject(each));
    const isResourceType = (name: string): boolean => this.models.find(name) !== undefined;
    const answer = answerData(query, definition.dataSources[type], lookUp, isResourceType);
    // Who made up an answer must not deny later what it names.
    if (answer.invented) cloud.assume(textsIn(answer.state));
    return { valueType, ...answer };
  }

  /** The functions of the provider, as the protocol carries them. */
  functions(): Readonly<Record<string, FunctionMessage>> {
    const { functions = {} } = this.definition;
    return Object.fromEntries(Object.entries(functions).map(([name, each]) => [name, functionMessage(each)] as const));
  }

  /** Opens an ephemeral resource: its arguments as they were given, and what the provider answers. */
  open(
    type: string,
    place: Place,
    read: (type: TypeConstraint) => ObjectValue | undefined,
  ): { readonly valueType: TypeConstraint; readonly value: ObjectValue } {
    const ephemeral = this.definition.ephemerals?.[type];
    if (ephemeral === undefined) {
      throw new ProviderError(
        'Invalid ephemeral resource',
        `The simulated provider ${this.definition.source} does not support ephemeral resource "${type}".`,
      );
    }
    const { block } = ephemeral;
    const valueType = typeOfBlock(block);
    const config = read(valueType) ?? {};
    const region = textOf(config['region']) ?? place.region;
    const answer = ephemeral.open({ type, block, config, cloud: this.cloud, place: { ...place, region } });
    const given = Object.entries(config).filter(([, value]) => value !== null);
    return { valueType, value: { ...config, ...answer, ...Object.fromEntries(given) } };
  }

  private messagesOf(
    types: readonly string[],
    find: (type: string) => BlockSchema | undefined,
    versionOf: (type: string) => number = () => 0,
  ): Readonly<Record<string, SchemaMessage>> {
    const entries = types.flatMap((type) => {
      const block = find(type);
      return block === undefined ? [] : [[type, this.message(block, versionOf(type))] as const];
    });
    return Object.fromEntries(entries);
  }

  private message(block: BlockSchema, version = 0): SchemaMessage {
    const known = this.messages.get(block) ?? schemaMessage(block, version);
    this.messages.set(block, known);
    return known;
  }
}

/** All texts in a value. */
function textsIn(value: Value): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isListValue(value)) return value.flatMap(textsIn);
  return isObjectValue(value) ? Object.values(value).flatMap(textsIn) : [];
}
