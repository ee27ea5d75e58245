import type { Meaning } from '../model/change';
import { recordAt, type Subject } from '../plan/subject';
import { meaning } from './meaning';
import { booleanOn, lengthOn, type Side, textOn } from './side-values';

/** Attributes that name where traffic goes, with what it is. */
const TARGETS: Readonly<Record<string, string>> = {
  gateway_id: 'gateway',
  nat_gateway_id: 'NAT gateway',
  transit_gateway_id: 'transit gateway',
  egress_only_gateway_id: 'egress-only internet gateway',
  vpc_endpoint_id: 'endpoint',
  vpc_peering_connection_id: 'peering',
  network_interface_id: 'network interface',
  local_gateway_id: 'local gateway',
  carrier_gateway_id: 'carrier gateway',
  core_network_arn: 'core network',
};

interface Route {
  readonly destination: string;
  readonly target: string;

  /** True for the way out to and in from the internet. */
  readonly internet: boolean;
}

/** `aws_route` */
export function route(subject: Subject): readonly Meaning[] {
  const read = (side: Side): readonly Route[] =>
    recordAt(subject[side]) === undefined
      ? []
      : [
          routeAt(
            subject,
            side,
            [],
            ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'],
          ),
        ];
  const side = subject.after === undefined ? 'before' : 'after';
  return routeMeanings(subject.reference(side, 'route_table_id') ?? subject.label, read('before'), read('after'));
}

/** Routes written inside `aws_route_table` and `aws_default_route_table`. */
export function routeTable(subject: Subject): readonly Meaning[] {
  const read = (side: Side): readonly Route[] =>
    Array.from({ length: lengthOn(subject, side, 'route') }, (_, index) =>
      routeAt(subject, side, ['route', index], ['cidr_block', 'ipv6_cidr_block', 'destination_prefix_list_id']),
    );
  return routeMeanings(subject.label, read('before'), read('after'));
}

/** `aws_ec2_transit_gateway_route` */
export function transitGatewayRoute(subject: Subject): readonly Meaning[] {
  const read = (side: Side): readonly Route[] => {
    if (recordAt(subject[side]) === undefined) return [];
    const attachment = subject.reference(side, 'transit_gateway_attachment_id');
    const target = booleanOn(subject, side, 'blackhole') ? 'nowhere' : `attachment ${attachment ?? 'unknown'}`;
    return [{ destination: textOn(subject, side, 'destination_cidr_block') ?? 'somewhere', target, internet: false }];
  };
  const side = subject.after === undefined ? 'before' : 'after';
  const table = subject.reference(side, 'transit_gateway_route_table_id');
  return routeMeanings(table ?? subject.label, read('before'), read('after'));
}

/** `aws_route_table_association`: which table a subnet follows. */
export function routeTableAssociation(subject: Subject): readonly Meaning[] {
  const name = (side: Side, attribute: string): string | undefined => subject.reference(side, attribute);
  const [was, is] = [name('before', 'route_table_id'), name('after', 'route_table_id')];
  // In a plan that creates both, the association says nothing that the routes do not.
  if (was === is || was === undefined) return [];
  const side = subject.after === undefined ? 'before' : 'after';
  const subnet = name(side, 'subnet_id') ?? name(side, 'gateway_id') ?? subject.label;
  return [
    meaning('route', 'changes', `${subnet} follows ${is ?? 'the main route table of its VPC'} instead of ${was}`),
  ];
}

function routeAt(
  subject: Subject,
  side: Side,
  path: readonly (string | number)[],
  destinations: readonly string[],
): Route {
  const destination = destinations
    .map((each) => subject.reference(side, ...path, each))
    .find((text) => text !== undefined);
  for (const [attribute, noun] of Object.entries(TARGETS)) {
    const target = subject.reference(side, ...path, attribute);
    if (target === undefined) continue;
    const internet = attribute === 'gateway_id' && leadsOut(textOn(subject, side, ...path, attribute), destination);
    return {
      destination: destination ?? 'somewhere',
      target: `${internet ? 'internet gateway' : noun} ${target}`,
      internet,
    };
  }
  return { destination: destination ?? 'somewhere', target: 'a target known after apply', internet: false };
}

/** The attribute names gateways of several kinds; one that is only planned has no id to tell it by. */
function leadsOut(gatewayId: string | undefined, destination: string | undefined): boolean {
  return gatewayId === undefined ? destination === '0.0.0.0/0' || destination === '::/0' : gatewayId.startsWith('igw-');
}

function routeMeanings(table: string, before: readonly Route[], after: readonly Route[]): readonly Meaning[] {
  const old = new Map(before.map((each) => [each.destination, each]));
  const now = new Map(after.map((each) => [each.destination, each]));
  const changed = [...now.values()].flatMap((each) => {
    const was = old.get(each.destination);
    if (was?.target === each.target) return [];
    if (was === undefined)
      return [meaning('route', 'grows', `${table} now sends ${each.destination} to ${each.target}`)];
    const direction = each.internet && !was.internet ? 'grows' : was.internet && !each.internet ? 'shrinks' : 'changes';
    return [
      meaning('route', direction, `${table} sends ${each.destination} to ${each.target} instead of ${was.target}`),
    ];
  });
  const gone = [...old.values()].filter(({ destination }) => !now.has(destination));
  return [
    ...changed,
    ...gone.map((each) =>
      meaning('route', 'shrinks', `${table} no longer sends ${each.destination} to ${each.target}`),
    ),
  ];
}
