import type { FactsByType } from './resource-facts';

/** Security Hub. */
export const securityHub: FactsByType = {
  aws_securityhub_account: {
    optionalComputed: ['control_finding_generator'],
    forceNew: ['enable_default_standards'],
    defaults: { auto_enable_controls: true, enable_default_standards: true },
    id: '{account}',
    arn: 'arn:{partition}:securityhub:{region}:{account}:hub/default',
    computed: { control_finding_generator: 'SECURITY_CONTROL' },
    validation: { control_finding_generator: { enum: ['STANDARD_CONTROL', 'SECURITY_CONTROL'] } },
  },

  aws_securityhub_configuration_policy: {
    id: '{uuid}',
    arn: 'arn:{partition}:securityhub:{region}:{account}:configuration-policy/{id}',
    validation: {
      'configuration_policy.enabled_standard_arns': { format: 'arn' },
      'configuration_policy.security_controls_configuration.security_control_custom_parameter.parameter.value_type': {
        enum: ['DEFAULT', 'CUSTOM'],
      },
      name: { pattern: /[A-Za-z0-9\-.!*/]+/ },
    },
    conflictsWith: [
      [
        'configuration_policy.security_controls_configuration.disabled_control_identifiers',
        'configuration_policy.security_controls_configuration.enabled_control_identifiers',
      ],
    ],
  },

  aws_securityhub_configuration_policy_association: {
    forceNew: ['target_id'],
    id: '{target_id}',
    validation: {
      policy_id: { pattern: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^SELF_MANAGED_SECURITY_HUB$/ },
      target_id: { pattern: /^(?:r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|[0-9]{12})$/ },
    },
  },

  aws_securityhub_finding_aggregator: {
    id: 'arn:{partition}:securityhub:{region}:{account}:finding-aggregator/{uuid}',
    validation: {
      linking_mode: { enum: ['ALL_REGIONS', 'ALL_REGIONS_EXCEPT_SPECIFIED', 'SPECIFIED_REGIONS'] },
      specified_regions: { size: [1, Infinity] },
    },
  },

  aws_securityhub_organization_admin_account: {
    forceNew: ['admin_account_id'],
    id: '{admin_account_id}',
    validation: { admin_account_id: { format: 'account' } },
  },

  aws_securityhub_organization_configuration: {
    optionalComputed: ['auto_enable_standards'],
    id: '{account}',
    computed: { auto_enable_standards: 'DEFAULT' },
    validation: {
      auto_enable_standards: { enum: ['DEFAULT', 'NONE'] },
      'organization_configuration.configuration_type': { enum: ['LOCAL', 'CENTRAL'] },
    },
  },

  aws_securityhub_standards_subscription: {
    forceNew: ['standards_arn'],
    id: 'arn:{partition}:securityhub:{region}:{account}:subscription/{standards_arn:last:standards/}',
    validation: { standards_arn: { format: 'arn' } },
  },
};
