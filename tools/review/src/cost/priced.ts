import { supportOf } from '@landfall/contracts';
import type { Value } from '../model/change';
import type { Step } from '../plan/expressions';
import { instancePrice, priceTable } from './price-table';

/** What a resource costs a month. */
export interface Price {
  /** `control plane, standard support`, `3 × m7i.large` */
  readonly what: string;

  /** US dollars; undefined when it is not known. */
  readonly amount: number | undefined;

  /** Parts that depend on use, or that the table does not have: `traffic through the NAT gateway`. */
  readonly unknown: readonly string[];
}

/** One side of a resource. */
export interface PricedResource {
  /** `aws_nat_gateway.a` */
  readonly address: string;

  /** A known attribute. */
  value(...path: readonly Step[]): Value | undefined;

  /** How many elements a list has, unknown ones included. */
  length(...path: readonly Step[]): number;

  /** The resource that an attribute refers to, in the same plan. */
  referred(...path: readonly Step[]): PricedResource | undefined;

  /** Multiplies what depends on the Region. */
  readonly regionFactor: number;
}

type Pricer = (resource: PricedResource) => Price;

const { hourly, monthly, hoursPerMonth: hours } = priceTable;

/** Types that cost money. Those that are not here are free, or too rare to be known. */
export const pricers: Readonly<Record<string, Pricer>> = {
  aws_cloudwatch_dashboard: fixed('dashboard', monthly.dashboard),
  aws_cloudwatch_log_group: byUse('logs written to'),
  aws_cloudwatch_metric_alarm: fixed('alarm', monthly.alarm),
  aws_ebs_volume: (resource) => disk(resource, 'size', 'type', [], 1),
  aws_ec2_transit_gateway_vpc_attachment: regional('attachment', hourly.transitGatewayAttachment, 'traffic through'),
  aws_efs_file_system: byUse('files in'),
  aws_eip: regional('public IPv4 address', hourly.publicIpv4Address),
  aws_eks_cluster: cluster,
  aws_eks_fargate_profile: byUse('pods on'),
  aws_eks_node_group: nodeGroup,
  aws_elb: regional('Classic Load Balancer', hourly.classicLoadBalancer, 'traffic through'),
  aws_grafana_workspace: byUse('users of'),
  aws_guardduty_detector: byUse('events that are analysed by'),
  aws_instance: instance,
  aws_kms_key: fixed('key', monthly.kmsKey),
  aws_kms_replica_key: fixed('key', monthly.kmsKey),
  aws_lb: loadBalancer,
  aws_nat_gateway: regional('NAT gateway', hourly.natGateway, 'traffic through'),
  aws_prometheus_workspace: byUse('metrics written to'),
  aws_route53_resolver_endpoint: (resource) => {
    const addresses = Math.max(2, resource.length('ip_address'));
    return { what: 'resolver endpoint', amount: hours * hourly.resolverEndpointAddress * addresses, unknown: [] };
  },
  aws_route53_zone: fixed('hosted zone', monthly.hostedZone),
  aws_s3_bucket: byUse('objects in'),
  aws_secretsmanager_secret: fixed('secret', monthly.secret),
  aws_vpc_endpoint: endpoint,
};

function fixed(what: string, amount: number): Pricer {
  return () => ({ what, amount, unknown: [] });
}

function regional(what: string, price: number, use?: string): Pricer {
  return ({ regionFactor, address }) => ({
    what,
    amount: hours * price * regionFactor,
    unknown: use === undefined ? [] : [`${use} ${address}`],
  });
}

function byUse(use: string): Pricer {
  return ({ address }) => ({ what: 'by use', amount: undefined, unknown: [`${use} ${address}`] });
}

function cluster({ value, address }: PricedResource): Price {
  const version = value('version');
  const support = typeof version === 'string' ? supportOf(version) : 'unknown';
  const extended = support === 'extended';
  const price = extended ? hourly.clusterExtendedSupport : hourly.clusterStandardSupport;
  const autoMode = value('compute_config', 0, 'enabled') === true;
  return {
    what: `control plane, ${extended ? 'extended' : 'standard'} support`,
    amount: hours * price,
    unknown: [
      ...(autoMode ? [`nodes that EKS Auto Mode starts for ${address}`] : []),
      ...(support === 'unknown' ? [`support of the Kubernetes version of ${address}`] : []),
    ],
  };
}

