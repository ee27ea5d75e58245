import { derived } from '../../plan/derived';
import { attributeOf, isListValue, textOf, type ObjectValue, type Value } from '../../values/value';
import { InventedAnswer, type DataQuery, type DataSource } from '../data-source';
import { attributesOf, objectsOf } from '../existing-object';

/** IAM Identity Center, which an organisation sets up outside of Terraform, and whose users a directory brings. */
export const identityCenterSources: Readonly<Record<string, DataSource>> = {
  aws_ssoadmin_instances: instances,
  aws_identitystore_group: (query) => member(query, 'group_id', 'display_name', 'DisplayName'),
  aws_identitystore_user: (query) => member(query, 'user_id', 'user_name', 'UserName'),
};

function instances({ place }: DataQuery): InventedAnswer {
  const seed = `identity center/${place.partition}`;
  return new InventedAnswer({
    id: place.region,
    arns: [`arn:${place.partition}:sso:::instance/ssoins-${derived(seed, 'hex', 16)}`],
    identity_store_ids: [`d-${derived(seed, 'hex', 10)}`],
  });
}

/** A user or group by id or by the attribute that is unique; one that no configuration made is taken to exist. */
function member(query: DataQuery, id: string, name: string, path: string): ObjectValue | InventedAnswer {
  const { config, type } = query;
  const unique = first(attributeOf(first(config['alternate_identifier']), 'unique_attribute'));
  const wanted = textOf(config[id]) ?? textOf(attributeOf(unique, 'attribute_value')) ?? '';
  const found = objectsOf(query, type).find(({ attributes }) => [attributes[id], attributes[name]].includes(wanted));
  if (found !== undefined) return attributesOf(query, found);
  const isName = textOf(attributeOf(unique, 'attribute_path')) === path;
  const uuid = textOf(config[id]) ?? derived(`${type}/${wanted}`, 'uuid', 36);
  return new InventedAnswer({ id: uuid, [id]: uuid, ...(isName ? { [name]: wanted } : {}) });
}

function first(value: Value | undefined): Value {
  return isListValue(value) ? (value[0] ?? null) : (value ?? null);
}
