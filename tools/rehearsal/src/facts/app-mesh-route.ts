import { meshName, meshPart } from './app-mesh';
import type { AttributeRule } from './attribute-rule';
import { pathsUnder, under } from './nested';
import type { FactsByType, ResourceFacts } from './resource-facts';

type Items = NonNullable<ResourceFacts['items']>;

const text: AttributeRule = { length: [1, 255] };
const port: AttributeRule = { range: [0, 65535] };
const startsWithSlash: AttributeRule = { pattern: /^\// };
const unit: AttributeRule = { enum: ['s', 'ms'] };
const priority: AttributeRule = { range: [0, 1000] };
const enabled: AttributeRule = { enum: ['ENABLED', 'DISABLED'] };

const textMatch = {
  'match.exact': text,
  'match.prefix': text,
  'match.regex': text,
  'match.suffix': text,
  name: { length: [1, 50] },
} as const satisfies Record<string, AttributeRule>;

const httpMatch: Record<string, AttributeRule> = {
  ...under('match.header', textMatch),
  'match.path.exact': text,
  'match.path.regex': text,
  'match.port': port,
  'match.prefix': startsWithSlash,
};

const weightedTarget: Record<string, AttributeRule> = {
  'action.weighted_target.port': port,
  'action.weighted_target.virtual_node': text,
  'action.weighted_target.weight': { range: [0, 100] },
};

const timeouts: Record<string, AttributeRule> = { 'timeout.idle.unit': unit, 'timeout.per_request.unit': unit };

const retry: Record<string, AttributeRule> = { 'retry_policy.per_retry_timeout.unit': unit };

const httpRoute: Record<string, AttributeRule> = {
  ...weightedTarget,
  ...httpMatch,
  'match.method': {
    enum: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'],
  },
  'match.scheme': { enum: ['http', 'https'] },
  ...retry,
  ...timeouts,
};

const httpItems: Items = { 'match.header': [0, 10], 'match.query_parameter': [0, 10] };
const targetItems: Items = { 'action.weighted_target': [1, 10] };

const gatewayTarget: Record<string, AttributeRule> = {
  'action.target.port': port,
  'action.target.virtual_service.virtual_service_name': meshName,
  'match.port': port,
};

const gatewayHttp: Record<string, AttributeRule> = {
  ...gatewayTarget,
  ...httpMatch,
  'action.rewrite.hostname.default_target_hostname': enabled,
  'action.rewrite.path.exact': text,
  'action.rewrite.prefix.default_prefix': enabled,
  'action.rewrite.prefix.value': startsWithSlash,
};

const gatewayHttpChoices = [
  ['action.rewrite.prefix.default_prefix', 'action.rewrite.prefix.value'],
  ['match.hostname.exact', 'match.hostname.suffix'],
];

const gatewayHttpNeeds = [
  ['action.rewrite.hostname', 'action.rewrite.path', 'action.rewrite.prefix'],
  ['match.hostname', 'match.path', 'match.prefix'],
];

const http = 'spec.http_route';
const http2 = 'spec.http2_route';
const grpc = 'spec.grpc_route';
const tcp = 'spec.tcp_route';
const targetPorts = pathsUnder('spec', [
  'grpc_route.action.weighted_target.port',
  'http2_route.action.weighted_target.port',
  'http_route.action.weighted_target.port',
  'tcp_route.action.weighted_target.port',
]);

/** App Mesh: where requests go. */
export const appMeshRoute: FactsByType = {
  aws_appmesh_route: {
    ...meshPart,
    optionalComputed: ['mesh_owner', ...targetPorts],
    forceNew: [...meshPart.forceNew, 'virtual_router_name'],
    defaults: {
      [`${grpc}.match.metadata.invert`]: false,
      [`${http2}.match.header.invert`]: false,
      [`${http}.match.header.invert`]: false,
    },
    arn: 'arn:{partition}:appmesh:{region}:{account}:mesh/{mesh_name}/virtualRouter/{virtual_router_name}/route/{name}',
    computed: { ...meshPart.computed, ...Object.fromEntries(targetPorts.map((path) => [path, 0])) },
    items: {
      ...under(http, { ...httpItems, ...targetItems }),
      ...under(http2, { ...httpItems, ...targetItems }),
      ...under(grpc, { ...targetItems, 'match.metadata': [0, 10] }),
      ...under(tcp, targetItems),
    },
    uniqueBy: ['mesh_name', 'mesh_owner', 'virtual_router_name', 'name'],
    validation: {
      ...meshPart.validation,
      virtual_router_name: meshName,
      'spec.priority': priority,
      ...under(http, httpRoute),
      ...under(http2, httpRoute),
      ...under(grpc, { ...weightedTarget, ...retry, ...timeouts, ...under('match.metadata', textMatch) }),
      [`${grpc}.match.port`]: port,
      [`${grpc}.match.prefix`]: { length: [0, 50] },
      ...under(tcp, { ...weightedTarget, 'match.port': port, 'timeout.idle.unit': unit }),
    },
    conflictsWith: [[grpc, http2, http, tcp]],
    requiredWith: [[`${grpc}.match.method_name`, `${grpc}.match.service_name`]],
  },

  aws_appmesh_gateway_route: {
    ...meshPart,
    forceNew: [...meshPart.forceNew, 'virtual_gateway_name'],
    defaults: { [`${http2}.match.header.invert`]: false, [`${http}.match.header.invert`]: false },
    arn: 'arn:{partition}:appmesh:{region}:{account}:mesh/{mesh_name}/virtualGateway/{virtual_gateway_name}/gatewayRoute/{name}',
    items: { ...under(http, httpItems), ...under(http2, httpItems) },
    uniqueBy: ['mesh_name', 'mesh_owner', 'virtual_gateway_name', 'name'],
    validation: {
      ...meshPart.validation,
      virtual_gateway_name: meshName,
      'spec.priority': priority,
      ...under(grpc, gatewayTarget),
      ...under(http, gatewayHttp),
      ...under(http2, gatewayHttp),
    },
    exactlyOneOf: [
      [grpc, http2, http],
      ...gatewayHttpChoices.map((paths) => pathsUnder(http, paths)),
      ...gatewayHttpChoices.map((paths) => pathsUnder(http2, paths)),
    ],
    atLeastOneOf: [
      ...gatewayHttpNeeds.map((paths) => pathsUnder(http, paths)),
      ...gatewayHttpNeeds.map((paths) => pathsUnder(http2, paths)),
    ],
  },
};
