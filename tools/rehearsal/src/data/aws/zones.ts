import type { AwsData } from '../../aws/aws-data';
import { zoneIdOf } from '../../aws/zone-id';
import { ProviderError } from '../../protocol/provider-error';
import { isListValue, isObjectValue, textOf, type ObjectValue, type Value } from '../../values/value';
import type { DataQuery, DataSource } from '../data-source';

/** Availability Zones. Local and Wavelength Zones are not known. */
export function zoneSources(data: AwsData): Readonly<Record<string, DataSource>> {
  return {
    aws_availability_zones: (query) => zones(data, query),
    aws_availability_zone: (query) => zone(data, query),
  };
}

interface Zone {
  readonly name: string;
  readonly id: string;
}

function zonesOf(data: AwsData, region: string): readonly Zone[] {
  const letters = data.regions[region]?.zones ?? 'abc';
  return [...letters].map((letter) => ({ name: region + letter, id: zoneIdOf(region + letter) }));
}

function zones(data: AwsData, { config, place }: DataQuery): ObjectValue {
  const region = textOf(config['region']) ?? place.region;
  const excluded = [...textsOf(config['exclude_names']), ...textsOf(config['exclude_zone_ids'])];
  const found = zonesOf(data, region)
    .filter(({ name, id }) => !excluded.includes(name) && !excluded.includes(id))
    .filter((each) => meetsFilters(each, region, config['filter']));
  return {
    id: region,
    names: found.map(({ name }) => name),
    zone_ids: found.map(({ id }) => id),
    group_names: found.length === 0 ? [] : [region],
  };
}

function meetsFilters({ name, id }: Zone, region: string, filters: Value | undefined): boolean {
  const attributes: Readonly<Record<string, string>> = {
    'opt-in-status': 'opt-in-not-required',
    'group-name': region,
    'region-name': region,
    state: 'available',
    'zone-id': id,
    'zone-name': name,
    'zone-type': 'availability-zone',
  };
  if (!isListValue(filters)) return true;
  return filters.filter(isObjectValue).every((filter) => {
    const actual = attributes[textOf(filter['name']) ?? ''];
    return actual === undefined || textsOf(filter['values']).includes(actual);
  });
}

function zone(data: AwsData, { config, place }: DataQuery): ObjectValue {
  const region = textOf(config['region']) ?? place.region;
  const wanted = textOf(config['name']) ?? textOf(config['zone_id']);
  const found = zonesOf(data, region).find(({ name, id }) => name === wanted || id === wanted);
  if (found === undefined) throw new ProviderError('no matching EC2 Availability Zone found');
  return {
    id: found.name,
    name: found.name,
    zone_id: found.id,
    name_suffix: found.name.slice(region.length),
    region,
    state: 'available',
    group_name: region,
    network_border_group: region,
    opt_in_status: 'opt-in-not-required',
    zone_type: 'availability-zone',
    parent_zone_id: '',
    parent_zone_name: '',
  };
}

export function textsOf(value: Value | undefined): readonly string[] {
  return isListValue(value) ? value.flatMap((part) => textOf(part) ?? []) : [];
}
