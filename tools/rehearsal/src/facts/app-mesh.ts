import type { AttributeRule } from './attribute-rule';
import type { FactsByType, ResourceFacts } from './resource-facts';

/** What a mesh, and everything in one, may be called. */
export const meshName: AttributeRule = { length: [1, 255] };

export const meshPort: AttributeRule = { range: [1, 65535] };

/** What the parts of a mesh have in common. The id is the uid that App Mesh gives. */
export const meshPart = {
  optionalComputed: ['mesh_owner'],
  forceNew: ['mesh_name', 'mesh_owner', 'name'],
  id: '{uuid}',
  computed: {
    created_date: '{time}',
    last_updated_date: '{time}',
    mesh_owner: '{account}',
    resource_owner: '{account}',
  },
  uniqueBy: ['mesh_name', 'mesh_owner', 'name'],
  validation: { mesh_name: meshName, mesh_owner: { format: 'account' }, name: meshName },
} as const satisfies ResourceFacts;

/** App Mesh: meshes, routers and services. */
export const appMesh: FactsByType = {
  aws_appmesh_mesh: {
    forceNew: ['name'],
    defaults: { 'spec.egress_filter.type': 'DROP_ALL' },
    id: '{name}',
    arn: 'arn:{partition}:appmesh:{region}:{account}:mesh/{name}',
    computed: meshPart.computed,
    uniqueBy: ['name'],
    validation: {
      name: meshName,
      'spec.egress_filter.type': { enum: ['ALLOW_ALL', 'DROP_ALL'] },
      'spec.service_discovery.ip_preference': {
        enum: ['IPv6_PREFERRED', 'IPv4_PREFERRED', 'IPv4_ONLY', 'IPv6_ONLY'],
      },
    },
  },

  aws_appmesh_virtual_router: {
    ...meshPart,
    arn: 'arn:{partition}:appmesh:{region}:{account}:mesh/{mesh_name}/virtualRouter/{name}',
    validation: {
      ...meshPart.validation,
      'spec.listener.port_mapping.port': meshPort,
      'spec.listener.port_mapping.protocol': { enum: ['http', 'tcp', 'http2', 'grpc'] },
    },
  },

  aws_appmesh_virtual_service: {
    ...meshPart,
    arn: 'arn:{partition}:appmesh:{region}:{account}:mesh/{mesh_name}/virtualService/{name}',
    validation: {
      ...meshPart.validation,
      'spec.provider.virtual_node.virtual_node_name': meshName,
      'spec.provider.virtual_router.virtual_router_name': meshName,
    },
    conflictsWith: [['spec.provider.virtual_node', 'spec.provider.virtual_router']],
  },
};
