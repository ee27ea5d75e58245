import type { AttributeRule } from './attribute-rule';
import type { FactsByType } from './resource-facts';

const resolverName: AttributeRule = { length: [1, 64], pattern: /^[0-9A-Za-z_' -]+$/, not: /^\d$/ };

/** Route 53 Resolver. */
export const route53Resolver: FactsByType = {
  aws_route53_resolver_endpoint: {
    optionalComputed: ['protocols', 'resolver_endpoint_type', 'ip_address.ip', 'ip_address.ipv6'],
    forceNew: ['direction', 'security_group_ids'],
    id: 'rslvr-in-{hex:17}',
    arn: 'arn:{partition}:route53resolver:{region}:{account}:resolver-endpoint/{id}',
    computed: {
      protocols: ['Do53'],
      resolver_endpoint_type: 'IPV4',
      host_vpc_id: 'vpc-{hex:17}',
      'ip_address.ip': '10.0.{number:0-255}.{number:4-254}',
      'ip_address.ipv6': '',
      'ip_address.ip_id': 'rni-{hex:17}',
    },
    variants: [{ when: { direction: 'OUTBOUND' }, id: 'rslvr-out-{hex:17}' }],
    items: { ip_address: [2, 10] },
    validation: {
      direction: { enum: ['INBOUND', 'OUTBOUND', 'INBOUND_DELEGATION'] },
      'ip_address.ipv6': { format: 'ipv6' },
      resolver_endpoint_type: { enum: ['IPV4', 'IPV6', 'DUALSTACK'] },
      name: resolverName,
      protocols: { enum: ['DoH', 'Do53', 'DoH-FIPS'], size: [1, 2] },
      'ip_address.ip': { format: 'ipv4' },
      security_group_ids: { size: [1, 64] },
    },
  },

  aws_route53_resolver_rule: {
    forceNew: ['domain_name', 'rule_type'],
    forceNewWhen: { resolver_endpoint_id: 'removed' },
    defaults: { 'target_ip.port': 53, 'target_ip.protocol': 'Do53' },
    id: 'rslvr-rr-{hex:17}',
    arn: 'arn:{partition}:route53resolver:{region}:{account}:resolver-rule/{id}',
    computed: { owner_id: '{account}', share_status: 'NOT_SHARED' },
    validation: {
      domain_name: { length: [1, 256] },
      rule_type: { enum: ['FORWARD', 'SYSTEM', 'RECURSIVE', 'DELEGATE'] },
      'target_ip.ip': { format: 'ipv4' },
      'target_ip.ipv6': { format: 'ipv6' },
      'target_ip.port': { range: [1, 65535] },
      'target_ip.protocol': { enum: ['DoH', 'Do53', 'DoH-FIPS'] },
      name: resolverName,
    },
  },

  aws_route53_resolver_rule_association: {
    forceNew: ['name', 'resolver_rule_id', 'vpc_id'],
    id: 'rslvr-rrassoc-{hex:17}',
    uniqueBy: ['resolver_rule_id', 'vpc_id'],
    validation: { resolver_rule_id: { length: [1, 64] }, vpc_id: { length: [1, 64] }, name: resolverName },
  },

  aws_route53_resolver_query_log_config: {
    forceNew: ['destination_arn', 'name'],
    id: 'rqlc-{hex:16}',
    arn: 'arn:{partition}:route53resolver:{region}:{account}:resolver-query-log-config/{id}',
    computed: { owner_id: '{account}', share_status: 'NOT_SHARED' },
    validation: { destination_arn: { format: 'arn' }, name: resolverName },
  },

  aws_route53_resolver_query_log_config_association: {
    forceNew: ['resolver_query_log_config_id', 'resource_id'],
    id: 'rqlca-{hex:16}',
    uniqueBy: ['resolver_query_log_config_id', 'resource_id'],
  },
};
