import type { AwsData } from '../../aws/aws-data';
import { derived } from '../../plan/derived';
import { fillTemplates } from '../../plan/template';
import { ProviderError } from '../../protocol/provider-error';
import { textOf, type ObjectValue } from '../../values/value';
import type { DataQuery, DataSource } from '../data-source';
import { attributesOf, notFound, objectsOf } from '../existing-object';

/** SSM parameters and KMS keys, which have several names. */
export function keyAndParameterSources(data: AwsData): Readonly<Record<string, DataSource>> {
  return {
    aws_ssm_parameter: (query) => parameter(data, query),
    aws_kms_key: keyNamed,
    aws_kms_alias: alias,
  };
}

/** A parameter that exists, by name or ARN, else one that AWS publishes. */
function parameter(data: AwsData, query: DataQuery): ObjectValue {
  const name = textOf(query.config['name']) ?? '';
  const object = objectsOf(query, 'aws_ssm_parameter').find(
    ({ attributes }) => attributes['name'] === name || attributes['arn'] === name,
  );
  if (object === undefined) return publicParameter(data, query, name);
  const { value, insecure_value: insecure, type } = object.attributes;
  const content = [insecure, value].find((text) => typeof text === 'string' && text !== '') ?? '';
  return {
    ...attributesOf(query, object),
    id: name,
    value: String(content),
    insecure_value: type === 'SecureString' ? null : String(content),
  };
}

function publicParameter(data: AwsData, { place, type }: DataQuery, name: string): ObjectValue {
  const found = name.startsWith('/aws/service/')
    ? data.publicParameters.find((each) => each.name.test(name))
    : undefined;
  if (found === undefined) {
    throw new ProviderError(`reading SSM Parameter (${name}): couldn't find resource`);
  }
  const groups = found.name.exec(name) ?? [];
  const template = found.value.replace(/\{(\d)\}/g, (_, index: string) => groups[Number(index)] ?? '');
  const value = String(
    fillTemplates(template, { seed: `${place.region}/${name}`, at: type, place, attribute: () => null }),
  );
  return {
    id: name,
    arn: `arn:${place.partition}:ssm:${place.region}::parameter${name}`,
    type: 'String',
    value,
    insecure_value: value,
    version: 1,
  };
}

/** A key by id, ARN or alias; throws where there is none. */
export function keyNamed(query: DataQuery): ObjectValue {
  const wanted = textOf(query.config['key_id']) ?? '';
  const target = /(?:^|:)(alias\/.+)$/.exec(wanted)?.[1];
  const aliased = target === undefined ? undefined : aliasNamed(query, target)?.attributes['target_key_id'];
  const object = objectsOf(query, 'aws_kms_key').find(({ id, attributes }) =>
    [id, attributes['arn']].includes(aliased ?? wanted),
  );
  if (object !== undefined)
    return { ...attributesOf(query, object), enabled: true, key_state: 'Enabled', aws_account_id: query.place.account };
  if (target?.startsWith('alias/aws/') === true) return awsManagedKey(query, target);
  throw notFound(query);
}

/** Keys that AWS manages exist in every account. */
function awsManagedKey({ place }: DataQuery, name: string): ObjectValue {
  const id = derived(`${place.account}/${place.region}/${name}`, 'uuid', 36);
  return {
    id,
    arn: `arn:${place.partition}:kms:${place.region}:${place.account}:key/${id}`,
    aws_account_id: place.account,
    enabled: true,
    key_manager: 'AWS',
    key_state: 'Enabled',
    key_usage: 'ENCRYPT_DECRYPT',
  };
}

function aliasNamed(query: DataQuery, name: string) {
  return objectsOf(query, 'aws_kms_alias').find(({ attributes }) => attributes['name'] === name);
}

function alias(query: DataQuery): ObjectValue {
  const name = textOf(query.config['name']) ?? '';
  const object = aliasNamed(query, name);
  if (object !== undefined) return attributesOf(query, object);
  if (!name.startsWith('alias/aws/')) throw notFound(query);
  const target = awsManagedKey(query, name);
  const { partition, region, account } = query.place;
  const arn = `arn:${partition}:kms:${region}:${account}:${name}`;
  return { id: arn, arn, target_key_id: target['id'] ?? null, target_key_arn: target['arn'] ?? null };
}
