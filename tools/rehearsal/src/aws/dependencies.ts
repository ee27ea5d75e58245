import type { Cloud } from '../cloud/cloud';
import type { CloudObject } from '../cloud/cloud-object';
import type { Json } from '../json';
import { stillInUse } from './refusals';

type Objects = Pick<Cloud, 'find'>;

/** Why AWS does not delete an object: others name it. */
interface Dependency {
  /** Attributes of other types that hold the object's id, ARN or name: `aws_subnet.vpc_id`. */
  readonly heldBy: readonly string[];
  readonly code: string;

  /** `{id}` is the object's id. */
  readonly message: string;

  /** Attribute of the object that, when true, has the provider remove what is in the way. */
  readonly unless?: string;
}

/** Source of codes and messages: the error code tables of the services' API references. */
const dependencies: Readonly<Record<string, readonly Dependency[]>> = {
  aws_vpc: [
    {
      heldBy: [
        'aws_subnet.vpc_id',
        'aws_internet_gateway.vpc_id',
        'aws_vpc_endpoint.vpc_id',
        'aws_security_group.vpc_id',
        'aws_ec2_transit_gateway_vpc_attachment.vpc_id',
      ],
      code: 'DependencyViolation',
      message: "The vpc '{id}' has dependencies and cannot be deleted.",
    },
  ],
  aws_subnet: [
    {
      heldBy: [
        'aws_nat_gateway.subnet_id',
        'aws_eks_cluster.vpc_config.subnet_ids',
        'aws_eks_node_group.subnet_ids',
        'aws_eks_fargate_profile.subnet_ids',
        'aws_lb.subnets',
        'aws_vpc_endpoint.subnet_ids',
        'aws_efs_mount_target.subnet_id',
        'aws_instance.subnet_id',
        'aws_ec2_transit_gateway_vpc_attachment.subnet_ids',
      ],
      code: 'DependencyViolation',
      message: "The subnet '{id}' has dependencies and cannot be deleted.",
    },
  ],
  aws_security_group: [
    {
      heldBy: [
        'aws_eks_cluster.vpc_config.security_group_ids',
        'aws_lb.security_groups',
        'aws_vpc_endpoint.security_group_ids',
        'aws_efs_mount_target.security_groups',
        'aws_instance.vpc_security_group_ids',
        'aws_vpc_security_group_ingress_rule.referenced_security_group_id',
        'aws_vpc_security_group_egress_rule.referenced_security_group_id',
      ],
      code: 'DependencyViolation',
      message: 'resource {id} has a dependent object',
    },
  ],
  aws_eip: [
    {
      heldBy: ['aws_nat_gateway.allocation_id'],
      code: 'InvalidIPAddress.InUse',
      message: 'The address {id} is in use.',
    },
  ],
  aws_route_table: [
    {
      heldBy: ['aws_route_table_association.route_table_id'],
      code: 'DependencyViolation',
      message: "The routeTable '{id}' has dependencies and cannot be deleted.",
    },
  ],
  aws_iam_role: [
    {
      heldBy: ['aws_iam_role_policy_attachment.role'],
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must detach all policies first.',
      unless: 'force_detach_policies',
    },
    {
      heldBy: ['aws_iam_role_policy.role'],
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must delete policies first.',
      unless: 'force_detach_policies',
    },
  ],
  aws_iam_policy: [
    {
      heldBy: ['aws_iam_role_policy_attachment.policy_arn'],
      code: 'DeleteConflict',
      message: 'Cannot delete a policy attached to entities.',
    },
  ],
  aws_eks_cluster: [
    {
      heldBy: ['aws_eks_node_group.cluster_name'],
      code: 'ResourceInUseException',
      message: 'Cluster has nodegroups attached',
    },
    {
      heldBy: ['aws_eks_fargate_profile.cluster_name'],
      code: 'ResourceInUseException',
      message: 'Cluster has Fargate profiles attached',
    },
  ],
  aws_route53_zone: [
    {
      heldBy: ['aws_route53_record.zone_id'],
      code: 'HostedZoneNotEmpty',
      message: 'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
      unless: 'force_destroy',
    },
  ],
  aws_lb_target_group: [
    {
      heldBy: ['aws_lb_listener.default_action.target_group_arn', 'aws_lb_listener_rule.action.target_group_arn'],
      code: 'ResourceInUse',
      message: "Target group '{id}' is currently in use by a listener or a rule",
    },
  ],
  aws_appmesh_mesh: [
    {
      heldBy: [
        'aws_appmesh_virtual_node.mesh_name',
        'aws_appmesh_virtual_router.mesh_name',
        'aws_appmesh_virtual_service.mesh_name',
        'aws_appmesh_virtual_gateway.mesh_name',
      ],
      code: 'ResourceInUseException',
      message: 'The mesh {id} has resources and cannot be deleted.',
    },
  ],
};

/** Attributes that protect an object from being deleted, and how AWS says so. */
const protections: Readonly<
  Record<string, { readonly attribute: string; readonly code: string; readonly message: string }>
> = {
  aws_dynamodb_table: {
    attribute: 'deletion_protection_enabled',
    code: 'ValidationException',
    message:
      'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
  },
  aws_eks_cluster: {
    attribute: 'deletion_protection',
    code: 'InvalidRequestException',
    message: 'Cluster deletion protection is enabled. Disable deletion protection first.',
  },
  aws_lb: {
    attribute: 'enable_deletion_protection',
    code: 'OperationNotPermitted',
    message: "Load balancer '{id}' cannot be deleted because deletion protection is enabled",
  },
};

/** Why AWS does not delete an object that is protected. */
export function protectedFromDeletion(object: CloudObject): string | undefined {
  const protection = protections[object.type];
  if (protection === undefined || object.attributes[protection.attribute] !== true) return undefined;
  return stillInUse(object.type, object.id, protection.code, protection.message.replace('{id}', object.id));
}

/** Why AWS does not delete an object that others still name. */
export function stillUsed(cloud: Objects, object: CloudObject): string | undefined {
  const names = new Set([object.id, object.attributes['arn'], object.attributes['name']]);
  for (const { heldBy, code, message, unless } of dependencies[object.type] ?? []) {
    if (unless !== undefined && object.attributes[unless] === true) continue;
    const holder = heldBy.flatMap((path) => holders(cloud, object, path, names)).at(0);
    if (holder === undefined) continue;
    const because = `${message.replace('{id}', object.id)} Still there: ${holder.type} ${holder.id}.`;
    return stillInUse(object.type, object.id, code, because);
  }
  return undefined;
}

function holders(
  cloud: Objects,
  { account, region, id }: CloudObject,
  path: string,
  names: ReadonlySet<Json | undefined>,
): readonly CloudObject[] {
  const [type = '', ...attributes] = path.split('.');
  return cloud
    .find({ type, account, region })
    .filter((other) => !isPartOf(other, id) && textsAt(other.attributes, attributes).some((text) => names.has(text)));
}

/** The security group that AWS makes with a VPC does not keep the VPC; nor do a group's rules keep the group. */
function isPartOf({ type, attributes }: CloudObject, id: string): boolean {
  return (type === 'aws_security_group' && attributes['name'] === 'default') || attributes['security_group_id'] === id;
}

/** The values at a path, through all elements of lists. */
function textsAt(json: Json, path: readonly string[]): readonly Json[] {
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap((part) => textsAt(part, path));
  const [name, ...rest] = path;
  if (name === undefined) return [json];
  if (typeof json !== 'object' || json === null) return [];
  return textsAt((json as Readonly<Record<string, Json>>)[name] ?? null, rest);
}
