import type { AwsData } from '../../aws/aws-data';
import { zoneIdOf } from '../../aws/zone-id';
import { accountSeed } from '../../cloud/account-objects';
import type { Cloud } from '../../cloud/cloud';
import type { CloudObject } from '../../cloud/cloud-object';
import type { Json } from '../../json';
import { derived } from '../../plan/derived';
import type { Place } from '../../plan/resource-model';
import { ProviderError } from '../../protocol/provider-error';
import { attributeOf, textOf, type ObjectValue } from '../../values/value';
import type { Behaviour } from '../behaviour';
import { addCompanions } from './vpc';

/** Source: the VPC user guide, default VPCs. */
const CIDR_BLOCK = '172.31.0.0/16';

/** Types that adopt what every account has in every Region. */
export function defaultNetworkBehaviours(data: AwsData): Readonly<Record<string, Behaviour>> {
  return {
    aws_default_vpc: {
      apply: ({ cloud, place, prior }) =>
        prior === undefined ? { ...defaultVpc(cloud, place, data).attributes } : undefined,
    },
    aws_default_subnet: {
      apply: ({ cloud, place, prior, next }) =>
        prior === undefined ? { ...defaultSubnet(cloud, place, data, next).attributes } : undefined,
    },
  };
}

/**
 * The default VPC of an account in a Region, with its subnets, one to a zone, and its internet gateway. AWS makes it with
 * the account. Here it comes into being when something first asks for it.
 */
export function defaultVpc(cloud: Cloud, place: Place, data: AwsData): CloudObject {
  const { account, region } = place;
  const found = cloud
    .find({ type: 'aws_vpc', account, region })
    .find(({ attributes }) => attributes['default'] === true);
  return found ?? newDefaultVpc(cloud, place, data);
}

function defaultSubnet(cloud: Cloud, place: Place, data: AwsData, wanted: ObjectValue): CloudObject {
  const vpc = defaultVpc(cloud, place, data);
  const { account, region } = place;
  const zone = textOf(attributeOf(wanted, 'availability_zone'));
  const found = cloud
    .find({ type: 'aws_subnet', account, region })
    .find(({ attributes }) => attributes['vpc_id'] === vpc.id && attributes['availability_zone'] === zone);
  if (found !== undefined) return found;
  throw new ProviderError(`no default subnet in Availability Zone ${zone}`, `${region} has no such zone.`);
}

function newDefaultVpc(cloud: Cloud, place: Place, data: AwsData): CloudObject {
  const { account, region, partition } = place;
  const seed = accountSeed(`default-vpc/${account}/${region}`);
  const put = (type: string, kind: string, name: string, attributes: Readonly<Record<string, Json>>): CloudObject => {
    const id = `${name}-${derived(`${seed}/${JSON.stringify(attributes)}`, 'hex', 17)}`;
    const arn = `arn:${partition}:ec2:${region}:${account}:${kind}/${id}`;
    const shared = { id, arn, owner_id: account, region, tags: {}, tags_all: {} };
    return cloud.put({ type, account, region, id, seed, attributes: { ...shared, ...attributes } });
  };
  const part = (name: string, prefix: string): string => `${prefix}-${derived(`${seed}/${name}`, 'hex', 17)}`;
  const vpc = put('aws_vpc', 'vpc', 'vpc', {
    cidr_block: CIDR_BLOCK,
    default: true,
    instance_tenancy: 'default',
    enable_dns_support: true,
    enable_dns_hostnames: true,
    enable_network_address_usage_metrics: false,
    dhcp_options_id: part('options', 'dopt'),
    main_route_table_id: part('routes', 'rtb'),
    default_route_table_id: part('routes', 'rtb'),
    default_network_acl_id: part('acl', 'acl'),
    default_security_group_id: part('group', 'sg'),
    ipv6_cidr_block: '',
    ipv6_association_id: '',
    ipv6_cidr_block_network_border_group: '',
  });
  addCompanions(cloud, place, vpc.attributes as ObjectValue, seed);
  put('aws_internet_gateway', 'internet-gateway', 'igw', { vpc_id: vpc.id });
  for (const [index, letter] of [...(data.regions[region]?.zones ?? 'abc')].entries()) {
    put('aws_subnet', 'subnet', 'subnet', {
      vpc_id: vpc.id,
      cidr_block: `172.31.${index * 16}.0/20`,
      availability_zone: `${region}${letter}`,
      availability_zone_id: zoneIdOf(`${region}${letter}`),
      default_for_az: true,
      map_public_ip_on_launch: true,
      assign_ipv6_address_on_creation: false,
      ipv6_native: false,
      enable_dns64: false,
      enable_resource_name_dns_a_record_on_launch: false,
      enable_resource_name_dns_aaaa_record_on_launch: false,
      private_dns_hostname_type_on_launch: 'ip-name',
    });
  }
  return vpc;
}
