import type { AwsData } from '../../aws/aws-data';
import type { CloudObject } from '../../cloud/cloud-object';
import { derivedNumber } from '../../plan/derived';
import { isListValue, textOf, type ObjectValue, type Value } from '../../values/value';
import type { Behaviour, CloudChange } from '../behaviour';
import { defaultVpc } from './default-network';

/** Types that lie in subnets, with the attribute that names them. */
const inSubnets: Readonly<Record<string, string>> = {
  aws_alb: 'subnets',
  aws_cloudhsm_v2_cluster: 'subnet_ids',
  aws_dax_subnet_group: 'subnet_ids',
  aws_db_subnet_group: 'subnet_ids',
  aws_dms_replication_subnet_group: 'subnet_ids',
  aws_ec2_client_vpn_network_association: 'subnet_id',
  aws_ec2_instance_connect_endpoint: 'subnet_id',
  aws_efs_mount_target: 'subnet_id',
  aws_elasticache_subnet_group: 'subnet_ids',
  aws_fsx_file_cache: 'subnet_ids',
  aws_fsx_lustre_file_system: 'subnet_ids',
  aws_fsx_ontap_file_system: 'subnet_ids',
  aws_fsx_openzfs_file_system: 'subnet_ids',
  aws_fsx_windows_file_system: 'subnet_ids',
  aws_lb: 'subnets',
  aws_memorydb_subnet_group: 'subnet_ids',
  aws_nat_gateway: 'subnet_id',
  aws_network_interface: 'subnet_id',
  aws_vpc_route_server_endpoint: 'subnet_id',
};

/** Blocks of an instance that EC2 fills in. */
const OF_INSTANCES = [
  'cpu_options',
  'enclave_options',
  'maintenance_options',
  'metadata_options',
  'private_dns_name_options',
  'root_block_device',
];

/** Types that adopt or join something of a VPC, with the attribute that names it and the type that it has. */
const inVpcOf: Readonly<Record<string, readonly [attribute: string, type: string]>> = {
  aws_default_network_acl: ['default_network_acl_id', 'aws_network_acl'],
  aws_default_route_table: ['default_route_table_id', 'aws_route_table'],
};

/** Types that lie in the default VPC when the configuration names none. */
const inDefaultVpc = ['aws_security_group', 'aws_default_security_group'];

/** What objects have from the VPC and the subnets that they lie in. */
export function networkPlacementBehaviours(data: AwsData): Readonly<Record<string, Behaviour>> {
  return Object.fromEntries([
    ...Object.entries(inSubnets).map(
      ([type, attribute]) => [type, onCreate((change) => ofSubnets(change, attribute, data))] as const,
    ),
    ...Object.entries(inVpcOf).map(
      ([type, [attribute, of]]) =>
        [type, onCreate((change) => vpcOf(named(change, of, change.next[attribute])))] as const,
    ),
    ['aws_instance', { ...onCreate((change) => ofSubnets(change, 'subnet_id', data)), computedBlocks: OF_INSTANCES }],
    ...inDefaultVpc.map((type) => [type, onCreate((change) => inDefault(change, data))] as const),
  ]);
}

function inDefault({ cloud, place, config }: CloudChange, data: AwsData): ObjectValue | undefined {
  return textOf(config['vpc_id']) === undefined ? { vpc_id: defaultVpc(cloud, place, data).id } : undefined;
}

function onCreate(make: NonNullable<Behaviour['apply']>): Behaviour {
  return { apply: (change) => (change.prior === undefined ? make(change) : undefined) };
}

/** Instances without a subnet get one of the default VPC. */
function ofSubnets(change: CloudChange, attribute: string, data: AwsData): ObjectValue | undefined {
  const subnets = named(change, 'aws_subnet', change.config[attribute] ?? null);
  const [subnet] = subnets.length === 0 && 'instance_type' in change.next ? subnetsOfDefault(change, data) : subnets;
  if (subnet === undefined) return undefined;
  const { availability_zone: zone, availability_zone_id: zoneId, cidr_block: cidr } = subnet.attributes;
  const address = addressIn(cidr, change.seed);
  return {
    ...vpcOf([subnet]),
    ...(typeof zone === 'string' ? { availability_zone: zone, availability_zone_name: zone } : {}),
    ...(typeof zoneId === 'string' ? { availability_zone_id: zoneId } : {}),
    ...(address === undefined ? {} : { private_ip: address, ip_address: address, private_ips: [address] }),
    ...(address === undefined ? {} : { private_dns: privateName(address, change.place.region) }),
    ...(attribute === 'subnet_id' ? { subnet_id: subnet.id } : {}),
  };
}

function subnetsOfDefault({ cloud, place, config }: CloudChange, data: AwsData): readonly CloudObject[] {
  const { account, region } = place;
  const vpc = defaultVpc(cloud, place, data);
  const zone = textOf(config['availability_zone']);
  return cloud
    .find({ type: 'aws_subnet', account, region })
    .filter(({ attributes }) => attributes['vpc_id'] === vpc.id)
    .filter(({ attributes }) => zone === undefined || attributes['availability_zone'] === zone);
}

function named({ cloud, place }: CloudChange, type: string, ids: Value | undefined): readonly CloudObject[] {
  const wanted = (isListValue(ids) ? ids : [ids]).flatMap((id) => textOf(id) ?? []);
  const { account, region } = place;
  return cloud.find({ type, account, region }).filter(({ id }) => wanted.includes(id));
}

function vpcOf([object]: readonly CloudObject[]): ObjectValue {
  const vpc = object?.attributes['vpc_id'];
  return typeof vpc === 'string' ? { vpc_id: vpc } : {};
}

/** An address of a subnet. EC2 keeps the first four and the last for itself. */
function addressIn(cidr: unknown, seed: string): string | undefined {
  const [, a, b, c, d, length] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(String(cidr)) ?? [];
  if (length === undefined) return undefined;
  const size = 2 ** (32 - Number(length));
  const start = [a, b, c, d].reduce((sum, part) => sum * 256 + Number(part), 0);
  const address = start + derivedNumber(`${seed}/address`, 4, size - 2);
  return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) % 256).join('.');
}

function privateName(address: string, region: string): string {
  const domain = region === 'us-east-1' ? 'ec2' : `${region}.compute`;
  return `ip-${address.replaceAll('.', '-')}.${domain}.internal`;
}
