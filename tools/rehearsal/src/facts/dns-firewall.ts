import type { FactsByType } from './resource-facts';

const arn = 'arn:{partition}:route53resolver:{region}:{account}';

/** Route 53 Resolver DNS Firewall. */
export const dnsFirewall: FactsByType = {
  aws_route53_resolver_firewall_domain_list: {
    forceNew: ['name'],
    id: 'rslvr-fdl-{hex:17}',
    arn: `${arn}:firewall-domain-list/{id}`,
  },

  aws_route53_resolver_firewall_rule_group: {
    forceNew: ['name'],
    id: 'rslvr-frg-{hex:17}',
    arn: `${arn}:firewall-rule-group/{id}`,
    computed: { owner_id: '{account}', share_status: 'NOT_SHARED' },
  },

  aws_route53_resolver_firewall_rule: {
    forceNew: ['firewall_domain_list_id', 'firewall_rule_group_id', 'q_type'],
    defaults: { firewall_domain_redirection_action: 'INSPECT_REDIRECTION_DOMAIN' },
    id: '{firewall_rule_group_id}:{firewall_domain_list_id}',
    validation: {
      action: { enum: ['ALLOW', 'BLOCK', 'ALERT'] },
      block_response: { enum: ['NODATA', 'NXDOMAIN', 'OVERRIDE'] },
    },
  },

  aws_route53_resolver_firewall_rule_group_association: {
    optionalComputed: ['mutation_protection'],
    forceNew: ['firewall_rule_group_id', 'vpc_id'],
    id: 'rslvr-frgassoc-{hex:17}',
    arn: `${arn}:firewall-rule-group-association/{id}`,
    computed: { mutation_protection: 'DISABLED' },
    uniqueBy: ['firewall_rule_group_id', 'vpc_id'],
    validation: { mutation_protection: { enum: ['ENABLED', 'DISABLED'] } },
  },
};
