import type { FactsByType } from './resource-facts';

/** GuardDuty, Inspector and IAM Access Analyzer. */
export const threatDetection: FactsByType = {
  // Only tags change in place.
  aws_accessanalyzer_analyzer: {
    forceNew: ['analyzer_name', 'configuration', 'type'],
    defaults: { type: 'ACCOUNT' },
    id: '{analyzer_name}',
    arn: 'arn:{partition}:access-analyzer:{region}:{account}:analyzer/{analyzer_name}',
    uniqueBy: ['analyzer_name'],
    validation: {
      'configuration.internal_access.analysis_rule.inclusion.account_ids': { format: 'account' },
      'configuration.internal_access.analysis_rule.inclusion.resource_arns': { format: 'arn' },
      type: {
        enum: [
          'ACCOUNT',
          'ORGANIZATION',
          'ACCOUNT_UNUSED_ACCESS',
          'ORGANIZATION_UNUSED_ACCESS',
          'ACCOUNT_INTERNAL_ACCESS',
          'ORGANIZATION_INTERNAL_ACCESS',
        ],
      },
      analyzer_name: { length: [1, 255], pattern: /^[A-Za-z][0-9A-Za-z_.-]*$/ },
      'configuration.unused_access.analysis_rule.exclusion.account_ids': { format: 'account', size: [0, 2000] },
    },
    conflictsWith: [['configuration.internal_access', 'configuration.unused_access']],
  },

  aws_guardduty_detector: {
    optionalComputed: ['finding_publishing_frequency'],
    defaults: { enable: true },
    id: '{hex:32}',
    arn: 'arn:{partition}:guardduty:{region}:{account}:detector/{id}',
    computed: { finding_publishing_frequency: 'SIX_HOURS', account_id: '{account}' },
    uniqueBy: [],
    validation: { finding_publishing_frequency: { enum: ['FIFTEEN_MINUTES', 'ONE_HOUR', 'SIX_HOURS'] } },
  },

  aws_guardduty_detector_feature: {
    forceNew: ['detector_id', 'name', 'additional_configuration.name'],
    id: '{detector_id}/{name}',
    validation: {
      'additional_configuration.name': {
        enum: ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'],
      },
      'additional_configuration.status': { enum: ['ENABLED', 'DISABLED'] },
      name: {
        enum: [
          'S3_DATA_EVENTS',
          'EKS_AUDIT_LOGS',
          'EBS_MALWARE_PROTECTION',
          'RDS_LOGIN_EVENTS',
          'EKS_RUNTIME_MONITORING',
          'LAMBDA_NETWORK_LOGS',
          'RUNTIME_MONITORING',
        ],
      },
      status: { enum: ['ENABLED', 'DISABLED'] },
    },
  },

  aws_guardduty_member: {
    forceNew: ['account_id', 'detector_id', 'disable_email_notification', 'email', 'invitation_message'],
    id: '{detector_id}:{account_id}',
    computed: { relationship_status: 'Enabled' },
    uniqueBy: ['detector_id', 'account_id'],
    validation: { account_id: { format: 'account' } },
  },

  aws_guardduty_organization_admin_account: {
    forceNew: ['admin_account_id'],
    id: '{admin_account_id}',
    validation: { admin_account_id: { format: 'account' } },
  },

  aws_guardduty_organization_configuration: {
    forceNew: ['detector_id'],
    id: '{detector_id}',
    validation: {
      auto_enable_organization_members: { enum: ['ALL', 'NEW', 'NONE'] },
      detector_id: { length: [1, Infinity] },
    },
  },

  aws_guardduty_organization_configuration_feature: {
    forceNew: ['detector_id', 'name', 'additional_configuration.name'],
    id: '{detector_id}/{name}',
    validation: {
      'additional_configuration.auto_enable': { enum: ['NEW', 'NONE', 'ALL'] },
      'additional_configuration.name': {
        enum: ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'],
      },
      auto_enable: { enum: ['NEW', 'NONE', 'ALL'] },
      name: {
        enum: [
          'S3_DATA_EVENTS',
          'EKS_AUDIT_LOGS',
          'EBS_MALWARE_PROTECTION',
          'RDS_LOGIN_EVENTS',
          'EKS_RUNTIME_MONITORING',
          'LAMBDA_NETWORK_LOGS',
          'RUNTIME_MONITORING',
        ],
      },
    },
  },

  aws_inspector2_delegated_admin_account: {
    forceNew: ['account_id'],
    id: '{account_id}',
    computed: { relationship_status: 'ENABLED' },
  },

  aws_inspector2_enabler: {
    id: '{account_ids}-{resource_types}',
    renewedBy: { id: ['account_ids', 'resource_types'] },
    validation: {
      account_ids: { format: 'account', size: [1, Infinity] },
      resource_types: { enum: ['EC2', 'ECR', 'LAMBDA', 'LAMBDA_CODE', 'CODE_REPOSITORY'], size: [1, Infinity] },
    },
  },

  aws_inspector2_organization_configuration: {
    defaults: { 'auto_enable.code_repository': false, 'auto_enable.lambda': false, 'auto_enable.lambda_code': false },
    id: '{account}',
    computed: { max_account_limit_reached: false },
  },
};
