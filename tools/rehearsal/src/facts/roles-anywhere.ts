import type { FactsByType } from './resource-facts';

/** IAM Roles Anywhere. */
export const rolesAnywhere: FactsByType = {
  aws_rolesanywhere_profile: {
    optionalComputed: ['duration_seconds'],
    id: '{uuid}',
    arn: 'arn:{partition}:rolesanywhere:{region}:{account}:profile/{id}',
    computed: { duration_seconds: 3600 },
    validation: { managed_policy_arns: { format: 'arn' }, role_arns: { format: 'arn' } },
  },

  aws_rolesanywhere_trust_anchor: {
    optionalComputed: [
      'enabled',
      'notification_settings.channel',
      'notification_settings.enabled',
      'notification_settings.event',
      'notification_settings.threshold',
    ],
    id: '{uuid}',
    arn: 'arn:{partition}:rolesanywhere:{region}:{account}:trust-anchor/{id}',
    computed: {
      enabled: true,
      'notification_settings.channel': 'ALL',
      'notification_settings.enabled': true,
      'notification_settings.event': 'CA_CERTIFICATE_EXPIRY',
      'notification_settings.threshold': 45,
      'notification_settings.configured_by': '{account}',
    },
    items: { notification_settings: [0, 50] },
    validation: {
      'source.source_data.acm_pca_arn': { format: 'arn' },
      'source.source_type': { enum: ['AWS_ACM_PCA', 'CERTIFICATE_BUNDLE', 'SELF_SIGNED_REPOSITORY'] },
    },
  },
};
