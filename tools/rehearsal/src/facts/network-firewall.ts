import type { ReplaceCondition } from './replace-condition';
import type { FactsByType } from './resource-facts';

/** Unset and the default order are the same. */
const otherRuleOrder: ReplaceCondition = ({ before, after }) =>
  (before === 'STRICT_ORDER') !== (after === 'STRICT_ORDER');

/** Network Firewall. */
export const networkFirewall: FactsByType = {
  aws_networkfirewall_firewall: {
    optionalComputed: ['subnet_mapping.ip_address_type'],
    forceNew: ['name', 'transit_gateway_id', 'vpc_id'],
    defaults: { availability_zone_change_protection: false, delete_protection: false },
    id: '{arn}',
    arn: 'arn:{partition}:network-firewall:{region}:{account}:firewall/{name}',
    computed: {
      'subnet_mapping.ip_address_type': 'IPV4',
      transit_gateway_owner_account_id: '',
      update_token: '{uuid}',
      firewall_status: [
        {
          sync_states: [
            {
              attachment: [{ endpoint_id: 'vpce-{hex:17}', subnet_id: '{subnet_mapping.subnet_id}' }],
              availability_zone: '{region}a',
            },
          ],
          transit_gateway_attachment_sync_states: [],
        },
      ],
    },
    renewedBy: { update_token: ['*'], firewall_status: ['subnet_mapping'] },
    uniqueBy: ['name'],
    validation: {
      enabled_analysis_types: { enum: ['TLS_SNI', 'HTTP_HOST'] },
      'encryption_configuration.type': { enum: ['CUSTOMER_KMS', 'AWS_OWNED_KMS_KEY'] },
      firewall_policy_arn: { format: 'arn' },
      'subnet_mapping.ip_address_type': { enum: ['DUALSTACK', 'IPV4', 'IPV6'] },
    },
    exactlyOneOf: [['transit_gateway_id', 'vpc_id']],
  },

  aws_networkfirewall_firewall_policy: {
    optionalComputed: ['firewall_policy.stateful_rule_group_reference.deep_threat_inspection'],
    forceNew: ['name'],
    forceNewWhen: { 'firewall_policy.stateful_engine_options.rule_order': otherRuleOrder },
    id: '{arn}',
    arn: 'arn:{partition}:network-firewall:{region}:{account}:firewall-policy/{name}',
    computed: { 'firewall_policy.stateful_rule_group_reference.deep_threat_inspection': '', update_token: '{uuid}' },
    renewedBy: { update_token: ['*'] },
    uniqueBy: ['name'],
    validation: {
      'encryption_configuration.type': { enum: ['CUSTOMER_KMS', 'AWS_OWNED_KMS_KEY'] },
      'firewall_policy.policy_variables.rule_variables.key': { length: [1, 32], pattern: /^[A-Za-z][0-9A-Za-z_]*$/ },
      'firewall_policy.stateful_engine_options.rule_order': { enum: ['DEFAULT_ACTION_ORDER', 'STRICT_ORDER'] },
      'firewall_policy.stateful_engine_options.stream_exception_policy': { enum: ['DROP', 'CONTINUE', 'REJECT'] },
      'firewall_policy.stateful_rule_group_reference.override.action': { enum: ['DROP_TO_ALERT'] },
      'firewall_policy.stateful_rule_group_reference.priority': { range: [1, Infinity] },
      'firewall_policy.stateful_rule_group_reference.resource_arn': { format: 'arn' },
      'firewall_policy.stateless_rule_group_reference.priority': { range: [1, Infinity] },
      'firewall_policy.stateless_rule_group_reference.resource_arn': { format: 'arn' },
      'firewall_policy.tls_inspection_configuration_arn': { format: 'arn' },
    },
  },

  aws_networkfirewall_rule_group: {
    forceNew: ['capacity', 'name'],
    forceNewWhen: { 'rule_group.stateful_rule_options.rule_order': otherRuleOrder },
    id: '{arn}',
    arn: 'arn:{partition}:network-firewall:{region}:{account}:stateful-rulegroup/{name}',
    computed: { update_token: '{uuid}' },
    variants: [
      {
        when: { type: 'STATELESS' },
        arn: 'arn:{partition}:network-firewall:{region}:{account}:stateless-rulegroup/{name}',
      },
    ],
    renewedBy: { update_token: ['*'] },
    items: { 'rule_group.reference_sets.ip_set_references': [0, 5] },
    uniqueBy: ['type', 'name'],
    validation: {
      'encryption_configuration.type': { enum: ['CUSTOMER_KMS', 'AWS_OWNED_KMS_KEY'] },
      'rule_group.reference_sets.ip_set_references.ip_set_reference.reference_arn': { format: 'arn' },
      'rule_group.reference_sets.ip_set_references.key': { length: [1, 32], pattern: /^[A-Za-z][0-9A-Za-z_]*$/ },
      'rule_group.rule_variables.ip_sets.key': { length: [1, 32], pattern: /^[A-Za-z][0-9A-Za-z_]*$/ },
      'rule_group.rule_variables.port_sets.key': { length: [1, 32], pattern: /^[A-Za-z][0-9A-Za-z_]*$/ },
      'rule_group.rules_source.rules_source_list.target_types': { enum: ['TLS_SNI', 'HTTP_HOST'] },
      'rule_group.rules_source.stateful_rule.action': { enum: ['PASS', 'DROP', 'ALERT', 'REJECT'] },
      'rule_group.rules_source.stateful_rule.header.direction': { enum: ['FORWARD', 'ANY'] },
      'rule_group.rules_source.stateless_rules_and_custom_actions.stateless_rule.rule_definition.match_attributes.tcp_flag.flags':
        { enum: ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'] },
      'rule_group.rules_source.stateless_rules_and_custom_actions.stateless_rule.rule_definition.match_attributes.tcp_flag.masks':
        { enum: ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG', 'ECE', 'CWR'] },
      'rule_group.stateful_rule_options.rule_order': { enum: ['DEFAULT_ACTION_ORDER', 'STRICT_ORDER'] },
      type: { enum: ['STATELESS', 'STATEFUL'] },
      'rule_group.rules_source.rules_source_list.generated_rules_type': {
        enum: ['ALLOWLIST', 'DENYLIST', 'REJECTLIST', 'ALERTLIST'],
      },
      'rule_group.rules_source.stateful_rule.header.protocol': { length: [1, Infinity] },
    },
  },

  aws_networkfirewall_logging_configuration: {
    optionalComputed: ['enable_monitoring_dashboard'],
    forceNew: ['firewall_arn'],
    id: '{firewall_arn}',
    computed: { enable_monitoring_dashboard: false },
    items: { 'logging_configuration.log_destination_config': [1, 3] },
    validation: {
      firewall_arn: { format: 'arn' },
      'logging_configuration.log_destination_config.log_destination_type': {
        enum: ['S3', 'CloudWatchLogs', 'KinesisDataFirehose'],
      },
      'logging_configuration.log_destination_config.log_type': { enum: ['ALERT', 'FLOW', 'TLS'] },
    },
  },
};
