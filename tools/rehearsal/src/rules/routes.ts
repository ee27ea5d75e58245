import type { Cidr } from '@landfall/contracts';

import type { CloudObject } from '../cloud/cloud-object';
import { isObjectValue, type ObjectValue } from '../values/value';
import { others, own, the } from './look-up';
import { cidrAt, isSetAt, textAt, textsAt, valuesAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

const INVALID = 'InvalidParameterValue';
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

/** A route, of its own or written in a route table. */
interface RouteView {
  readonly route: ObjectValue;
  readonly vpc: string;
  readonly table: string | undefined;
  readonly destination: Cidr | undefined;
}

interface RouteRule extends Pick<Rule, 'id' | 'title' | 'source'> {
  /** Code and message of the refusal. */
  readonly wrong: (context: RuleContext, route: RouteView) => readonly [string, string] | undefined;
}

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
  routeRule({
    id: 'ROUTE-002',
    title: 'The gateway of a route is attached to the VPC of its route table',
    source: createRoute,
    wrong: (context, { route, vpc, table }) => {
      const gateway = the(context, 'internetGateway', textAt(route, 'gateway_id'));
      if (gateway === undefined) return undefined;
      const attached = [gateway, ...attachmentsOf(context, gateway.id)].some(
        ({ attributes }) => attributes['vpc_id'] === vpc,
      );
      if (attached) return undefined;
      return [INVALID, `route table ${table} and network gateway ${gateway.id} belong to different networks`];
    },
  }),
  routeRule({
    id: 'ROUTE-003',
    title: 'The NAT gateway of a route lies in the VPC of its route table',
    source: createRoute,
    wrong: (context, { route, vpc, table }) => {
      const gateway = the(context, 'natGateway', textAt(route, 'nat_gateway_id'));
      const subnet = the(context, 'subnet', textAt(gateway?.attributes, 'subnet_id'));
      const home = textAt(subnet?.attributes, 'vpc_id');
      if (gateway === undefined || home === undefined || home === vpc) return undefined;
      return [INVALID, `route table ${table} and NAT gateway ${gateway.id} belong to different networks`];
    },
  }),
  routeRule({
    id: 'ROUTE-004',
    title: 'A route to a transit gateway needs an attachment of the VPC to it',
    source: 'the VPC user guide, "Example routing options: routing for a transit gateway"',
    wrong: (context, { route, vpc }) => {
      const gateway = textAt(route, 'transit_gateway_id');
      if (gateway === undefined || context.cloud.isAssumed(gateway)) return undefined;
      const attached = own(context, 'attachment').some(
        ({ attributes }) => attributes['vpc_id'] === vpc && attributes['transit_gateway_id'] === gateway,
      );
      const message = `The transitGateway ID '${gateway}' does not exist. VPC ${vpc} is not attached to it`;
      return attached ? undefined : ['InvalidTransitGatewayID.NotFound', message];
    },
  }),
  routeRule({
    id: 'ROUTE-005',
    title: 'A route is not narrower than the local route of its VPC, unless it goes to an interface or an endpoint',
    source: 'the VPC user guide, "Replace or restore the target for a local route"',
    wrong: (context, { route, vpc, destination }) => {
      const local = cidrAt(the(context, 'vpc', vpc)?.attributes, 'cidr_block');
      const free = ['nat_gateway_id', 'network_interface_id', 'vpc_endpoint_id'];
      if (local === undefined || destination === undefined || !local.contains(destination)) return undefined;
      if (free.some((name) => isSetAt(route, name)) || textAt(route, 'gateway_id') === 'local') return undefined;
      const message = `The destination CIDR block ${destination} is equal to or more specific than one of this VPC's CIDR blocks. This route can target only an interface or an instance.`;
      return [INVALID, message];
    },
  }),
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

function routeRule({ wrong, ...rule }: RouteRule): Rule {
  return {
    ...rule,
    phase: 'apply',
    types: ['aws_route', 'aws_route_table'],
    check: (context) => {
      const [refusal] = routesOf(context).flatMap((route) => {
        const found = wrong(context, route);
        return found === undefined ? [] : [found];
      });
      return refusal && refused(context, 'EC2 CreateRoute', ...refusal);
    },
  };
}

/** The routes that a change brings, when the VPC of their table is known. */
function routesOf(context: RuleContext): readonly RouteView[] {
  const { type, object, prior } = context;
  if (type === 'aws_route') {
    const [table, vpc] = [textAt(object, 'route_table_id'), textAt(tableOf(context)?.attributes, 'vpc_id')];
    const destination = cidrAt(object, 'destination_cidr_block');
    return vpc === undefined ? [] : [{ route: object, vpc, table, destination }];
  }
  const vpc = textAt(object, 'vpc_id');
  const before = valuesAt(prior, 'route').map((route) => JSON.stringify(route));
  return valuesAt(object, 'route')
    .filter((route) => !before.includes(JSON.stringify(route)))
    .flatMap((route) =>
      isObjectValue(route) && vpc !== undefined
        ? [{ route, vpc, table: textAt(object, 'id'), destination: cidrAt(route, 'cidr_block') }]
        : [],
    );
}

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
