import type { PictureNode } from '../model/review';
import { type Estate, type Item, textOf, textsOf, transition, valueOf } from './estate';

/** A cluster, and the VPC that its subnets are in where the plans tell. */
export interface ComputeBox {
  readonly box: PictureNode;
  readonly vpc: Item | undefined;
}

/** Clusters with their node groups and Fargate profiles. */
export function computeBoxes(estate: Estate): readonly ComputeBox[] {
  const parts = estate.ofType('aws_eks_node_group', 'aws_eks_fargate_profile');
  const clusters = estate.ofType('aws_eks_cluster').map((cluster) => {
    const own = parts.filter((part) => estate.referredBy(part, 'cluster_name') === cluster);
    const box = clusterBox(cluster.id, clusterLabel(cluster), own, cluster.change);
    return { box, vpc: vpcOf(estate, cluster) };
  });
  const homeless = parts.filter((part) => estate.referredBy(part, 'cluster_name') === undefined);
  const names = [...new Set(homeless.map((part) => textOf(part, 'cluster_name') ?? 'unknown'))];
  // The plans may hold the nodes of a cluster without the cluster.
  const implied = names.map((name) => {
    const own = homeless.filter((part) => (textOf(part, 'cluster_name') ?? 'unknown') === name);
    return { box: clusterBox(`cluster/${name}`, `cluster ${name}`, own, 'same'), vpc: undefined };
  });
  return [...clusters, ...implied];
}

function clusterBox(id: string, label: string, parts: readonly Item[], change: PictureNode['change']): PictureNode {
  const children = parts.map((part): PictureNode => {
    const text = part.type === 'aws_eks_node_group' ? nodeGroupLabel(part) : fargateLabel(part);
    return { id: part.id, kind: 'node-group', label: text, change: part.change, children: [] };
  });
  return { id, kind: 'cluster', label, change, children };
}

function clusterLabel(cluster: Item): string {
  const name = textOf(cluster, 'name') ?? 'cluster';
  const version = transition(cluster, (one) => textOf(one, 'version'));
  const open = (one: Item): string =>
    valueOf(one, 'vpc_config', 0, 'endpoint_public_access') === true ? 'public' : 'private';
  return [`cluster ${name}`, version && `Kubernetes ${version}`, `${transition(cluster, open) ?? ''} API`]
    .filter(Boolean)
    .join(' · ');
}

function nodeGroupLabel(group: Item): string {
  const name = textOf(group, 'node_group_name') ?? textOf(group, 'node_group_name_prefix') ?? 'nodes';
  const size = transition(group, sizeText);
  // Landfall puts a hash at the end, so that a replaced group can stand beside the old one.
  return [
    name.replace(/-[0-9a-f]{8}$/, ''),
    size && `${size} ${size === '1' ? 'node' : 'nodes'}`,
    transition(group, typeText),
    transition(group, spotText),
  ]
    .filter(Boolean)
    .join(' · ');
}

function sizeText(group: Item): string | undefined {
  const [min, max] = ['min_size', 'max_size'].map((each) => textOf(group, 'scaling_config', 0, each));
  if (min === undefined || max === undefined) return undefined;
  return min === max ? min : `${min}–${max}`;
}

function typeText(group: Item): string | undefined {
  const [first, ...others] = textsOf(group, 'instance_types');
  return first === undefined || others.length === 0 ? first : `${first}+${others.length}`;
}

function spotText(group: Item): string | undefined {
  return textOf(group, 'capacity_type') === 'SPOT' ? 'spot' : undefined;
}

function fargateLabel(profile: Item): string {
  return `Fargate ${textOf(profile, 'fargate_profile_name') ?? ''}`.trim();
}

function vpcOf(estate: Estate, cluster: Item): Item | undefined {
  const ids = textsOf(cluster, 'vpc_config', 0, 'subnet_ids');
  const paths = [...ids.map((_, index) => ['vpc_config', 0, 'subnet_ids', index]), ['vpc_config', 0, 'subnet_ids']];
  const subnet = paths.map((path) => estate.referredBy(cluster, ...path)).find((item) => item?.type === 'aws_subnet');
  return subnet && estate.referredBy(subnet, 'vpc_id');
}
