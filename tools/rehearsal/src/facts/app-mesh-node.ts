import { meshName, meshPart, meshPort } from './app-mesh';
import type { AttributeRule } from './attribute-rule';
import { pathsUnder, under } from './nested';
import type { FactsByType } from './resource-facts';

const fileName: AttributeRule = { length: [1, 255] };
const unit: AttributeRule = { enum: ['s', 'ms'] };
const atLeastOne: AttributeRule = { range: [1, Infinity] };

/** How a node or gateway proves itself to others and checks them. */
const clientTls = {
  'certificate.file.certificate_chain': fileName,
  'certificate.file.private_key': fileName,
  ports: meshPort,
  'validation.trust.acm.certificate_authority_arns': { format: 'arn' },
  'validation.trust.file.certificate_chain': fileName,
  'validation.trust.sds.secret_name': fileName,
} as const satisfies Record<string, AttributeRule>;

const listenerTls = {
  'certificate.acm.certificate_arn': { format: 'arn' },
  'certificate.file.certificate_chain': fileName,
  'certificate.file.private_key': fileName,
  mode: { enum: ['STRICT', 'PERMISSIVE', 'DISABLED'] },
  'validation.trust.file.certificate_chain': fileName,
  'validation.trust.sds.secret_name': fileName,
} as const satisfies Record<string, AttributeRule>;

const listener = (protocols: readonly string[]): Record<string, AttributeRule> => ({
  'connection_pool.grpc.max_requests': atLeastOne,
  'connection_pool.http.max_connections': atLeastOne,
  'connection_pool.http.max_pending_requests': atLeastOne,
  'connection_pool.http2.max_requests': atLeastOne,
  'health_check.healthy_threshold': { range: [2, 10] },
  'health_check.interval_millis': { range: [5000, 300000] },
  'health_check.port': meshPort,
  'health_check.protocol': { enum: protocols },
  'health_check.timeout_millis': { range: [2000, 60000] },
  'health_check.unhealthy_threshold': { range: [2, 10] },
  'port_mapping.port': meshPort,
  'port_mapping.protocol': { enum: protocols },
  ...under('tls', listenerTls),
});

const accessLog: Record<string, AttributeRule> = {
  'format.json.key': { length: [1, 100] },
  'format.json.value': { length: [1, 100] },
  'format.text': { length: [1, 1000] },
  path: { length: [1, 255] },
};

const oneCertificate = ['certificate.file', 'certificate.sds'];
const oneTrust = ['validation.trust.acm', 'validation.trust.file', 'validation.trust.sds'];
const defaultTls = 'spec.backend_defaults.client_policy.tls';
const backendTls = 'spec.backend.virtual_service.client_policy.tls';

/** App Mesh: what receives and sends requests. */
export const appMeshNode: FactsByType = {
  aws_appmesh_virtual_gateway: {
    ...meshPart,
    optionalComputed: ['mesh_owner', 'spec.listener.health_check.port'],
    defaults: { [`${defaultTls}.enforce`]: true },
    arn: 'arn:{partition}:appmesh:{region}:{account}:mesh/{mesh_name}/virtualGateway/{name}',
    computed: { ...meshPart.computed, 'spec.listener.health_check.port': '{spec.listener.port_mapping.port}' },
    validation: {
      ...meshPart.validation,
      ...under(defaultTls, clientTls),
      ...under('spec.listener', listener(['http', 'http2', 'grpc'])),
      ...under('spec.logging.access_log.file', accessLog),
    },
    exactlyOneOf: [pathsUnder(defaultTls, oneCertificate), pathsUnder(defaultTls, oneTrust)],
  },

  aws_appmesh_virtual_node: {
    ...meshPart,
    optionalComputed: ['mesh_owner', 'spec.listener.health_check.port'],
    defaults: { [`${defaultTls}.enforce`]: true, [`${backendTls}.enforce`]: true },
    arn: 'arn:{partition}:appmesh:{region}:{account}:mesh/{mesh_name}/virtualNode/{name}',
    computed: { ...meshPart.computed, 'spec.listener.health_check.port': '{spec.listener.port_mapping.port}' },
    validation: {
      ...meshPart.validation,
      ...under(defaultTls, clientTls),
      ...under(backendTls, clientTls),
      'spec.backend.virtual_service.virtual_service_name': meshName,
      ...under('spec.listener', listener(['http', 'tcp', 'http2', 'grpc'])),
      'spec.listener.connection_pool.tcp.max_connections': atLeastOne,
      'spec.listener.outlier_detection.base_ejection_duration.unit': unit,
      'spec.listener.outlier_detection.interval.unit': unit,
      'spec.listener.outlier_detection.max_ejection_percent': { range: [0, 100] },
      'spec.listener.outlier_detection.max_server_errors': atLeastOne,
      ...under('spec.listener.timeout.grpc', { 'idle.unit': unit, 'per_request.unit': unit }),
      ...under('spec.listener.timeout.http', { 'idle.unit': unit, 'per_request.unit': unit }),
      ...under('spec.listener.timeout.http2', { 'idle.unit': unit, 'per_request.unit': unit }),
      'spec.listener.timeout.tcp.idle.unit': unit,
      ...under('spec.logging.access_log.file', accessLog),
      'spec.service_discovery.aws_cloud_map.namespace_name': { length: [1, 1024] },
      'spec.service_discovery.aws_cloud_map.service_name': { length: [1, 1024] },
      'spec.service_discovery.dns.hostname': { length: [1, Infinity] },
      'spec.service_discovery.dns.ip_preference': {
        enum: ['IPv6_PREFERRED', 'IPv4_PREFERRED', 'IPv4_ONLY', 'IPv6_ONLY'],
      },
      'spec.service_discovery.dns.response_type': { enum: ['LOADBALANCER', 'ENDPOINTS'] },
    },
    conflictsWith: [['spec.service_discovery.aws_cloud_map', 'spec.service_discovery.dns']],
  },
};
