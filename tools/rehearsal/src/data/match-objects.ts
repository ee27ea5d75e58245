import type { CloudObject } from '../cloud/cloud-object';
import type { Json } from '../json';
import { isListValue, isObjectValue, textOf, type ObjectValue, type Value } from '../values/value';

type Attributes = Readonly<Record<string, Json>>;

/** Arguments of data sources that say how to look rather than what for. */
const NOT_COMPARED = new Set([
  'region',
  'filter',
  'timeouts',
  'most_recent',
  'with_decryption',
  'state',
  'path_prefix',
]);

/** What AWS says of its own defaults; objects that Terraform made are none. */
const FLAGS_OF_DEFAULTS = new Set(['default', 'default_for_az']);

/** The objects that have what the arguments of a data source ask for. Arguments that objects do not have are passed over. */
export function matching(objects: readonly CloudObject[], config: ObjectValue): readonly CloudObject[] {
  return objects.filter((object) => meetsArguments(object, config) && meetsFilters(object, config['filter']));
}

function meetsArguments({ attributes, id }: CloudObject, config: ObjectValue): boolean {
  return Object.entries(config).every(([name, wanted]) => {
    if (wanted === null || NOT_COMPARED.has(name)) return true;
    if (name === 'id') return textOf(wanted) === id;
    if (name === 'tags') return hasTags(attributes, wanted);
    const actual = attributes[name] ?? (FLAGS_OF_DEFAULTS.has(name) ? false : undefined);
    if (actual === undefined || isListValue(wanted) || isObjectValue(wanted)) return true;
    return textOf(wanted) === textOfJson(actual);
  });
}

function hasTags(attributes: Attributes, wanted: Value): boolean {
  if (!isObjectValue(wanted)) return true;
  const tags = tagsOf(attributes);
  return Object.entries(wanted).every(([name, value]) => tags[name] === textOf(value));
}

function tagsOf(attributes: Attributes): Readonly<Record<string, Json>> {
  const tags = attributes['tags_all'] ?? attributes['tags'];
  return typeof tags === 'object' && tags !== null && !Array.isArray(tags) ? (tags as Attributes) : {};
}

function meetsFilters(object: CloudObject, filters: Value | undefined): boolean {
  return !isListValue(filters) || filters.every((filter) => !isObjectValue(filter) || meetsFilter(object, filter));
}

/** A filter on something that the simulation does not know of lets everything pass. */
function meetsFilter({ attributes, id }: CloudObject, filter: ObjectValue): boolean {
  const name = textOf(filter['name']) ?? '';
  const values = isListValue(filter['values']) ? filter['values'].flatMap((value) => textOf(value) ?? []) : [];
  const tags = tagsOf(attributes);
  if (name === 'tag-key') return values.some((key) => key in tags);
  const actual = name.startsWith('tag:') ? (tags[name.slice(4)] ?? null) : filtered(attributes, id, name);
  if (actual === undefined) return true;
  return values.some((value) => wildcard(value).test(textOfJson(actual) ?? ''));
}

function filtered(attributes: Attributes, id: string, name: string): Json | undefined {
  const attribute = name
    .replaceAll('-', '_')
    .replace(/^is_?[dD]efault$/, 'default')
    .replace(/^defaultForAz$/, 'default_for_az');
  const own = attributes[attribute] ?? (FLAGS_OF_DEFAULTS.has(attribute) ? false : undefined);
  if (own !== undefined) return own;
  // EC2 names an object's own id after its type: `vpc-id` of a VPC, `group-id` of a security group.
  return /^(?:vpc|subnet|group|route_table|nat_gateway|internet_gateway|network_acl|instance|allocation)_id$/.test(
    attribute,
  )
    ? id
    : { cidr: attributes['cidr_block'], group_name: attributes['name'] }[attribute];
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}

function textOfJson(json: Json): string | undefined {
  return typeof json === 'object' ? undefined : String(json);
}
