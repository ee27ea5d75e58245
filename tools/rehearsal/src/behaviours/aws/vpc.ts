import type { Cloud } from '../../cloud/cloud';
import type { Place } from '../../plan/resource-model';
import { textOf, type ObjectValue } from '../../values/value';
import type { Behaviour, CloudChange } from '../behaviour';

/** VPCs come with a security group, a route table and a network ACL. */
export const vpcBehaviours: Readonly<Record<string, Behaviour>> = {
  aws_vpc: { apply: vpcApplied, remove: vpcRemoved },
};

interface Companion {
  readonly type: string;
  readonly id: string;
}

function companions(vpc: ObjectValue): readonly Companion[] {
  return [
    { type: 'aws_security_group', id: textOf(vpc['default_security_group_id']) ?? '' },
    { type: 'aws_route_table', id: textOf(vpc['main_route_table_id']) ?? '' },
    { type: 'aws_network_acl', id: textOf(vpc['default_network_acl_id']) ?? '' },
  ].filter(({ id }) => id !== '');
}

function vpcApplied({ cloud, place, prior, next, seed }: CloudChange): undefined {
  if (prior === undefined) addCompanions(cloud, place, next, seed);
}

/** Gives a new VPC its security group, its main route table and its network ACL. */
export function addCompanions(
  cloud: Cloud,
  { account, region, partition }: Place,
  next: ObjectValue,
  seed: string,
): void {
  for (const { type, id } of companions(next)) {
    const kind = type.replace('aws_', '').replaceAll('_', '-');
    const attributes = {
      id,
      arn: `arn:${partition}:ec2:${region}:${account}:${kind}/${id}`,
      owner_id: account,
      vpc_id: textOf(next['id']) ?? '',
      region,
      tags: {},
      tags_all: {},
      ...(type === 'aws_security_group' ? { name: 'default', description: 'default VPC security group' } : {}),
    };
    cloud.put({ type, account, region, id, seed, attributes });
  }
}

function vpcRemoved({ cloud, prior }: Parameters<NonNullable<Behaviour['remove']>>[0]): void {
  for (const { type, id } of companions(prior)) {
    for (const object of cloud.find({ type })) if (object.id === id) cloud.delete(object.key);
  }
}
