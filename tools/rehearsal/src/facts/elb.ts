import type { Json } from '../json';
import { isEmpty } from './replace-condition';
import type { FactsByType } from './resource-facts';

/** Whether an element of a list or set is gone: network load balancers can gain subnets but not lose them. */
function lacksOne(before: Json | undefined, after: Json | undefined): boolean {
  const kept = new Set(Array.isArray(after) ? after.map((element) => JSON.stringify(element)) : []);
  return Array.isArray(before) && before.some((element) => !kept.has(JSON.stringify(element)));
}

/** Load balancers. */
export const elb: FactsByType = {
  aws_lb: {
    optionalComputed: [
      'enforce_security_group_inbound_rules_on_private_link_traffic',
      'internal',
      'ip_address_type',
      'name',
      'name_prefix',
      'secondary_ips_auto_assigned_per_subnet',
      'security_groups',
      'subnets',
    ],
    forceNew: ['customer_owned_ipv4_pool', 'internal', 'load_balancer_type', 'name', 'name_prefix'],
    forceNewWhen: {
      secondary_ips_auto_assigned_per_subnet: 'decreased',
      security_groups: ({ before, after, planned }) =>
        planned['load_balancer_type'] === 'network' && isEmpty(before) !== isEmpty(after),
      subnets: ({ before, after, planned }) => planned['load_balancer_type'] === 'network' && lacksOne(before, after),
      subnet_mapping: ({ before, after }) => lacksOne(before, after),
    },
    defaults: {
      'access_logs.enabled': false,
      client_keep_alive: 3600,
      'connection_logs.enabled': false,
      desync_mitigation_mode: 'defensive',
      dns_record_client_routing_policy: 'any_availability_zone',
      drop_invalid_header_fields: false,
      enable_cross_zone_load_balancing: false,
      enable_deletion_protection: false,
      enable_http2: true,
      enable_tls_version_and_cipher_suite_headers: false,
      enable_waf_fail_open: false,
      enable_xff_client_port: false,
      enable_zonal_shift: false,
      idle_timeout: 60,
      load_balancer_type: 'application',
      preserve_host_header: false,
      xff_header_processing_mode: 'append',
    },
    id: '{arn}',
    arn: 'arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{arn_suffix}',
    computed: {
      name: '{name_prefix}{digits:26}',
      name_prefix: '',
      arn_suffix: 'app/{name}/{hex:16:lb}',
      dns_name: '{name}-{digits:10}.{region}.elb.{dnsSuffix}',
      enforce_security_group_inbound_rules_on_private_link_traffic: '',
      internal: false,
      ip_address_type: 'ipv4',
      secondary_ips_auto_assigned_per_subnet: 0,
      security_groups: [],
      subnets: [],
      vpc_id: 'vpc-{hex:17}',
      zone_id: 'Z{upper:13}',
      'subnet_mapping.outpost_id': '',
    },
    variants: [
      { when: { name: null, name_prefix: null }, computed: { name: 'tf-lb-{digits:26}', name_prefix: 'tf-lb-' } },
      {
        when: { load_balancer_type: 'network' },
        computed: { arn_suffix: 'net/{name}/{hex:16:lb}', dns_name: '{name}-{hex:16:lb}.elb.{region}.{dnsSuffix}' },
      },
      { when: { load_balancer_type: 'gateway' }, computed: { arn_suffix: 'gwy/{name}/{hex:16:lb}', dns_name: '' } },
    ],
    uniqueBy: ['name'],
    validation: {
      desync_mitigation_mode: { enum: ['monitor', 'defensive', 'strictest'] },
      dns_record_client_routing_policy: {
        enum: ['availability_zone_affinity', 'partial_availability_zone_affinity', 'any_availability_zone'],
      },
      enforce_security_group_inbound_rules_on_private_link_traffic: { enum: ['on', 'off'] },
      ip_address_type: { enum: ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'] },
      load_balancer_type: { enum: ['application', 'network', 'gateway'] },
      'subnet_mapping.ipv6_address': { format: 'ipv6' },
      'subnet_mapping.private_ipv4_address': { format: 'ipv4' },
      xff_header_processing_mode: { enum: ['append', 'preserve', 'remove'] },
      name: { length: [0, 32], pattern: /^[0-9A-Za-z-]*$/, not: /^-|-$|^internal-/ },
      name_prefix: { length: [0, 6], pattern: /^[0-9A-Za-z-]*$/, not: /^-|^internal-/ },
    },
    conflictsWith: [['name', 'name_prefix']],
    exactlyOneOf: [['subnet_mapping', 'subnets']],
  },
};
