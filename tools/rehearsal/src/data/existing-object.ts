import type { CloudObject } from '../cloud/cloud-object';
import { ProviderError } from '../protocol/provider-error';
import { fromStateJson } from '../values/state-json';
import { typeOfAttribute } from '../values/type-of-block';
import { textOf, type ObjectValue, type Value } from '../values/value';
import type { DataQuery } from './data-source';
import { humanName, isOfEc2 } from './human-name';
import { matching } from './match-objects';

/** Attributes in which a plural data source lists what it found, with the attribute of the objects. */
const lists: Readonly<Record<string, string>> = {
  ids: 'id',
  names: 'name',
  arns: 'arn',
  allocation_ids: 'allocation_id',
  public_ips: 'public_ip',
  vpc_ids: 'vpc_id',
};

/** Objects of a resource type in the place of a query. */
export function objectsOf({ cloud, place }: DataQuery, type: string): readonly CloudObject[] {
  const { account, region } = place;
  return cloud.find({ type, account }).filter((object) => object.region === region || object.region === 'global');
}

/** Answers from the one object that the arguments lead to. */
export function existingObject(query: DataQuery, type = query.type): ObjectValue {
  const found = matching(objectsOf(query, type), query.config);
  const [object] = found;
  if (object === undefined) throw notFound(query);
  if (found.length > 1 && query.config['most_recent'] !== true) throw severalFound(query);
  return attributesOf(query, object);
}

/** Answers with lists of what the objects have that fit. */
export function existingObjects(query: DataQuery, type: string): ObjectValue {
  const found = matching(objectsOf(query, type), query.config);
  const answer: Record<string, Value> = { id: query.place.region };
  for (const [list, attribute] of Object.entries(lists)) {
    if (!(list in query.block.attributes)) continue;
    answer[list] = found
      .flatMap(({ id, attributes }) => {
        const value = attribute === 'id' ? id : (attributes[attribute] ?? null);
        return typeof value === 'string' ? [value] : [];
      })
      .sort();
  }
  return answer;
}

/** The attributes of an object that the data source has as well. */
export function attributesOf({ block }: DataQuery, object: CloudObject): ObjectValue {
  const answer: Record<string, Value> = { id: object.id };
  for (const [name, attribute] of Object.entries(block.attributes)) {
    const json = name === 'tags' ? (object.attributes['tags_all'] ?? object.attributes[name]) : object.attributes[name];
    if (json !== undefined && json !== null) answer[name] = fromStateJson(json, typeOfAttribute(attribute));
  }
  return answer;
}

export function notFound({ type, config }: DataQuery): ProviderError {
  if (isOfEc2(type)) return new ProviderError(`no matching ${humanName(type)} found`);
  const name = ['name', 'id', 'arn', 'key_id'].map((argument) => textOf(config[argument])).find((text) => text);
  return new ProviderError(`reading ${humanName(type)} (${name ?? 'any'}): couldn't find resource`);
}

function severalFound({ type }: DataQuery): ProviderError {
  const name = humanName(type);
  return new ProviderError(
    `multiple ${name}s matched; use additional constraints to reduce matches to a single ${name}`,
  );
}
