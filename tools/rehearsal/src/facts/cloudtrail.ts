import type { FactsByType } from './resource-facts';

/** CloudTrail. */
export const cloudtrail: FactsByType = {
  aws_cloudtrail: {
    forceNew: ['name'],
    defaults: {
      enable_log_file_validation: false,
      enable_logging: true,
      'event_selector.include_management_events': true,
      'event_selector.read_write_type': 'All',
      include_global_service_events: true,
      is_multi_region_trail: false,
      is_organization_trail: false,
    },
    id: '{arn}',
    arn: 'arn:{partition}:cloudtrail:{region}:{account}:trail/{name}',
    computed: { home_region: '{region}', sns_topic_arn: '' },
    items: { event_selector: [0, 5] },
    uniqueBy: ['name'],
    validation: {
      'advanced_event_selector.name': { length: [0, 1000] },
      cloud_watch_logs_group_arn: { format: 'arn' },
      cloud_watch_logs_role_arn: { format: 'arn' },
      'event_selector.data_resource.type': {
        enum: ['AWS::S3::Object', 'AWS::Lambda::Function', 'AWS::DynamoDB::Table'],
      },
      'event_selector.read_write_type': { enum: ['ReadOnly', 'WriteOnly', 'All'] },
      kms_key_id: { format: 'arn' },
      name: { length: [3, 128] },
      s3_key_prefix: { length: [0, 2000] },
      'event_selector.data_resource.values': { size: [0, 250] },
      'insight_selector.insight_type': { enum: ['ApiCallRateInsight', 'ApiErrorRateInsight'] },
    },
    conflictsWith: [['advanced_event_selector', 'event_selector']],
  },

  aws_cloudtrail_organization_delegated_admin_account: {
    forceNew: ['account_id'],
    id: '{account_id}',
    arn: 'arn:{partition}:organizations::{account}:account/o-{hexOf:10::organization}/{account_id}',
    computed: {
      email: 'account@example.com',
      name: 'account-{account_id}',
      service_principal: 'cloudtrail.amazonaws.com',
    },
    validation: { account_id: { format: 'account' } },
  },
};
