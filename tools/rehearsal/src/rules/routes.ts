import type { CloudObject } from '../cloud/cloud';
import { others, own, the } from './look-up';
import { cidrAt, isSetAt, textAt, textsAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

const createRoute = 'the EC2 API reference, CreateRoute';
const DESTINATIONS = ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'];
const TARGETS = [
  'carrier_gateway_id',
  'core_network_arn',
  'egress_only_gateway_id',
  'gateway_id',
  'local_gateway_id',
  'nat_gateway_id',
  'network_interface_id',
  'transit_gateway_id',
  'vpc_endpoint_id',
  'vpc_peering_connection_id',
];

/** What EC2 refuses of routes. */
export const routeRules: readonly Rule[] = [
  {
    id: 'ROUTE-001',
    title: 'A route table has one route to a destination, written in its `route` blocks or beside it',
    source: createRoute,
    phase: 'apply',
    types: ['aws_route'],
    check: (context) => {
      const [destination] = DESTINATIONS.map((name) => textAt(context.object, name)).filter((text) => text);
      const inline = textsOfRoutes(tableOf(context));
      if (context.action !== 'create' || destination === undefined || !inline.includes(destination)) return undefined;
      const message = `The route identified by ${destination} already exists.`;
      return refused(context, 'EC2 CreateRoute', 'RouteAlreadyExists', message);
    },
  },
  {
    id: 'ROUTE-002',
    title: 'The gateway of a route is attached to the VPC of its route table',
    source: createRoute,
    phase: 'apply',
    types: ['aws_route'],
    check: (context) => {
      const vpc = textAt(tableOf(context)?.attributes, 'vpc_id');
      const gateway = the(context, 'internetGateway', textAt(context.object, 'gateway_id'));
      if (vpc === undefined || gateway === undefined) return undefined;
      const attached = [gateway, ...attachmentsOf(context, gateway.id)].some(
        ({ attributes }) => attributes['vpc_id'] === vpc,
      );
      const message = `route table ${textAt(context.object, 'route_table_id')} and network gateway ${gateway.id} belong to different networks`;
      return attached ? undefined : refused(context, 'EC2 CreateRoute', 'InvalidParameterValue', message);
    },
  },
  {
    id: 'ROUTE-003',
    title: 'The NAT gateway of a route lies in the VPC of its route table',
    source: createRoute,
    phase: 'apply',
    types: ['aws_route'],
    check: (context) => {
      const table = textAt(tableOf(context)?.attributes, 'vpc_id');
      const gateway = the(context, 'natGateway', textAt(context.object, 'nat_gateway_id'));
      const subnet = the(context, 'subnet', textAt(gateway?.attributes, 'subnet_id'));
      const vpc = textAt(subnet?.attributes, 'vpc_id');
      if (table === undefined || gateway === undefined || vpc === undefined || vpc === table) return undefined;
      const message = `route table ${textAt(context.object, 'route_table_id')} and NAT gateway ${gateway.id} belong to different networks`;
      return refused(context, 'EC2 CreateRoute', 'InvalidParameterValue', message);
    },
  },
  {
    id: 'ROUTE-004',
    title: 'A route to a transit gateway needs an attachment of the VPC to it',
    source: 'the VPC user guide, "Example routing options: routing for a transit gateway"',
    phase: 'apply',
    types: ['aws_route'],
    check: (context) => {
      const vpc = textAt(tableOf(context)?.attributes, 'vpc_id');
      const gateway = textAt(context.object, 'transit_gateway_id');
      if (vpc === undefined || gateway === undefined || context.cloud.isAssumed(gateway)) return undefined;
      const attached = own(context, 'attachment').some(
        ({ attributes }) => attributes['vpc_id'] === vpc && attributes['transit_gateway_id'] === gateway,
      );
      const message = `The transitGateway ID '${gateway}' does not exist.`;
      return attached
        ? undefined
        : refused(
            context,
            'EC2 CreateRoute',
            'InvalidTransitGatewayID.NotFound',
            `${message} VPC ${vpc} is not attached to it`,
          );
    },
  },
  {
    id: 'ROUTE-005',
    title: 'A route is not narrower than the local route of its VPC, unless it goes to an interface or an endpoint',
    source: 'the VPC user guide, "Replace or restore the target for a local route"',
    phase: 'apply',
    types: ['aws_route'],
    check: (context) => {
      const vpc = the(context, 'vpc', textAt(tableOf(context)?.attributes, 'vpc_id'));
      const local = cidrAt(vpc?.attributes, 'cidr_block');
      const destination = cidrAt(context.object, 'destination_cidr_block');
      const free = ['nat_gateway_id', 'network_interface_id', 'vpc_endpoint_id'];
      if (local === undefined || destination === undefined || !local.contains(destination)) return undefined;
      if (free.some((name) => isSetAt(context.object, name))) return undefined;
      const message = `The destination CIDR block ${destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`;
      return refused(context, 'EC2 CreateRoute', 'InvalidParameterValue', message);
    },
  },
  {
    id: 'ROUTE-006',
    title: 'A route has exactly one target',
    source: 'the validation of aws_route in the AWS provider',
    phase: 'plan',
    types: ['aws_route'],
    check: ({ config }) => {
      const given = TARGETS.filter((name) => isSetAt(config, name));
      if (given.length === 1) return undefined;
      return given.length === 0
        ? `one of \`${TARGETS.join(',')}\` must be specified`
        : `only one of \`${TARGETS.join(',')}\` can be specified, but \`${given.join(',')}\` were specified.`;
    },
  },
  {
    id: 'ROUTE-007',
    title: 'A subnet has one route table',
    source: 'the EC2 API reference, AssociateRouteTable',
    phase: 'apply',
    types: ['aws_route_table_association'],
    check: (context) => {
      const subnet = textAt(context.object, 'subnet_id');
      const other = others(context).find(({ attributes }) => subnet && attributes['subnet_id'] === subnet);
      if (context.action !== 'create' || other === undefined) return undefined;
      const message = `the specified association for route table ${textAt(context.object, 'route_table_id')} conflicts with an existing association`;
      return refused(context, 'EC2 AssociateRouteTable', 'Resource.AlreadyAssociated', message);
    },
  },
  {
    id: 'ROUTE-008',
    title: 'A subnet and its route table lie in one VPC',
    source: 'the EC2 API reference, AssociateRouteTable',
    phase: 'apply',
    types: ['aws_route_table_association'],
    check: (context) => {
      const table = tableOf(context);
      const subnet = the(context, 'subnet', textAt(context.object, 'subnet_id'));
      if (table === undefined || subnet === undefined) return undefined;
      if (table.attributes['vpc_id'] === subnet.attributes['vpc_id']) return undefined;
      const message = `route table ${table.id} and subnet ${subnet.id} belong to different networks`;
      return refused(context, 'EC2 AssociateRouteTable', 'InvalidParameterValue', message);
    },
  },
];

function tableOf(context: RuleContext): CloudObject | undefined {
  return the(context, 'routeTable', textAt(context.object, 'route_table_id'));
}

function attachmentsOf(context: RuleContext, gateway: string): readonly CloudObject[] {
  return others(context, 'aws_internet_gateway_attachment').filter(
    ({ attributes }) => attributes['internet_gateway_id'] === gateway,
  );
}

function textsOfRoutes(table: CloudObject | undefined): readonly string[] {
  return ['cidr_block', 'ipv6_cidr_block', 'destination_prefix_list_id'].flatMap((name) =>
    textsAt(table?.attributes, `route.${name}`),
  );
}
