import { EksNodeGroup, type EksNodeGroupConfig } from '@cdktf/provider-aws/lib/eks-node-group';
import type { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { PlacementGroup } from '@cdktf/provider-aws/lib/placement-group';
import { type ICluster, type IKey, type INetwork, isKnown } from '@landfall/contracts';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { FabricSecurityGroup } from './fabric-security-group';
import { generationOf } from './generation';
import { nodeTemplate } from './launch-template';
import { countOrPercentage } from './node-count';
import { checkNodeGroup, type NodeGroupDraft } from './node-group-checks';
import type { NodeCapacity, NodeGroupOptions, NodeScaling } from './node-group-options';
import { amiOf } from './node-image';
import type { INodeRole } from './node-role';

export interface NodeGroupProps extends NodeGroupOptions {
  /** The cluster that nodes join. Replaces the group when changed. */
  readonly cluster: ICluster;

  /** The network that nodes are in. Replaces the group when changed. */
  readonly network: INetwork;

  /** The role of the nodes. Replaces the group when changed. */
  readonly role: INodeRole;

  /**
   * Encrypts the volumes of the nodes. The role of EC2 Auto Scaling must be allowed to use it. A change rolls the
   * nodes.
   */
  readonly ebsKey: IKey;

  /**
   * Name of the group within its cluster: lower-case letters, digits and hyphens, at most 54. Replaces the group when
   * changed.
   */
  readonly name: string;

  /**
   * Security groups besides the cluster's one for nodes. None of them may carry the tag
   * `kubernetes.io/cluster/<name>`, as the group that EKS makes does. A change rolls the nodes.
   *
   * @default none
   */
  readonly additionalSecurityGroupIds?: readonly string[];

  /**
   * Tags of instances, volumes and network interfaces, which the default tags of the provider do not reach. A change
   * rolls the nodes.
   *
   * @default `Name` only
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** EKS managed node group with a launch template of its own. What needs nodes names it in `dependsOn`. */
export class NodeGroup extends Construct implements ITerraformDependable {
  /** Name in EKS: the group's name and a generation that changes when the group is replaced. Known at synth. */
  readonly nodeGroupName: string;

  /** @attribute */
  readonly nodeGroupArn: string;

  /** @attribute */
  readonly autoscalingGroupName: string;

  /** Address of the node group, for `dependsOn`. */
  readonly fqn: string;

  constructor(scope: Construct, id: string, props: NodeGroupProps) {
    super(scope, id);
    const { cluster, role, name, additionalSecurityGroupIds = [] } = props;
    const draft = draftOf(props, this.node.path);
    checkNodeGroup(draft);

    const placementGroup =
      props.placement?.group &&
      new PlacementGroup(this, 'placement-group', { name: draft.templateName, strategy: props.placement.group });
    const fabric =
      (props.placement?.efaNetworkCards ?? 0) > 0
        ? new FabricSecurityGroup(this, 'fabric', { network: props.network, name: draft.templateName })
        : undefined;
    const template = nodeTemplate(this, 'launch-template', {
      name: draft.templateName,
      options: props,
      ami: draft.ami,
      ebsKey: props.ebsKey,
      securityGroupIds: [
        cluster.nodeSecurityGroupId,
        ...(fabric ? [fabric.securityGroupId] : []),
        ...additionalSecurityGroupIds,
      ],
      tags: draft.tags,
      ...(placementGroup ? { placementGroup: placementGroup.name } : {}),
    });
    this.nodeGroupName = generationOf(name, replacingInputs(draft, role));
    const group = new EksNodeGroup(this, 'node-group', {
      clusterName: cluster.clusterName,
      nodeGroupName: this.nodeGroupName,
      nodeRoleArn: role.roleArn,
      subnetIds: draft.subnets.map(({ subnetId }) => subnetId),
      amiType: draft.ami.amiType,
      version: props.image.kubernetesVersion ?? cluster.version,
      ...(props.image.releaseVersion === undefined ? {} : { releaseVersion: props.image.releaseVersion }),
      launchTemplate: { id: template.id, version: latestVersionOf(template) },
      ...capacityConfig(props),
      ...scalingConfig(props.scaling),
      ...maintenanceConfig(props),
      labels: { ...props.labels },
      taint: Object.entries(props.taints ?? {}).map(([key, taint]) => ({ key, ...taint })),
      lifecycle: lifecycleOf(props),
      dependsOn: [...role.attachments],
    });

    this.fqn = group.fqn;
    this.nodeGroupArn = group.arn;
    this.autoscalingGroupName = group.resources.get(0).autoscalingGroups.get(0).name;
  }
}

function draftOf({ name, cluster, network, tags = {}, ...options }: NodeGroupProps, at: string): NodeGroupDraft {
  const { tier = 'private', zones } = options.placement ?? {};
  return {
    at,
    name,
    templateName: `${cluster.clusterName}-${name}`,
    cluster,
    network,
    options,
    tags,
    ami: amiOf(options.image, options.image.kubernetesVersion ?? cluster.version),
    subnets: network.subnets(tier).filter(({ zone }) => zones === undefined || zones.includes(zone)),
  };
}

/** Known values whose change replaces a node group; the cluster's is left out, as names are per cluster. */
function replacingInputs({ options, ami, templateName, subnets }: NodeGroupDraft, role: INodeRole): readonly unknown[] {
  const { capacity, instanceTypes, placement } = options;
  return [
    ami.amiType,
    capacityType(capacity),
    capacity?.kind === 'capacity-block' ? [] : instanceTypes,
    placement?.tier ?? 'private',
    subnets.map(({ zone }) => zone),
    templateName,
    isKnown(role.roleName) ? role.roleName : '',
  ];
}

function capacityType(capacity: NodeCapacity = { kind: 'on-demand' }): 'ON_DEMAND' | 'SPOT' | 'CAPACITY_BLOCK' {
  return ({ 'on-demand': 'ON_DEMAND', spot: 'SPOT', 'capacity-block': 'CAPACITY_BLOCK' } as const)[capacity.kind];
}

/** A Capacity Block names its instance type in the launch template, and it may stand in one place only. */
function capacityConfig({ capacity, instanceTypes }: NodeGroupOptions): Partial<EksNodeGroupConfig> {
  return {
    capacityType: capacityType(capacity),
    ...(capacity?.kind === 'capacity-block' ? {} : { instanceTypes: [...instanceTypes] }),
  };
}

function scalingConfig(scaling: NodeScaling): Pick<EksNodeGroupConfig, 'scalingConfig'> {
  if (scaling.kind === 'fixed') {
    const { nodes } = scaling;
    return { scalingConfig: { minSize: nodes, maxSize: nodes, desiredSize: nodes } };
  }
  const { min, max, initial = min } = scaling;
  return { scalingConfig: { minSize: min, maxSize: max, desiredSize: initial } };
}

function maintenanceConfig({ image, update = {}, repair }: NodeGroupOptions): Partial<EksNodeGroupConfig> {
  const { maxUnavailable = 1, whenDrainIsBlocked = 'fail' } = update;
  const { kind, ...limits } = repair ?? { kind: image.family === 'windows' ? 'none' : 'automatic' };
  const { maxParallel, maxUnhealthy } = { maxParallel: undefined, maxUnhealthy: undefined, ...limits };
  return {
    forceUpdateVersion: whenDrainIsBlocked === 'force',
    updateConfig: countOrPercentage(maxUnavailable, 'maxUnavailable', 'maxUnavailablePercentage'),
    nodeRepairConfig: {
      enabled: kind === 'automatic',
      ...countOrPercentage(maxParallel, 'maxParallelNodesRepairedCount', 'maxParallelNodesRepairedPercentage'),
      ...countOrPercentage(maxUnhealthy, 'maxUnhealthyNodeThresholdCount', 'maxUnhealthyNodeThresholdPercentage'),
    },
  };
}

/** A reservation cannot hold two generations at once, so there the old one goes first. */
function lifecycleOf({ scaling, capacity }: NodeGroupOptions): NonNullable<EksNodeGroupConfig['lifecycle']> {
  return {
    createBeforeDestroy: capacity?.kind !== 'capacity-block',
    ...(scaling.kind === 'autoscaled' ? { ignoreChanges: ['scaling_config[0].desired_size'] } : {}),
  };
}

/** As text: the provider wants a version or `$Latest` here, and `$Latest` would hide a change from the plan. */
function latestVersionOf(template: LaunchTemplate): string {
  return template.getStringAttribute('latest_version');
}
