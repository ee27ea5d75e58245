import { awsCommonFacts, factsFor } from '../facts/aws-facts';
import { partitionOf, type AwsData } from '../aws/aws-data';
import { alreadyExists } from '../aws/refusals';
import { blockForVpc, ipamBehaviours } from '../aws/ipam-pools';
import type { Behaviour } from '../behaviours/behaviour';
import { awsBehaviours } from '../behaviours/aws/aws-behaviours';
import { awsDataSources } from '../data/aws/aws-data-sources';
import { awsEphemerals } from '../ephemeral/aws-ephemerals';
import { awsFunctions } from '../functions/aws-functions';
import { ProviderError } from '../protocol/provider-error';
import type { BlockSchema } from '../schema/schema';
import {
  UNKNOWN,
  attributeOf,
  hasUnknown,
  isListValue,
  isObjectValue,
  textOf,
  type ObjectValue,
  type Value,
} from '../values/value';
import type {
  AccountDefaults,
  DefinedRules,
  ProviderConfiguration,
  ProviderDefinition,
  SchemaSource,
} from './provider-definition';

/** The AWS provider. */
export function awsProvider(
  schemas: SchemaSource,
  source: string,
  defaults: AccountDefaults,
  data: AwsData,
  rules: DefinedRules,
  folder?: string,
): ProviderDefinition {
  return {
    source,
    schemas,
    meta: { attributes: { user_agent: { type: ['list', 'string'], optional: true } }, blockTypes: {} },
    commonFacts: awsCommonFacts,
    facts: factsFor,
    behaviours: withPools(awsBehaviours(data, folder)),
    alreadyExists,
    rules,
    dataSources: awsDataSources(data),
    functions: awsFunctions,
    ephemerals: awsEphemerals,
    configure: (config) => configure(config, defaults, data),
  };
}

/** VPCs take their block from a pool that they name, beside all else that they do. */
function withPools(behaviours: ProviderDefinition['behaviours']): ProviderDefinition['behaviours'] {
  const { aws_vpc: vpc } = behaviours;
  const apply: Behaviour['apply'] = (change) => ({ ...blockForVpc(change), ...vpc?.apply?.(change) });
  return { ...behaviours, ...ipamBehaviours, aws_vpc: { ...vpc, apply } };
}

function configure(config: ObjectValue, defaults: AccountDefaults, data: AwsData): ProviderConfiguration {
  const region = textOf(config['region']) ?? defaults.region;
  const role = textOf(attributeOf(firstOf(config['assume_role']), 'role_arn'));
  const account = accountOf(config, role, defaults);
  const { partition, dnsSuffix } = partitionOf(data, region);
  const defaultTags = attributeOf(firstOf(config['default_tags']), 'tags');
  return {
    place: { account, region, partition, dnsSuffix },
    ...(role === undefined ? {} : { role }),
    ...(isObjectValue(defaultTags) ? { defaultTags } : {}),
    given: (block, resource) => ({
      ...('tags_all' in block.attributes ? { tags_all: allTags(defaultTags, resource['tags'] ?? null) } : {}),
      ...(isOwnRegion(block) && resource['region'] === null ? { region } : {}),
    }),
  };
}

function isOwnRegion(block: BlockSchema): boolean {
  const attribute = block.attributes['region'];
  return attribute?.optional === true && attribute.computed === true;
}

/** The account of the assumed role, else the one that is allowed, else that of the credentials. */
function accountOf(config: ObjectValue, role: string | undefined, defaults: AccountDefaults): string {
  const allowed = textsOf(config['allowed_account_ids']);
  const account = role?.split(':')[4] ?? allowed[0] ?? defaults.account;
  const refused =
    allowed.length > 0 ? !allowed.includes(account) : textsOf(config['forbidden_account_ids']).includes(account);
  if (refused) throw new ProviderError(`AWS account ID not allowed: ${account}`);
  return account;
}

function allTags(defaults: Value, own: Value): Value {
  if (hasUnknown(own) || hasUnknown(defaults)) return UNKNOWN;
  return { ...(isObjectValue(defaults) ? defaults : {}), ...(isObjectValue(own) ? own : {}) };
}

function firstOf(value: Value | undefined): Value {
  return isListValue(value) ? (value[0] ?? null) : (value ?? null);
}

function textsOf(value: Value | undefined): readonly string[] {
  return isListValue(value) ? value.flatMap((part) => textOf(part) ?? []) : [];
}
