import type { FactsByType } from './resource-facts';

const nameText = { pattern: /^[0-9A-Za-z=,.@\-_+]+$/ };

/** Users and groups of IAM, and what they hold. */
export const iamUsers: FactsByType = {
  aws_iam_user: {
    defaults: { force_destroy: false, path: '/' },
    id: '{name}',
    arn: 'arn:{partition}:iam::{account}:user{path}{name}',
    computed: { unique_id: 'AIDA{upper:17}' },
    renewedBy: { arn: ['path'] },
    uniqueBy: ['name'],
    validation: { name: { ...nameText, length: [1, 64] }, permissions_boundary: { length: [0, 2048] } },
  },

  aws_iam_group: {
    defaults: { path: '/' },
    id: '{name}',
    arn: 'arn:{partition}:iam::{account}:group{path}{name}',
    computed: { unique_id: 'AGPA{upper:17}' },
    uniqueBy: ['name'],
    validation: { name: { ...nameText, length: [1, 128] } },
  },

  aws_iam_group_membership: { forceNew: ['group', 'name'], id: '{name}' },
  aws_iam_user_group_membership: { forceNew: ['user'], id: 'terraform-{digits:26}' },

  aws_iam_group_policy: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['group', 'name', 'name_prefix'],
    id: '{group}:{name}',
    computed: { name: '{name_prefix}{digits:26}', name_prefix: '' },
    variants: [
      {
        when: { name: null, name_prefix: null },
        computed: { name: 'terraform-{digits:26}', name_prefix: 'terraform-' },
      },
    ],
    json: ['policy'],
    uniqueBy: ['group', 'name'],
    validation: { policy: { format: 'json' } },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_iam_user_policy: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['name', 'name_prefix', 'user'],
    id: '{user}:{name}',
    computed: { name: '{name_prefix}{digits:26}', name_prefix: '' },
    variants: [
      {
        when: { name: null, name_prefix: null },
        computed: { name: 'terraform-{digits:26}', name_prefix: 'terraform-' },
      },
    ],
    json: ['policy'],
    uniqueBy: ['user', 'name'],
    validation: { policy: { format: 'json' } },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_iam_group_policy_attachment: {
    forceNew: ['group', 'policy_arn'],
    id: '{group}-{digits:26}',
    validation: { policy_arn: { format: 'arn' } },
  },

  aws_iam_user_policy_attachment: {
    forceNew: ['policy_arn', 'user'],
    id: '{user}-{digits:26}',
    validation: { policy_arn: { format: 'arn' } },
  },

  aws_iam_policy_attachment: {
    forceNew: ['name', 'policy_arn'],
    id: '{name}',
    validation: { policy_arn: { format: 'arn' } },
    atLeastOneOf: [['groups', 'roles', 'users']],
  },

  aws_iam_account_alias: {
    forceNew: ['account_alias'],
    id: '{account_alias}',
    uniqueBy: [],
    validation: { account_alias: { pattern: /^[0-9a-z][0-9a-z-]*[0-9a-z]$/, length: [3, 63], not: /--/ } },
  },

  aws_iam_access_key: {
    sensitive: ['secret', 'ses_smtp_password_v4'],
    forceNew: ['pgp_key', 'user'],
    defaults: { status: 'Active' },
    id: 'AKIA{upper:16}',
    computed: {
      create_date: '{time}',
      encrypted_secret: null,
      encrypted_ses_smtp_password_v4: null,
      key_fingerprint: null,
      secret: '{alnum:40}',
      ses_smtp_password_v4: 'B{alnum:43}',
    },
    validation: { status: { enum: ['Active', 'Inactive'] } },
  },

  aws_iam_user_login_profile: {
    sensitive: ['password'],
    optionalComputed: ['password_reset_required'],
    forceNew: ['password_length', 'password_reset_required', 'pgp_key', 'user'],
    defaults: { password_length: 20 },
    id: '{user}',
    computed: {
      encrypted_password: null,
      key_fingerprint: null,
      password: '{alnum:16}Aa1!',
      password_reset_required: false,
    },
    uniqueBy: ['user'],
    validation: { password_length: { range: [5, 128] } },
  },

  aws_iam_user_ssh_key: {
    optionalComputed: ['status'],
    forceNew: ['encoding', 'public_key', 'username'],
    id: 'APKA{upper:17}',
    computed: { fingerprint: '{hex:32}', ssh_public_key_id: '{id}', status: 'Active' },
    validation: { encoding: { enum: ['SSH', 'PEM'] } },
  },

  aws_iam_saml_provider: {
    forceNew: ['name'],
    id: '{arn}',
    arn: 'arn:{partition}:iam::{account}:saml-provider/{name}',
    computed: { valid_until: '2036-01-01T00:00:00Z' },
    uniqueBy: ['name'],
    validation: {
      name: { pattern: /^[\w.-]+$/, length: [1, 128] },
      saml_metadata_document: { length: [1000, 10000000] },
    },
  },

  aws_iam_server_certificate: {
    optionalComputed: ['name', 'name_prefix'],
    sensitive: ['private_key'],
    forceNew: ['certificate_body', 'certificate_chain', 'private_key'],
    defaults: { path: '/' },
    id: 'ASCA{upper:17}',
    arn: 'arn:{partition}:iam::{account}:server-certificate{path}{name}',
    computed: {
      name: '{name_prefix}{digits:26}',
      name_prefix: '',
      expiration: '2036-01-01T00:00:00Z',
      upload_date: '{time}',
    },
    uniqueBy: ['name'],
    conflictsWith: [['name', 'name_prefix']],
  },
};
