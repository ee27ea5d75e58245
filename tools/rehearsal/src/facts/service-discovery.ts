import type { FactsByType } from './resource-facts';

/** Cloud Map. */
export const serviceDiscovery: FactsByType = {
  aws_service_discovery_private_dns_namespace: {
    forceNew: ['name', 'vpc'],
    id: 'ns-{alnum:16}',
    arn: 'arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}',
    computed: { hosted_zone: 'Z{upper:20}' },
    uniqueBy: ['name', 'vpc'],
    validation: { name: { length: [1, 1024], pattern: /^[0-9A-Za-z._-]+$/ } },
  },

  aws_service_discovery_public_dns_namespace: {
    forceNew: ['name'],
    id: 'ns-{alnum:16}',
    arn: 'arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}',
    computed: { hosted_zone: 'Z{upper:20}' },
    uniqueBy: ['name'],
    validation: { name: { length: [1, 1024], pattern: /^[0-9A-Za-z._-]+$/ } },
  },

  aws_service_discovery_http_namespace: {
    forceNew: ['description', 'name'],
    id: 'ns-{alnum:16}',
    arn: 'arn:{partition}:servicediscovery:{region}:{account}:namespace/{id}',
    computed: { http_name: '{name}' },
    uniqueBy: ['name'],
    validation: { name: { length: [1, 1024], pattern: /^[0-9A-Za-z._-]+$/ } },
  },

  aws_service_discovery_service: {
    optionalComputed: ['namespace_id', 'type'],
    forceNew: [
      'health_check_custom_config',
      'name',
      'namespace_id',
      'type',
      'dns_config.dns_records.type',
      'dns_config.namespace_id',
      'dns_config.routing_policy',
      'health_check_config.type',
    ],
    defaults: { 'dns_config.routing_policy': 'MULTIVALUE', force_destroy: false },
    id: 'srv-{alnum:16}',
    arn: 'arn:{partition}:servicediscovery:{region}:{account}:service/{id}',
    computed: { namespace_id: '', type: 'HTTP' },
    variants: [
      { when: { namespace_id: null }, computed: { namespace_id: '{dns_config.namespace_id}', type: 'DNS_HTTP' } },
    ],
    uniqueBy: ['namespace_id', 'name'],
    validation: {
      'dns_config.dns_records.type': { enum: ['SRV', 'A', 'AAAA', 'CNAME'] },
      'dns_config.routing_policy': { enum: ['MULTIVALUE', 'WEIGHTED'] },
      'health_check_config.type': { enum: ['HTTP', 'HTTPS', 'TCP'] },
      type: { enum: ['HTTP'] },
    },
  },
};
