import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

const nameText = /^[0-9A-Za-z_+=,.@-]*$/;

/** Services whose linked role is called by a name of its own. */
const serviceRoleNames = [
  ['autoscaling', 'AutoScaling'],
  ['eks', 'AmazonEKS'],
  ['eks-fargate', 'AmazonEKSForFargate'],
  ['eks-nodegroup', 'AmazonEKSNodegroup'],
  ['elasticloadbalancing', 'ElasticLoadBalancing'],
  ['spot', 'EC2Spot'],
  ['spotfleet', 'EC2SpotFleet'],
] as const;

/** IAM roles, policies and identity providers. */
export const iam: FactsByType = {
  aws_iam_role: {
    optionalComputed: ['managed_policy_arns', 'name', 'name_prefix'],
    forceNew: ['name', 'name_prefix', 'path'],
    defaults: { force_detach_policies: false, max_session_duration: 3600, path: '/' },
    id: '{name}',
    arn: 'arn:{partition}:iam::{account}:role{path}{name}',
    computed: {
      ...generatedName.computed,
      managed_policy_arns: [],
      create_date: '{time}',
      unique_id: 'AROA{upper:17}',
    },
    variants: [generatedName.variant],
    json: ['assume_role_policy', 'inline_policy.policy'],
    uniqueBy: ['name'],
    validation: {
      assume_role_policy: { format: 'json' },
      'inline_policy.policy': { format: 'json' },
      managed_policy_arns: { format: 'arn' },
      max_session_duration: { range: [3600, 43200] },
      path: { length: [0, 512] },
      permissions_boundary: { format: 'arn' },
      name: { length: [1, 64], pattern: nameText },
      name_prefix: { length: [0, 38], pattern: nameText },
      description: { length: [0, 1000], not: /[\u201c\u201d\u2018\u2019]/ },
      'inline_policy.name': { length: [1, 128], pattern: nameText },
    },
    conflictsWith: [['name', 'name_prefix']],
  },

  // `role` is a role name; an ARN is refused.
  aws_iam_role_policy: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['name', 'name_prefix', 'role'],
    id: '{role}:{name}',
    computed: { ...generatedName.computed },
    variants: [generatedName.variant],
    json: ['policy'],
    validation: {
      name: { length: [1, 128], pattern: nameText },
      name_prefix: { length: [0, 102], pattern: nameText },
      policy: { format: 'json' },
      role: { length: [1, 64], pattern: nameText },
    },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_iam_role_policy_attachment: {
    forceNew: ['policy_arn', 'role'],
    id: '{role}/{policy_arn}',
    validation: { policy_arn: { format: 'arn' } },
  },

  aws_iam_policy: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['description', 'name', 'name_prefix', 'path'],
    defaults: { path: '/' },
    id: '{arn}',
    arn: 'arn:{partition}:iam::{account}:policy{path}{name}',
    computed: { ...generatedName.computed, attachment_count: 0, policy_id: 'ANPA{upper:17}' },
    variants: [generatedName.variant],
    json: ['policy'],
    uniqueBy: ['name'],
    validation: {
      policy: { format: 'json' },
      name: { length: [1, 128], pattern: nameText },
      name_prefix: { length: [0, 102], pattern: nameText },
    },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_iam_instance_profile: {
    optionalComputed: ['name', 'name_prefix'],
    forceNew: ['name', 'name_prefix', 'path'],
    defaults: { path: '/' },
    id: '{name}',
    arn: 'arn:{partition}:iam::{account}:instance-profile{path}{name}',
    computed: { ...generatedName.computed, create_date: '{time}', unique_id: 'AIPA{upper:17}' },
    variants: [generatedName.variant],
    uniqueBy: ['name'],
    validation: { name: { length: [1, 128], pattern: nameText }, name_prefix: { length: [0, 102], pattern: nameText } },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_iam_openid_connect_provider: {
    optionalComputed: ['thumbprint_list'],
    forceNew: ['url'],
    id: '{arn}',
    arn: 'arn:{partition}:iam::{account}:oidc-provider/{url:without:https://}',
    computed: { thumbprint_list: ['{hex:40}'] },
    uniqueBy: ['url'],
    validation: {
      client_id_list: { length: [1, 255] },
      thumbprint_list: { length: [40, 40] },
      url: { format: 'url', length: [1, 255], pattern: /^https:\/\/[^?]*$/ },
    },
  },

  aws_iam_service_linked_role: {
    forceNew: ['aws_service_name', 'custom_suffix'],
    id: '{arn}',
    arn: 'arn:{partition}:iam::{account}:role/aws-service-role/{aws_service_name}/{name}',
    computed: {
      create_date: '{time}',
      name: 'AWSServiceRoleFor{aws_service_name}{custom_suffix}',
      path: '/aws-service-role/{aws_service_name}/',
      unique_id: 'AROA{upper:17}',
    },
    variants: serviceRoleNames.map(([service, name]) => ({
      when: { aws_service_name: `${service}.amazonaws.com` },
      computed: { name: `AWSServiceRoleFor${name}` },
    })),
    uniqueBy: ['aws_service_name', 'custom_suffix'],
    validation: { aws_service_name: { pattern: /\./ } },
  },

  aws_iam_account_password_policy: {
    optionalComputed: [
      'hard_expiry',
      'max_password_age',
      'password_reuse_prevention',
      'require_lowercase_characters',
      'require_numbers',
      'require_symbols',
      'require_uppercase_characters',
    ],
    defaults: { allow_users_to_change_password: true, minimum_password_length: 6 },
    id: 'iam-account-password-policy',
    computed: {
      expire_passwords: false,
      hard_expiry: false,
      max_password_age: 0,
      password_reuse_prevention: 0,
      require_lowercase_characters: false,
      require_numbers: false,
      require_symbols: false,
      require_uppercase_characters: false,
    },
  },
};
