import type { ResourceModel } from '../plan/resource-model';
import { ProviderError } from '../protocol/provider-error';
import type { BlockSchema } from '../schema/schema';
import { applyFacts } from '../schema/overlay';
import { typeOfBlock } from '../values/type-of-block';
import type { ProviderDefinition } from './provider-definition';

/** The models of a provider's resource types, each made when it is first asked for. */
export class ResourceModels {
  private readonly models = new Map<string, ResourceModel>();

  constructor(private readonly definition: ProviderDefinition) {}

  /** The model of a type, undefined when the provider has no such type. */
  find(type: string): ResourceModel | undefined {
    const earlier = this.models.get(type);
    if (earlier !== undefined) return earlier;
    const derived = this.definition.schemas.resource(type);
    if (derived === undefined) return undefined;
    const known = this.definition.facts(type) ?? { forceNew: namesIn(derived) };
    const { renewedBy: alsoRenewed, computedBlocks = [], plan } = this.definition.behaviours[type] ?? {};
    const renewedBy = { ...known.renewedBy, ...alsoRenewed };
    const facts = { ...known, renewedBy };
    const block = applyFacts(applyFacts(derived, this.definition.commonFacts), facts);
    const model: ResourceModel = {
      type,
      block,
      valueType: typeOfBlock(block),
      facts,
      computedBlocks,
      ...(plan && { plan }),
    };
    this.models.set(type, model);
    return model;
  }

  /** The model of a type that Terraform works with. */
  get(type: string): ResourceModel {
    const model = this.find(type);
    if (model !== undefined) return model;
    throw new ProviderError(
      'Invalid resource type',
      `The provider ${this.definition.source} does not support resource type "${type}".`,
    );
  }
}

/** Of types that nobody has looked at: what most types are known by, and cannot change. */
const NAMES = ['name', 'name_prefix', 'identifier', 'identifier_prefix'];

function namesIn({ attributes }: BlockSchema): readonly string[] {
  return NAMES.filter((name) => attributes[name]?.optional === true || attributes[name]?.required === true);
}
