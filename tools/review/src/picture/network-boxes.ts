import type { PictureNode } from '../model/review';
import { type Estate, type Item, textOf, valueOf } from './estate';
import { common } from './picture-change';

/** Zones with their subnets, then gateways and endpoints of a VPC. */
export function networkBoxes(estate: Estate, vpc: Item): readonly PictureNode[] {
  const within = (item: Item): boolean => estate.referredBy(item, 'vpc_id') === vpc;
  const subnets = estate.ofType('aws_subnet').filter(within);
  const nats = estate.ofType('aws_nat_gateway');
  const zones = [...new Set(subnets.map(zoneOf))].sort();
  const zonal = zones.map((zone) => {
    const own = subnets.filter((subnet) => zoneOf(subnet) === zone);
    const inside = nats.filter((nat) => own.some((subnet) => estate.referredBy(nat, 'subnet_id') === subnet));
    const children = [
      ...own.map((subnet) => subnetBox(vpc, subnet)).sort(byLabel),
      ...inside.map((nat) => gatewayBox(nat)),
    ];
    const change = common(children.map((child) => child.change));
    return { id: `${vpc.id}/${zone}`, kind: 'zone', label: zone, change, children } as const;
  });
  const regional = nats.filter((nat) => estate.referredBy(nat, 'subnet_id') === undefined && within(nat));
  const gateways = ['aws_internet_gateway', 'aws_egress_only_internet_gateway'].flatMap((type) =>
    estate.ofType(type).filter(within),
  );
  const endpoints = estate.ofType('aws_vpc_endpoint').filter(within);
  return [...zonal, ...[...gateways, ...regional].map(gatewayBox), ...endpoints.map(endpointBox).sort(byLabel)];
}

function zoneOf(subnet: Item): string {
  return textOf(subnet, 'availability_zone') ?? textOf(subnet, 'availability_zone_id') ?? 'a zone that AWS chooses';
}

/** The name without those of its VPC and zone: `private 10.0.0.0/20`. */
function subnetBox(vpc: Item, subnet: Item): PictureNode {
  const prefix = `${textOf(vpc, 'tags', 'Name') ?? ''}-`;
  const name = textOf(subnet, 'tags', 'Name')?.replace(`-${zoneOf(subnet)}`, '');
  const short = name?.startsWith(prefix) ? name.slice(prefix.length) : name;
  const cidr = textOf(subnet, 'cidr_block') ?? textOf(subnet, 'ipv6_cidr_block');
  const label = [short ?? 'subnet', cidr].filter(Boolean).join(' ');
  return { id: subnet.id, kind: 'subnet', label, change: subnet.change, children: [] };
}

function gatewayBox(gateway: Item): PictureNode {
  return { id: gateway.id, kind: 'gateway', label: gatewayLabel(gateway), change: gateway.change, children: [] };
}

function gatewayLabel(gateway: Item): string {
  if (gateway.type === 'aws_internet_gateway') return 'internet gateway';
  if (gateway.type === 'aws_egress_only_internet_gateway') return 'egress-only internet gateway';
  const kind = valueOf(gateway, 'availability_mode') === 'regional' ? 'regional NAT gateway' : 'NAT gateway';
  return valueOf(gateway, 'connectivity_type') === 'private' ? `private ${kind}` : kind;
}

function endpointBox(endpoint: Item): PictureNode {
  const service = textOf(endpoint, 'service_name')?.replace(/^com\.amazonaws\.[a-z0-9-]+\./, '') ?? 'endpoint';
  const kind = textOf(endpoint, 'vpc_endpoint_type');
  const label = kind === undefined || kind === 'Interface' ? service : `${service} (${kind})`;
  return { id: endpoint.id, kind: 'endpoint', label, change: endpoint.change, children: [] };
}

function byLabel(one: PictureNode, other: PictureNode): number {
  return one.label < other.label ? -1 : 1;
}
