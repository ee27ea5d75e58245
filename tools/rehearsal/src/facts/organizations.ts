import type { AttributeRule } from './attribute-rule';
import type { FactsByType } from './resource-facts';

const parent: AttributeRule = { pattern: /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/ };

const policyType: AttributeRule = {
  enum: [
    'SERVICE_CONTROL_POLICY',
    'RESOURCE_CONTROL_POLICY',
    'TAG_POLICY',
    'BACKUP_POLICY',
    'AISERVICES_OPT_OUT_POLICY',
    'CHATBOT_POLICY',
    'DECLARATIVE_POLICY_EC2',
    'SECURITYHUB_POLICY',
    'INSPECTOR_POLICY',
    'BEDROCK_POLICY',
    'S3_POLICY',
    'UPGRADE_ROLLOUT_POLICY',
    'NETWORK_SECURITY_DIRECTOR_POLICY',
  ],
};

const managementAccount = {
  arn: 'arn:{partition}:organizations::{account}:account/{id}/{account}',
  email: 'management@example.com',
  id: '{account}',
  joined_method: 'INVITED',
  joined_timestamp: '{time}',
  name: 'management',
  state: 'ACTIVE',
  status: 'ACTIVE',
};

/** AWS Organizations and the accounts in it. */
export const organizations: FactsByType = {
  aws_organizations_organization: {
    forceNewWhen: { feature_set: { from: 'ALL', to: 'CONSOLIDATED_BILLING' } },
    defaults: { feature_set: 'ALL' },
    id: 'o-{hexOf:10::organization}',
    arn: 'arn:{partition}:organizations::{account}:organization/{id}',
    computed: {
      accounts: [managementAccount],
      master_account_arn: 'arn:{partition}:organizations::{account}:account/{id}/{account}',
      master_account_email: 'management@example.com',
      master_account_id: '{account}',
      master_account_name: 'management',
      non_master_accounts: [],
      roots: [
        {
          arn: 'arn:{partition}:organizations::{account}:root/{id}/r-{hexOf:4::root}',
          id: 'r-{hexOf:4::root}',
          name: 'Root',
          policy_types: [],
        },
      ],
    },
    uniqueBy: [],
    validation: { feature_set: { enum: ['ALL', 'CONSOLIDATED_BILLING'] }, enabled_policy_types: policyType },
  },

  aws_organizations_organizational_unit: {
    forceNew: ['parent_id'],
    id: 'ou-{hexOf:4::root}-{alnum:8}',
    arn: 'arn:{partition}:organizations::{account}:ou/o-{hexOf:10::organization}/{id}',
    computed: { accounts: [] },
    uniqueBy: ['parent_id', 'name'],
    validation: { name: { length: [1, 128] }, parent_id: parent },
  },

  aws_organizations_account: {
    optionalComputed: ['parent_id'],
    forceNew: ['email', 'iam_user_access_to_billing', 'role_name'],
    defaults: { close_on_deletion: false, create_govcloud: false },
    id: '{digits:12}',
    arn: 'arn:{partition}:organizations::{account}:account/o-{hexOf:10::organization}/{id}',
    computed: {
      parent_id: 'r-{hexOf:4::root}',
      govcloud_id: '',
      joined_method: 'CREATED',
      joined_timestamp: '{time}',
      state: 'ACTIVE',
      status: 'ACTIVE',
    },
    uniqueBy: ['email'],
    validation: {
      iam_user_access_to_billing: { enum: ['ALLOW', 'DENY'] },
      name: { length: [1, 50] },
      email: { length: [6, 64], pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ },
      parent_id: parent,
      role_name: { length: [1, 64], pattern: /^[\w+=,.@-]+$/ },
    },
  },

  aws_organizations_policy: {
    forceNew: ['type'],
    defaults: { type: 'SERVICE_CONTROL_POLICY' },
    id: 'p-{alnum:8}',
    arn: 'arn:{partition}:organizations::{account}:policy/o-{hexOf:10::organization}/{type:lower}/{id}',
    json: ['content'],
    uniqueBy: ['name'],
    validation: { content: { format: 'json' }, type: policyType },
  },

  aws_organizations_policy_attachment: {
    forceNew: ['policy_id', 'target_id'],
    id: '{target_id}:{policy_id}',
    uniqueBy: ['policy_id', 'target_id'],
  },

  aws_organizations_delegated_administrator: {
    forceNew: ['account_id', 'service_principal'],
    id: '{account_id}/{service_principal}',
    arn: 'arn:{partition}:organizations::{account}:account/o-{hexOf:10::organization}/{account_id}',
    computed: {
      delegation_enabled_date: '{time}',
      email: 'account@example.com',
      joined_method: 'CREATED',
      joined_timestamp: '{time}',
      name: 'account-{account_id}',
      status: 'ACTIVE',
    },
    uniqueBy: ['account_id', 'service_principal'],
    validation: { account_id: { format: 'account' }, service_principal: { length: [1, 128] } },
  },

  aws_account_alternate_contact: {
    forceNew: ['account_id', 'alternate_contact_type'],
    id: '{account_id}/{alternate_contact_type}',
    variants: [{ when: { account_id: null }, id: '{alternate_contact_type}' }],
    validation: {
      account_id: { format: 'account' },
      alternate_contact_type: { enum: ['BILLING', 'OPERATIONS', 'SECURITY'] },
      name: { length: [1, 64] },
      title: { length: [1, 50] },
      email_address: { pattern: /^[\w+=,.-]+@[\w.-]+\.\w+$/ },
      phone_number: { pattern: /^[\s0-9()+-]+$/ },
    },
  },

  aws_account_region: {
    forceNew: ['account_id', 'region_name'],
    id: '{account_id},{region_name}',
    computed: { opt_status: 'ENABLED' },
    variants: [
      { when: { account_id: null }, id: '{region_name}' },
      { when: { enabled: false }, computed: { opt_status: 'DISABLED' } },
    ],
    validation: { account_id: { format: 'account' } },
  },
};
