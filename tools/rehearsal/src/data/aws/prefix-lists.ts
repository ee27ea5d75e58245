import type { AwsData } from '../../aws/aws-data';
import { derived } from '../../plan/derived';
import { isListValue, isObjectValue, textOf, type ObjectValue } from '../../values/value';
import type { DataQuery, DataSource } from '../data-source';
import { existingObject, notFound } from '../existing-object';
import { textsOf } from './zones';

/** Prefix lists: those that AWS manages, and a customer's own. */
export function prefixListSources(data: AwsData): Readonly<Record<string, DataSource>> {
  return {
    aws_prefix_list: (query) => {
      const { id, name, cidrs } = awsList(data, query) ?? missing(query);
      return { id, prefix_list_id: id, name, cidr_blocks: cidrs };
    },
    aws_ec2_managed_prefix_list: (query) => {
      const list = awsList(data, query);
      return list === undefined ? existingObject(query) : managedList(query, list);
    },
  };
}

interface AwsList {
  readonly id: string;
  readonly name: string;
  readonly cidrs: readonly string[];
}

function awsList(data: AwsData, { config, place }: DataQuery): AwsList | undefined {
  const lists = Object.entries(data.prefixLists).map(([service, cidrs]) => {
    const name = `com.amazonaws.${service.startsWith('global.') ? service : `${place.region}.${service}`}`;
    return { id: `pl-${derived(name, 'hex', 8)}`, name, cidrs };
  });
  const id = textOf(config['id']) ?? textOf(config['prefix_list_id']);
  const names = [...(textOf(config['name']) === undefined ? [] : [textOf(config['name'])]), ...filterNames(config)];
  return lists.find((list) => (id === undefined ? names.includes(list.name) : list.id === id));
}

function filterNames(config: ObjectValue): readonly string[] {
  const filters = isListValue(config['filter']) ? config['filter'].filter(isObjectValue) : [];
  return filters.filter(({ name }) => name === 'prefix-list-name').flatMap(({ values }) => textsOf(values));
}

function managedList({ place }: DataQuery, { id, name, cidrs }: AwsList): ObjectValue {
  return {
    id,
    name,
    arn: `arn:${place.partition}:ec2:${place.region}:aws:prefix-list/${id}`,
    owner_id: 'AWS',
    address_family: 'IPv4',
    max_entries: 0,
    version: 0,
    tags: {},
    entries: cidrs.map((cidr) => ({ cidr, description: '' })),
  };
}

function missing(query: DataQuery): never {
  throw notFound(query);
}
