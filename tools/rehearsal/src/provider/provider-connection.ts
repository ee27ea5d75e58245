import type { CloudObject } from '../cloud/cloud-object';
import { planResource } from '../plan/plan-resource';
import type { Place, ResourceModel } from '../plan/resource-model';
import { configurationProblems, type ConfigurationProblem } from '../facts/configuration-problems';
import type {
  ApplyRequest,
  ApplyResponse,
  Diagnostic,
  FunctionCall,
  FunctionResponse,
  FunctionsResponse,
  ImportRequest,
  ImportResponse,
  MoveRequest,
  OpenResponse,
  Outcome,
  PathStep,
  PlanRequest,
  PlanResponse,
  ProviderCalls,
  ReadRequest,
  ReadResponse,
  SchemaResponse,
  TypeAndConfig,
  UpgradeRequest,
  WireConfig,
} from '../protocol/calls';
import { FunctionError } from '../functions/provider-function';
import { ProviderError, diagnosticOf, warning } from '../protocol/provider-error';
import { ATTRIBUTES_RULE } from '../rules/general';
import type { RuleContext } from '../rules/rule';
import { fromStateJson } from '../values/state-json';
import { upgradedState } from './upgraded-state';
import { typeOfBlock } from '../values/type-of-block';
import { attributeOf, isObjectValue, textOf, type ObjectValue, type Value } from '../values/value';
import { readWireValue, writeWireValue, type WireValue } from '../values/wire';
import { keyOf, privateOf } from './object-key';
import type { ProviderConfiguration } from './provider-definition';
import type { SimulatedProvider } from './simulated-provider';

const inventedDetail = 'Nothing in the simulation knows it. The values have the right types; do not rely on them.';

/** One connection of Terraform to a simulated provider: one provider configuration. */
export class ProviderConnection implements ProviderCalls {
  private configuration: ProviderConfiguration | undefined;

  constructor(private readonly provider: SimulatedProvider) {}

  async GetProviderSchema(): Promise<SchemaResponse> {
    return this.provider.schemas();
  }

  async ConfigureProvider(request: WireConfig): Promise<Outcome> {
    const { definition, cloud } = this.provider;
    const config = objectOf(readWireValue(request.config, typeOfBlock(definition.schemas.provider()))) ?? {};
    this.configuration = definition.configure(config, cloud);
    return {};
  }

  async ValidateResourceConfig(request: TypeAndConfig): Promise<Outcome> {
    const { block, facts, valueType } = this.provider.models.get(request.typeName);
    const config = objectOf(readWireValue(request.config, valueType));
    const checked = this.provider.definition.rules?.book.has(ATTRIBUTES_RULE) !== false;
    const problems = config === undefined || !checked ? [] : configurationProblems(facts, config, block);
    return { diagnostics: problems.map(problemDiagnostic) };
  }

  async UpgradeResourceState(request: UpgradeRequest): Promise<Outcome & { readonly upgradedState?: WireValue }> {
    const { valueType } = this.provider.models.get(request.typeName);
    return { upgradedState: writeWireValue(upgradedState(request, valueType), valueType) };
  }

  async ReadResource(request: ReadRequest): Promise<ReadResponse> {
    const model = this.provider.models.get(request.typeName);
    this.provider.faults.check('read', model.type);
    const state = objectOf(readWireValue(request.currentState, model.valueType));
    const object = state && this.objectOf(model, state, request.private);
    const isGone = state && this.provider.definition.behaviours[model.type]?.isGone?.(state) === true;
    if (object === undefined || isGone === true) return { newState: writeWireValue(null, model.valueType) };
    const value = fromStateJson(object.attributes, model.valueType);
    return { newState: writeWireValue(value, model.valueType), private: privateOf(object.key) };
  }

  async PlanResourceChange(request: PlanRequest): Promise<PlanResponse> {
    const model = this.provider.models.get(request.typeName);
    this.provider.planned.add(model.type);
    this.provider.faults.check('plan', model.type);
    const config = objectOf(readWireValue(request.config, model.valueType));
    const prior = objectOf(readWireValue(request.priorState, model.valueType));
    if (config === undefined) {
      return { plannedState: writeWireValue(null, model.valueType), plannedPrivate: request.priorPrivate };
    }
    const configuration = this.configured();
    const place = placeOf(configuration, config);
    const { planned, replace } = planResource(model, {
      prior,
      config,
      place,
      given: configuration.given(model.block, config),
    });
    return {
      plannedState: writeWireValue(planned, model.valueType),
      plannedPrivate: request.priorPrivate,
      requiresReplace: replace,
      legacyTypeSystem: true,
      diagnostics: await this.refusalsAtPlan({ type: model.type, prior, object: planned, config, place }),
    };
  }

