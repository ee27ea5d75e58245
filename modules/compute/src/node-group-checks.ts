import { type ICluster, type INetwork, type ISubnet, Problems } from '@landfall/contracts';
import { GENERATION_LENGTH } from './generation';
import { checkLabels, checkTaints } from './labels-and-taints';
import { checkImage, checkInstanceTypes } from './machine-checks';
import { isNodeCount } from './node-count';
import { checkDisk } from './node-disk';
import type { NodeCount, NodeGroupOptions } from './node-group-options';
import type { Ami } from './node-image';
import { checkNodeSettings } from './node-settings-checks';

/** A node group on its way to being built. */
export interface NodeGroupDraft {
  readonly at: string;
  readonly name: string;
  readonly templateName: string;
  readonly cluster: ICluster;
  readonly network: INetwork;
  readonly options: NodeGroupOptions;
  readonly ami: Ami;
  readonly subnets: readonly ISubnet[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Longest name that leaves room for a generation. Source: EKS API reference, CreateNodegroup: 63 characters. */
const MAX_NAME = 63 - GENERATION_LENGTH;

/** Limit of the provider; that of EC2 is 128. */
const MAX_TEMPLATE_NAME = 125;

/** @throws LandfallError with everything that is wrong with the group. */
export function checkNodeGroup(draft: NodeGroupDraft): void {
  const { options, ami } = draft;
  const problems = new Problems(draft.at);
  checkNames(draft, problems);
  checkImage(options.image, draft.cluster, problems);
  checkInstanceTypes(options.instanceTypes, ami, problems);
  checkScaling(options.scaling, problems);
  checkPlacement(draft, problems);
  checkCapacity(draft, problems);
  checkLabels(options.labels ?? {}, problems);
  checkTaints(options.taints ?? {}, problems);
  checkTags(draft.tags, problems);
  checkDisk(ami, options.disk ?? {}, problems);
  checkUpdate(options, problems);
  checkNodeSettings(options, problems);
  problems.throwIfAny();
}

function checkNames({ name, templateName }: NodeGroupDraft, problems: Problems): void {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    const message = `a node group name has lower-case letters, digits and hyphens, and begins with a letter, got '${name}'`;
    problems.add('NODE_GROUP_NAME_INVALID', message);
  }
  if (name.length > MAX_NAME) {
    const message = `a node group name has at most ${MAX_NAME} characters, got ${name.length}: '${name}'`;
    problems.add('NODE_GROUP_NAME_TOO_LONG', message);
  }
  if (templateName.length > MAX_TEMPLATE_NAME) {
    const message = `a launch template name has at most ${MAX_TEMPLATE_NAME} characters, got ${templateName.length}: '${templateName}'; shorten the cluster's or the group's name`;
    problems.add('LAUNCH_TEMPLATE_NAME_TOO_LONG', message);
  }
}

function checkScaling(scaling: NodeGroupOptions['scaling'], problems: Problems): void {
  if (scaling.kind === 'fixed') {
    if (!isCount(scaling.nodes, 1)) {
      const message = `a group of fixed size has 1 node or more, got ${scaling.nodes}`;
      problems.add('NODE_GROUP_SCALING_NODES', message);
    }
    return;
  }
  const { min, max, initial = min } = scaling;
  if (!isCount(min, 0) || !isCount(max, 1) || min > max) {
    const message = `min is 0 or more and max is 1 or more and not below min, got min ${min} and max ${max}`;
    problems.add('NODE_GROUP_SCALING_BOUNDS', message);
  } else if (!isCount(initial, min) || initial > max) {
    problems.add('NODE_GROUP_SCALING_INITIAL', `initial lies between min ${min} and max ${max}, got ${initial}`);
  }
}

function checkPlacement({ options, network, subnets }: NodeGroupDraft, problems: Problems): void {
  const { tier = 'private', zones = [], group, efaNetworkCards = 0 } = options.placement ?? {};
  const unknown = zones.filter((zone) => !network.zones.includes(zone));
  if (unknown.length > 0) {
    const message = `the network has no zone ${unknown.join(', ')}; it has ${network.zones.join(', ')}`;
    problems.add('NODE_GROUP_ZONE_UNKNOWN', message);
  } else if (subnets.length === 0) {
    problems.add('NODE_GROUP_NO_SUBNETS', `the network has no ${tier} subnets for nodes; add the tier, or use another`);
  }
  if (group === 'cluster' && subnets.length > 1) {
    const message = `a placement group of nodes close together is in one zone, got ${subnets.length}; name one in placement.zones`;
    problems.add('NODE_GROUP_ONE_ZONE', message);
  }
  if (!isCount(efaNetworkCards, 0) || efaNetworkCards > 32) {
    problems.add('NODE_GROUP_EFA_CARDS', `an instance has up to 32 network cards, got ${efaNetworkCards}`);
  }
  if (efaNetworkCards > 0 && options.image.family === 'windows') {
    problems.add('NODE_GROUP_WINDOWS_EFA', 'Windows nodes have no Elastic Fabric Adapter; leave efaNetworkCards out');
  }
}

function checkCapacity({ options: { capacity, instanceTypes }, subnets }: NodeGroupDraft, problems: Problems): void {
  if (capacity?.kind !== 'capacity-block') return;
  if (!/^cr-[0-9a-f]{17}$/.test(capacity.reservationId)) {
    const message = `a capacity reservation id is cr- and 17 hexadecimal digits, got '${capacity.reservationId}'`;
    problems.add('NODE_GROUP_RESERVATION_ID', message);
  }
  if (instanceTypes.length > 1) {
    const message = `a Capacity Block has one instance type, got ${instanceTypes.length}; make a group for each`;
    problems.add('NODE_GROUP_CAPACITY_BLOCK_TYPES', message);
  }
  if (subnets.length > 1) {
    const message = `a Capacity Block is in one zone, got ${subnets.length}; name it in placement.zones`;
    problems.add('NODE_GROUP_CAPACITY_BLOCK_ZONES', message);
  }
}

function checkUpdate({ update, repair, image }: NodeGroupOptions, problems: Problems): void {
  const automatic = repair?.kind === 'automatic' ? repair : undefined;
  const counts: Readonly<Record<string, NodeCount | undefined>> = {
    'update.maxUnavailable': update?.maxUnavailable,
    'repair.maxParallel': automatic?.maxParallel,
    'repair.maxUnhealthy': automatic?.maxUnhealthy,
  };
  for (const [field, value] of Object.entries(counts)) {
    if (value !== undefined && !isNodeCount(value)) {
      problems.add('NODE_GROUP_NODE_COUNT', `${field} is 1 to 100, or '1%' to '100%', got '${value}'`);
    }
  }
  if (automatic && image.family === 'windows') {
    problems.add(
      'NODE_GROUP_WINDOWS_REPAIR',
      "EKS does not repair Windows nodes; leave repair out, or write { kind: 'none' }",
    );
  }
}

function checkTags(tags: Readonly<Record<string, string>>, problems: Problems): void {
  for (const key of Object.keys(tags).filter((key) => key.toLowerCase().startsWith('aws:'))) {
    problems.add('NODE_GROUP_TAG_RESERVED', `tag '${key}' begins with aws:, which AWS keeps for itself; rename it`);
  }
}

function isCount(value: number, min: number): boolean {
  return Number.isInteger(value) && value >= min;
}
