import type { AwsData } from '../../aws/aws-data';
import { defaultVpc } from '../../behaviours/aws/default-network';
import type { Json } from '../../json';
import { toStateJson } from '../../values/state-json';
import type { DataQuery, DataSource } from '../data-source';
import { existingObject, existingObjects } from '../existing-object';

/** VPCs and subnets: those of the default VPC exist as soon as somebody asks for them. */
export function defaultNetworkSources(data: AwsData): Readonly<Record<string, DataSource>> {
  const withDefault = (query: DataQuery): DataQuery => {
    if (asksForDefault(query)) defaultVpc(query.cloud, query.place, data);
    return query;
  };
  return {
    aws_vpc: (query) => existingObject(withDefault(query)),
    aws_vpcs: (query) => existingObjects(withDefault(query), 'aws_vpc'),
    aws_subnet: (query) => existingObject(withDefault(query)),
    aws_subnets: (query) => existingObjects(withDefault(query), 'aws_subnet'),
  };
}

function asksForDefault({ config }: DataQuery): boolean {
  if (config['default'] === true || config['default_for_az'] === true) return true;
  const filters = toStateJson(config['filter'] ?? null);
  return Array.isArray(filters) && (filters as readonly Json[]).some((filter) => isForDefault(JSON.stringify(filter)));
}

function isForDefault(filter: string): boolean {
  return (
    /"name":"(?:isDefault|is-default|default-for-az|defaultForAz)"/.test(filter) && /"values":\["true"\]/.test(filter)
  );
}
