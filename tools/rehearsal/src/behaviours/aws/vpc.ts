import { Cidr } from '@landfall/contracts';

import { ProviderError } from '../../protocol/provider-error';
import { textOf, type ObjectValue } from '../../values/value';
import type { Behaviour, CloudChange } from '../behaviour';

/** VPCs come with a security group, a route table and a network ACL; subnets lie in them side by side. */
export const vpcBehaviours: Readonly<Record<string, Behaviour>> = {
  aws_vpc: { apply: vpcApplied, remove: vpcRemoved },
  aws_subnet: { apply: subnetApplied },
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
  if (prior !== undefined) return;
  const { account, region, partition } = place;
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

/** Source: the EC2 API reference, CreateSubnet: `InvalidSubnet.Range` and `InvalidSubnet.Conflict`. */
function subnetApplied({ cloud, place, prior, next }: CloudChange): undefined {
  const vpcId = textOf(next['vpc_id']);
  const range = cidrOf(next['cidr_block']);
  if (prior !== undefined || range === undefined) return;
  const { account, region } = place;
  const vpc = cloud.find({ type: 'aws_vpc', account, region }).find(({ id }) => id === vpcId);
  const further = cloud.find({ type: 'aws_vpc_ipv4_cidr_block_association', account, region });
  const ranges = [vpc, ...further.filter(({ attributes }) => attributes['vpc_id'] === vpcId)].flatMap(
    (object) => cidrOf(object?.attributes['cidr_block']) ?? [],
  );
  if (vpc !== undefined && !ranges.some((each) => each.contains(range))) {
    throw refused('InvalidSubnet.Range', `The CIDR '${range}' is invalid.`);
  }
  const taken = cloud
    .find({ type: 'aws_subnet', account, region })
    .filter(({ attributes }) => attributes['vpc_id'] === vpcId);
  if (taken.some(({ attributes }) => cidrOf(attributes['cidr_block'])?.overlaps(range) === true)) {
    throw refused('InvalidSubnet.Conflict', `The CIDR '${range}' conflicts with another subnet`);
  }
}

function refused(code: string, message: string): ProviderError {
  return new ProviderError(
    `creating EC2 Subnet: operation error EC2: CreateSubnet, https response error StatusCode: 400, api error ${code}: ${message}`,
  );
}

function cidrOf(value: unknown): Cidr | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return Cidr.parse(value, 'cidr_block');
  } catch {
    return undefined;
  }
}