function nodeGroup(resource: PricedResource): Price {
  const { value, address, regionFactor } = resource;
  const scaling = ['desired_size', 'min_size'].map((each) => value('scaling_config', 0, each));
  const nodes = Math.max(0, ...scaling.map((size) => (typeof size === 'number' ? size : 0)));
  const template = resource.referred('launch_template', 0, 'id');
  const type = value('instance_types', 0) ?? template?.value('instance_type');
  const price = typeof type === 'string' ? instancePrice(type) : undefined;
  const spot = value('capacity_type') === 'SPOT';
  const what = `${nodes} × ${String(type ?? 'unknown type')}${spot ? ', spot counted as on demand' : ''}`;
  if (price === undefined && nodes > 0) {
    return { what, amount: undefined, unknown: [`${String(type ?? 'instance type')} of ${address}`] };
  }
  const disks = template === undefined ? plainDisk(resource, nodes) : templateDisks(template, nodes);
  const varies = value('scaling_config', 0, 'max_size') !== value('scaling_config', 0, 'min_size');
  return {
    what,
    amount: hours * (price ?? 0) * nodes * regionFactor + (disks.amount ?? 0),
    unknown: [
      ...(spot ? [`spot price of ${address}`] : []),
      ...(varies ? [`nodes beyond ${nodes} in ${address}`] : []),
      ...disks.unknown,
    ],
  };
}

/** Without a launch template, EKS gives each node 20 GiB. */
function plainDisk({ value, regionFactor }: PricedResource, nodes: number): Price {
  const size = value('disk_size');
  const price = priceTable.storage['gp3'] ?? 0;
  return { what: 'disks', amount: (typeof size === 'number' ? size : 20) * price * nodes * regionFactor, unknown: [] };
}

function templateDisks(template: PricedResource, nodes: number): Price {
  const disks = Array.from({ length: template.length('block_device_mappings') }, (_, index) =>
    disk(template, 'volume_size', 'volume_type', ['block_device_mappings', index, 'ebs', 0], nodes),
  );
  return {
    what: 'disks',
    amount: disks.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    unknown: disks.flatMap(({ unknown }) => unknown),
  };
}

function disk(resource: PricedResource, size: string, type: string, path: readonly Step[], count: number): Price {
  const { value, address, regionFactor } = resource;
  const [gib, kind] = [value(...path, size), value(...path, type)];
  const price = priceTable.storage[typeof kind === 'string' && kind !== '' ? kind : 'gp2'];
  if (typeof gib !== 'number' || price === undefined) {
    return { what: 'disk', amount: undefined, unknown: [`size of a disk of ${address}`] };
  }
  const { gp3 } = priceTable;
  const [iops, throughput] = [value(...path, 'iops'), value(...path, 'throughput')];
  const beyond = (given: Value | undefined, included: number): number =>
    kind === 'gp3' && typeof given === 'number' ? Math.max(0, given - included) : 0;
  const extra =
    beyond(iops, gp3.includedIops) * gp3.perIops + beyond(throughput, gp3.includedThroughput) * gp3.perThroughput;
  return { what: `${gib} GiB`, amount: (gib * price + extra) * count * regionFactor, unknown: [] };
}

function instance({ value, address, regionFactor }: PricedResource): Price {
  const type = String(value('instance_type') ?? 'unknown type');
  const price = instancePrice(type);
  const unknown = price === undefined ? [`${type} of ${address}`] : [];
  return { what: type, amount: price === undefined ? undefined : price * hours * regionFactor, unknown };
}

function loadBalancer({ value, address, regionFactor }: PricedResource): Price {
  const prices: Readonly<Record<string, number>> = {
    application: hourly.applicationLoadBalancer,
    gateway: hourly.gatewayLoadBalancer,
    network: hourly.networkLoadBalancer,
  };
  const type = String(value('load_balancer_type') ?? 'application');
  const price = Object.hasOwn(prices, type) ? (prices[type] ?? 0) : hourly.applicationLoadBalancer;
  return {
    what: `load balancer, ${type}`,
    amount: hours * price * regionFactor,
    unknown: [`traffic through ${address}`],
  };
}

function endpoint({ value, length, address, regionFactor }: PricedResource): Price {
  const type = value('vpc_endpoint_type') ?? 'Gateway';
  if (type === 'Gateway') return { what: 'gateway endpoint', amount: 0, unknown: [] };
  const zones = length('subnet_ids');
  if (zones === 0) return { what: 'endpoint', amount: undefined, unknown: [`zones of ${address}`] };
  return {
    what: `endpoint in ${zones} zones`,
    amount: hours * hourly.interfaceEndpointPerZone * zones * regionFactor,
    unknown: [`traffic through ${address}`],
  };
}
