import type { AwsData } from '../../aws/aws-data';
import { defaultVpc } from '../../behaviours/aws/default-network';
import type { Json } from '../../json';
import { toStateJson } from '../../values/state-json';
import { textOf } from '../../values/value';
import type { DataQuery, DataSource } from '../data-source';
import { existingObject, existingObjects, objectsOf } from '../existing-object';
import { matching } from '../match-objects';

/** VPCs, subnets and security groups: those of the default VPC exist as soon as somebody asks for them. */
export function defaultNetworkSources(data: AwsData): Readonly<Record<string, DataSource>> {
  const withDefault = (query: DataQuery): DataQuery => {
    if (asksForDefault(query)) defaultVpc(query.cloud, query.place, data);
    return query;
  };
  const withDefaultGroup = (query: DataQuery): DataQuery => {
    if (asksForDefaultGroup(query)) defaultVpc(query.cloud, query.place, data);
    return query;
  };
  return {
    aws_vpc: (query) => existingObject(withDefault(query)),
    aws_vpcs: (query) => existingObjects(withDefault(query), 'aws_vpc'),
    aws_security_group: (query) => existingObject(withDefaultGroup(query)),
    aws_subnet: (query) => existingObject(withDefault(query)),
    aws_subnets: (query) => existingObjects(withDefault(query), 'aws_subnet'),
  };
}

/** Whether the group of the default VPC is meant: that of another VPC is asked for with the VPC, or is there already. */
function asksForDefaultGroup(query: DataQuery): boolean {
  if (textOf(query.config['name']) !== 'default' || (query.config['vpc_id'] ?? null) !== null) return false;
  return matching(objectsOf(query, query.type), query.config).length === 0;
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
