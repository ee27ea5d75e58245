import { addonVersionFor, type AwsData } from '../../aws/aws-data';
import type { CloudObject } from '../../cloud/cloud-object';
import { attributeOf, isListValue, isObjectValue, textOf, type ObjectValue, type Value } from '../../values/value';
import type { Behaviour, CloudChange } from '../behaviour';

/** Clusters lie in the VPC of their subnets and bring a security group. */
export function eksBehaviours(data: AwsData): Readonly<Record<string, Behaviour>> {
  return {
    aws_eks_cluster: {
      computedBlocks: ['access_config', 'control_plane_scaling_config', 'kubernetes_network_config', 'upgrade_policy'],
      renewedBy: { platform_version: ['version'] },
      apply: (change) => clusterApplied(data, change),
      remove: ({ cloud, place, prior }) => {
        const id = securityGroupOf(prior);
        for (const group of cloud.find({ type: 'aws_security_group', account: place.account })) {
          if (group.id === id) cloud.delete(group.key);
        }
      },
    },
    aws_eks_node_group: { apply: nodeGroupApplied },
    aws_eks_addon: { apply: (change) => addonApplied(data, change) },
  };
}

function clusterApplied(data: AwsData, change: CloudChange): ObjectValue | undefined {
  const { prior, next } = change;
  const subnets = subnetsOf(change);
  const vpcConfig = firstOf(next['vpc_config']);
  const vpcId = subnets[0]?.attributes['vpc_id'];
  if (prior !== undefined) return undefined;
  const version = textOf(change.config['version']) ?? data.eks.defaultVersion;
  if (typeof vpcId !== 'string' || !isObjectValue(vpcConfig)) return { version };
  addSecurityGroup(change, vpcId);
  return { version, vpc_config: [{ ...vpcConfig, vpc_id: vpcId }] };
}

/** Nodes get the version of their cluster; an existing group keeps its version when the cluster's changes. */
function nodeGroupApplied({ cloud, place, prior, next, config }: CloudChange): ObjectValue | undefined {
  const { account, region } = place;
  const name = textOf(next['cluster_name']);
  const cluster = cloud.find({ type: 'aws_eks_cluster', account, region }).find(({ id }) => id === name);
  const own = cluster?.attributes['version'];
  if (typeof own !== 'string' || prior !== undefined || textOf(config['version']) !== undefined) return undefined;
  return { version: own, release_version: `${own}.0-20260101` };
}

/** An add-on gets the default version for the version of its cluster. */
function addonApplied(data: AwsData, { cloud, place, prior, next, config }: CloudChange): ObjectValue | undefined {
  if (prior !== undefined || (config['addon_version'] ?? null) !== null) return undefined;
  const { account, region } = place;
  const name = textOf(next['cluster_name']);
  const cluster = cloud.find({ type: 'aws_eks_cluster', account, region }).find(({ id }) => id === name);
  const minor = cluster?.attributes['version'];
  const version = addonVersionFor(data, textOf(next['addon_name']) ?? '', String(minor ?? ''), false);
  return version === undefined ? undefined : { addon_version: version };
}

function subnetsOf({ cloud, place, next }: CloudChange): readonly CloudObject[] {
  const ids = attributeOf(firstOf(next['vpc_config']), 'subnet_ids');
  const wanted = isListValue(ids) ? ids.map((id) => textOf(id)) : [];
  return cloud
    .find({ type: 'aws_subnet', account: place.account, region: place.region })
    .filter(({ id }) => wanted.includes(id));
}

function addSecurityGroup({ cloud, place, next, seed }: CloudChange, vpcId: string): void {
  const id = securityGroupOf(next);
  if (id === '') return;
  const { account, region, partition } = place;
  const attributes = {
    id,
    arn: `arn:${partition}:ec2:${region}:${account}:security-group/${id}`,
    name: `eks-cluster-sg-${textOf(next['name'])}-${id.slice(-10)}`,
    description: 'EKS created security group applied to ENI that is attached to EKS Control Plane master nodes',
    owner_id: account,
    vpc_id: vpcId,
    region,
    tags: { [`kubernetes.io/cluster/${textOf(next['name'])}`]: 'owned' },
  };
  cloud.put({ type: 'aws_security_group', account, region, id, seed, attributes });
}

function securityGroupOf(cluster: ObjectValue): string {
  return textOf(attributeOf(firstOf(cluster['vpc_config']), 'cluster_security_group_id')) ?? '';
}

function firstOf(value: Value | undefined): Value {
  return isListValue(value) ? (value[0] ?? null) : null;
}
