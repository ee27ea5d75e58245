import type { CloudQuery } from '../cloud/cloud';
import type { CloudObject } from '../cloud/cloud-object';
import type { RuleContext } from './rule';
import { textAt } from './read';

/** Types whose objects are one kind of thing to AWS. */
const KINDS = {
  vpc: ['aws_vpc', 'aws_default_vpc'],
  subnet: ['aws_subnet', 'aws_default_subnet'],
  securityGroup: ['aws_security_group', 'aws_default_security_group'],
  routeTable: ['aws_route_table', 'aws_default_route_table'],
  internetGateway: ['aws_internet_gateway'],
  egressOnlyGateway: ['aws_egress_only_internet_gateway'],
  natGateway: ['aws_nat_gateway'],
  transitGateway: ['aws_ec2_transit_gateway'],
  attachment: [
    'aws_ec2_transit_gateway_vpc_attachment',
    'aws_ec2_transit_gateway_peering_attachment',
    'aws_ec2_transit_gateway_vpc_attachment_accepter',
  ],
  transitGatewayRouteTable: ['aws_ec2_transit_gateway_route_table'],
  vpcEndpoint: ['aws_vpc_endpoint'],
  peering: ['aws_vpc_peering_connection', 'aws_vpc_peering_connection_accepter'],
  elasticIp: ['aws_eip'],
  launchTemplate: ['aws_launch_template'],
  cluster: ['aws_eks_cluster'],
  key: ['aws_kms_key', 'aws_kms_replica_key', 'aws_kms_external_key'],
} as const;

export type Kind = keyof typeof KINDS;

/** All objects of a kind in the account and Region of the change. */
export function own({ cloud, place: { account, region } }: RuleContext, kind: Kind): readonly CloudObject[] {
  return KINDS[kind].flatMap((type) => cloud.find({ type, account, region }));
}

/** Objects of a type in the account and Region of the change, without the changed object. */
export function others(context: RuleContext, type = context.type): readonly CloudObject[] {
  const { account, region } = context.place;
  return inPlace(context, { type, account, region });
}

/** The same of those that have a value in an attribute: without a look at each, as there may be thousands. */
export function othersWith(
  context: RuleContext,
  type: string,
  attribute: string,
  value: string | undefined,
): readonly CloudObject[] {
  if (value === undefined) return [];
  const { account, region } = context.place;
  return context.cloud
    .withValue(type, value, readerOf(attribute))
    .filter((object) => object.account === account && object.region === region && object.key !== context.key);
}

const readers = new Map<string, (object: CloudObject) => string | undefined>();

/** The function that reads an attribute; the same one each time, so that the cloud may keep what it says. */
function readerOf(attribute: string): (object: CloudObject) => string | undefined {
  const reader = readers.get(attribute) ?? (({ attributes }: CloudObject) => textAt(attributes, attribute));
  readers.set(attribute, reader);
  return reader;
}

/** Objects of a type that belongs to no Region, in the account of the change, without the changed object. */
export function othersOfAccount(context: RuleContext, type = context.type): readonly CloudObject[] {
  return inPlace(context, { type, account: context.place.account });
}

function inPlace({ cloud, key }: RuleContext, query: CloudQuery): readonly CloudObject[] {
  return cloud.find(query).filter((object) => object.key !== key);
}

/** The object of a kind with an id, in the account and Region of the change, or shared with the account there. */
export function the(context: RuleContext, kind: Kind, id: string | undefined): CloudObject | undefined {
  if (id === undefined) return undefined;
  const found = everywhere(context, kind, id).filter((object) => isSeenIn(context.place.region, object));
  return (
    found.find(({ account }) => account === context.place.account) ?? found.find((each) => isShared(context, each))
  );
}

/** The objects of a kind with an id, in any account and Region. */
export function everywhere({ cloud }: RuleContext, kind: Kind, id: string): readonly CloudObject[] {
  const found = KINDS[kind].flatMap((type) => [
    ...cloud.withValue(type, id, idOf),
    ...cloud.withValue(type, id, readerOf('arn')),
  ]);
  return [...new Set(found)];
}

const idOf = ({ id }: CloudObject): string => id;

/** Whether an object is in a Region. A peering connection is in those of both its VPCs. */
function isSeenIn(region: string, object: CloudObject): boolean {
  return (
    object.region === region ||
    (object.type === 'aws_vpc_peering_connection' && textAt(object.attributes, 'peer_region') === region)
  );
}

/** Whether a share of Resource Access Manager holds the object. Transit gateways and peering connections are accepted by their owners. */
function isShared({ cloud }: RuleContext, object: CloudObject): boolean {
  if (/^aws_(?:ec2_transit_gateway|vpc_peering_connection)/.test(object.type)) return true;
  return cloud
    .find({ type: 'aws_ram_resource_association' })
    .some(({ attributes }) => textAt(attributes, 'resource_arn') === textAt(object.attributes, 'arn'));
}

/** The cluster that an object belongs to. */
export function clusterOf(context: RuleContext): CloudObject | undefined {
  return the(context, 'cluster', textAt(context.object, 'cluster_name'));
}