  async ApplyResourceChange(request: ApplyRequest): Promise<ApplyResponse> {
    const model = this.provider.models.get(request.typeName);
    const prior = objectOf(readWireValue(request.priorState, model.valueType));
    const planned = objectOf(readWireValue(request.plannedState, model.valueType));
    const config = objectOf(readWireValue(request.config, model.valueType));
    try {
      this.provider.faults.check('apply', model.type);
      const object = prior && this.objectOf(model, prior, request.plannedPrivate);
      if (planned === undefined) return this.destroy(model, object);
      const place = placeOf(this.configured(), planned);
      const change = { model, planned, config: config ?? planned, place };
      const applied =
        object === undefined ? this.provider.applying.create(change) : this.provider.applying.update(change, object);
      const value = fromStateJson(applied.attributes, model.valueType);
      return {
        newState: writeWireValue(value, model.valueType),
        private: privateOf(applied.key),
        legacyTypeSystem: true,
      };
    } catch (error) {
      return {
        newState: writeWireValue(prior ?? null, model.valueType),
        private: request.plannedPrivate,
        diagnostics: [diagnosticOf(error)],
      };
    }
  }

  async ImportResourceState(request: ImportRequest): Promise<ImportResponse> {
    const model = this.provider.models.get(request.typeName);
    const { place } = this.configured();
    // `<id>@<region>` imports from another Region than the provider's.
    const [, id = request.id, region = place.region] = /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d)$/.exec(request.id) ?? [];
    const object = this.provider.find(model, { ...place, region }, id);
    if (object === undefined) {
      throw new ProviderError(
        'Cannot import non-existent remote object',
        `While attempting to import an existing object to "${model.type}", the provider detected that no object exists with the given id ${request.id} in account ${place.account} and Region ${region}.`,
      );
    }
    const state = fromStateJson(object.attributes, model.valueType);
    return {
      importedResources: [
        { typeName: model.type, state: writeWireValue(state, model.valueType), private: privateOf(object.key) },
      ],
    };
  }

  async MoveResourceState({ targetTypeName }: MoveRequest): Promise<Outcome> {
    throw new ProviderError(
      'Move Resource State Not Supported',
      `The "${targetTypeName}" resource type does not support moving resource state across resource types. Keep the object with a removed block for the old address, and an import block for the new one.`,
    );
  }

  async ReadDataSource(request: TypeAndConfig): Promise<Outcome & { readonly state?: WireValue }> {
    const { typeName } = request;
    const { valueType, state, invented } = this.provider.readData(typeName, this.configured(), (type) =>
      objectOf(readWireValue(request.config, type)),
    );
    return {
      state: writeWireValue(state, valueType),
      diagnostics: invented ? [warning(`The rehearsal made up what ${typeName} answers`, inventedDetail)] : [],
    };
  }

  private async refusalsAtPlan(
    change: Pick<RuleContext, 'type' | 'prior' | 'object' | 'config' | 'place'>,
  ): Promise<readonly Diagnostic[]> {
    const { definition, cloud } = this.provider;
    if (definition.rules === undefined) return [];
    const { book, aws, quotas } = definition.rules;
    const action = change.prior === undefined ? 'create' : 'update';
    return book.atPlan({ ...change, action, key: undefined, cloud, aws, quotas });
  }

  async OpenEphemeralResource(request: TypeAndConfig): Promise<OpenResponse> {
    const { valueType, value } = this.provider.open(request.typeName, this.configured().place, (type) =>
      objectOf(readWireValue(request.config, type)),
    );
    return { result: writeWireValue(value, valueType) };
  }

  async GetFunctions(): Promise<FunctionsResponse> {
    return { functions: this.provider.functions() };
  }

  async CallFunction(request: FunctionCall): Promise<FunctionResponse> {
    const called = this.provider.definition.functions?.[request.name];
    if (called === undefined) return { error: { text: `there is no function ${request.name}` } };
    try {
      const values = called.parameters.map(({ type }, index) => readWireValue(request.arguments[index], type));
      return { result: writeWireValue(called.call(...values), called.returns) };
    } catch (error) {
      if (error instanceof FunctionError && error.argument !== undefined) {
        return { error: { text: error.message, functionArgument: error.argument } };
      }
      return { error: { text: error instanceof Error ? error.message : String(error) } };
    }
  }

  private destroy(model: ResourceModel, object: CloudObject | undefined): ApplyResponse {
    if (object !== undefined) this.provider.applying.destroy(model, object, this.configured().place);
    return { newState: writeWireValue(null, model.valueType) };
  }

  private objectOf(model: ResourceModel, state: ObjectValue, data: Uint8Array): CloudObject | undefined {
    const key = keyOf(data);
    if (key !== undefined) return this.provider.cloud.get(key);
    const id = textOf(attributeOf(state, 'id')) ?? textOf(attributeOf(state, 'arn'));
    return id === undefined ? undefined : this.provider.find(model, placeOf(this.configured(), state), id);
  }

  private configured(): ProviderConfiguration {
    if (this.configuration === undefined) throw new ProviderError('Provider not configured');
    return this.configuration;
  }
}

function objectOf(value: Value): ObjectValue | undefined {
  return isObjectValue(value) ? value : undefined;
}

function problemDiagnostic({ path, summary, detail }: ConfigurationProblem): Diagnostic {
  return { severity: 'ERROR', summary, detail, attribute: { steps: stepsOf(path) } };
}

function stepsOf(path: string): readonly PathStep[] {
  return path
    .split('.')
    .map((name) => (/^\d+$/.test(name) ? { elementKeyInt: Number(name) } : { attributeName: name }));
}

/** The place of one object: its own `region` goes before the provider's. */
function placeOf(configuration: ProviderConfiguration, object: ObjectValue): Place {
  const region = textOf(object['region']);
  return region === undefined ? configuration.place : { ...configuration.place, region };
}
