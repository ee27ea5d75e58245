import type { FactsByType } from './resource-facts';

/** X-Ray. */
export const xray: FactsByType = {
  aws_xray_group: {
    optionalComputed: ['insights_configuration.notifications_enabled'],
    forceNew: ['group_name'],
    id: '{arn}',
    arn: 'arn:{partition}:xray:{region}:{account}:group/{group_name}/{upper:32}',
    computed: { 'insights_configuration.notifications_enabled': false },
    uniqueBy: ['group_name'],
  },

  aws_xray_sampling_rule: {
    forceNew: ['rule_name', 'version'],
    id: '{rule_name}',
    arn: 'arn:{partition}:xray:{region}:{account}:sampling-rule/{rule_name}',
    uniqueBy: ['rule_name'],
    validation: {
      host: { length: [0, 64] },
      http_method: { length: [0, 10] },
      priority: { range: [1, 9999] },
      reservoir_size: { range: [0, Infinity] },
      rule_name: { length: [1, 32] },
      service_name: { length: [0, 64] },
      service_type: { length: [0, 64] },
      url_path: { length: [0, 128] },
      version: { range: [1, Infinity] },
      attributes: { length: [1, 32] },
      fixed_rate: { range: [0, 1] },
    },
  },

  aws_xray_encryption_config: {
    id: '{region}',
    validation: { key_id: { format: 'arn' }, type: { enum: ['NONE', 'KMS'] } },
  },

  aws_xray_resource_policy: {
    optionalComputed: ['policy_revision_id'],
    forceNew: ['policy_name'],
    computed: { policy_revision_id: '{hex:16}', last_updated_time: '{time}' },
    renewedBy: { policy_revision_id: ['*'], last_updated_time: ['*'] },
    json: ['policy_document'],
    validation: { policy_document: { format: 'json' } },
  },
};
