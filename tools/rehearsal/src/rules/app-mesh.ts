import { others } from './look-up';
import { textAt, textsAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

/** An attribute of App Mesh that names another part of the mesh. */
interface MeshReference {
  readonly id: string;
  readonly title: string;
  readonly types: readonly string[];
  readonly path: string;
  readonly to: string;
}

const node = 'aws_appmesh_virtual_node';
const routes = ['http_route', 'http2_route', 'grpc_route', 'tcp_route'];

const references: readonly (MeshReference & { readonly further?: readonly string[] })[] = [
  {
    id: 'MESH-001',
    title: 'The mesh of a part of App Mesh exists in its account and Region',
    types: [node, 'aws_appmesh_virtual_router', 'aws_appmesh_virtual_service', 'aws_appmesh_virtual_gateway'],
    path: 'mesh_name',
    to: 'aws_appmesh_mesh',
  },
  {
    id: 'MESH-002',
    title: 'The virtual router of a route exists in the mesh',
    types: ['aws_appmesh_route'],
    path: 'virtual_router_name',
    to: 'aws_appmesh_virtual_router',
  },
  {
    id: 'MESH-003',
    title: 'The virtual nodes that a route leads to exist in the mesh',
    types: ['aws_appmesh_route'],
    path: `spec.${routes[0]}.action.weighted_target.virtual_node`,
    further: routes.slice(1).map((route) => `spec.${route}.action.weighted_target.virtual_node`),
    to: node,
  },
  {
    id: 'MESH-004',
    title: 'The virtual node that provides a virtual service exists in the mesh',
    types: ['aws_appmesh_virtual_service'],
    path: 'spec.provider.virtual_node.virtual_node_name',
    to: node,
  },
  {
    id: 'MESH-005',
    title: 'The virtual router that provides a virtual service exists in the mesh',
    types: ['aws_appmesh_virtual_service'],
    path: 'spec.provider.virtual_router.virtual_router_name',
    to: 'aws_appmesh_virtual_router',
  },
  {
    id: 'MESH-006',
    title: 'The virtual gateway of a gateway route exists in the mesh',
    types: ['aws_appmesh_gateway_route'],
    path: 'virtual_gateway_name',
    to: 'aws_appmesh_virtual_gateway',
  },
  {
    id: 'MESH-007',
    title: 'The virtual service that a gateway route leads to exists in the mesh',
    types: ['aws_appmesh_gateway_route'],
    path: 'spec.http_route.action.target.virtual_service.virtual_service_name',
    further: ['http2_route', 'grpc_route'].map(
      (route) => `spec.${route}.action.target.virtual_service.virtual_service_name`,
    ),
    to: 'aws_appmesh_virtual_service',
  },
];

/** What App Mesh refuses. */
export const appMeshRules: readonly Rule[] = references.map(({ id, title, types, path, further = [], to }) => ({
  id,
  title,
  source: 'the App Mesh API reference, NotFoundException',
  phase: 'apply',
  types,
  check: (context) => {
    // The mesh of another account is shared, and not all of it need be known here.
    const owner = textAt(context.object, 'mesh_owner') ?? context.place.account;
    if (owner !== context.place.account) return undefined;
    const mesh = textAt(context.object, 'mesh_name');
    const known = others(context, to)
      .filter(({ attributes }) => to === 'aws_appmesh_mesh' || attributes['mesh_name'] === mesh)
      .map(({ attributes }) => attributes['name']);
    const missing = [path, ...further]
      .flatMap((each) => textsAt(context.object, each))
      .find((name) => !known.includes(name) && !context.cloud.isAssumed(name));
    if (missing === undefined) return undefined;
    const operation = context.action === 'create' ? 'Create' : 'Update';
    return refused(context, `App Mesh ${operation}`, 'NotFoundException', `${kindOf(to)} ${missing} not found`);
  },
}));

function kindOf(type: string): string {
  const words = type.replace('aws_appmesh_', '').split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
