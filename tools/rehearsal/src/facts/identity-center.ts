import type { FactsByType } from './resource-facts';

/** IAM Identity Center. */
export const identityCenter: FactsByType = {
  aws_ssoadmin_permission_set: {
    forceNew: ['instance_arn', 'name'],
    defaults: { session_duration: 'PT1H' },
    id: '{arn},{instance_arn}',
    arn: 'arn:{partition}:sso:::permissionSet/{instance_arn:last:/}/ps-{hex:16}',
    computed: { created_date: '{time}' },
    uniqueBy: ['instance_arn', 'name'],
    validation: {
      description: { length: [1, 700] },
      instance_arn: { format: 'arn' },
      relay_state: { length: [1, 240] },
      name: { length: [1, 32], pattern: /^[\w+=,.@-]+$/ },
      session_duration: { length: [1, 100], pattern: /^P/ },
    },
  },

  aws_ssoadmin_permission_set_inline_policy: {
    forceNew: ['instance_arn', 'permission_set_arn'],
    id: '{permission_set_arn},{instance_arn}',
    json: ['inline_policy'],
    validation: {
      inline_policy: { format: 'json' },
      instance_arn: { format: 'arn' },
      permission_set_arn: { format: 'arn' },
    },
  },

  aws_ssoadmin_managed_policy_attachment: {
    forceNew: ['instance_arn', 'managed_policy_arn', 'permission_set_arn'],
    id: '{managed_policy_arn},{permission_set_arn},{instance_arn}',
    computed: { managed_policy_name: '{managed_policy_arn:last:/}' },
    uniqueBy: ['permission_set_arn', 'managed_policy_arn'],
    validation: {
      instance_arn: { format: 'arn' },
      managed_policy_arn: { format: 'arn' },
      permission_set_arn: { format: 'arn' },
    },
  },

  aws_ssoadmin_account_assignment: {
    forceNew: ['instance_arn', 'permission_set_arn', 'principal_id', 'principal_type', 'target_id', 'target_type'],
    id: '{principal_id},{principal_type},{target_id},{target_type},{permission_set_arn},{instance_arn}',
    uniqueBy: ['instance_arn', 'permission_set_arn', 'principal_id', 'principal_type', 'target_id'],
    validation: {
      instance_arn: { format: 'arn' },
      permission_set_arn: { format: 'arn' },
      principal_type: { enum: ['USER', 'GROUP'] },
      target_id: { format: 'account' },
      target_type: { enum: ['AWS_ACCOUNT'] },
      principal_id: {
        length: [1, 47],
        pattern: /^(?:[0-9a-f]{10}-)?[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/,
      },
    },
  },

  aws_identitystore_group: {
    forceNew: ['identity_store_id'],
    id: '{identity_store_id}/{group_id}',
    arn: 'arn:{partition}:identitystore:::group/{group_id}',
    computed: { external_ids: [], group_id: '{uuid}' },
    uniqueBy: ['identity_store_id', 'display_name'],
    validation: { description: { length: [1, 1024] }, display_name: { length: [1, 1024] } },
  },
};
