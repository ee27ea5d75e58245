import type { FactsByType } from './resource-facts';

const repositoryName = /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/;
const prefixOrRoot = /^(?:[a-z0-9]+(?:[._/-][a-z0-9]+)*\/?|ROOT)$/;

/** Container registries. */
export const ecr: FactsByType = {
  aws_ecr_repository: {
    optionalComputed: ['encryption_configuration.kms_key'],
    forceNew: ['encryption_configuration', 'name'],
    defaults: { 'encryption_configuration.encryption_type': 'AES256', image_tag_mutability: 'MUTABLE' },
    id: '{name}',
    arn: 'arn:{partition}:ecr:{region}:{account}:repository/{name}',
    computed: {
      registry_id: '{account}',
      'encryption_configuration.kms_key': '',
      repository_url: '{account}.dkr.ecr.{region}.{dnsSuffix}/{name}',
    },
    items: { image_tag_mutability_exclusion_filter: [0, 5] },
    uniqueBy: ['name'],
    validation: {
      'encryption_configuration.encryption_type': { enum: ['AES256', 'KMS', 'KMS_DSSE'] },
      image_tag_mutability: { enum: ['MUTABLE', 'IMMUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION'] },
      'image_tag_mutability_exclusion_filter.filter_type': { enum: ['WILDCARD'] },
      'image_tag_mutability_exclusion_filter.filter': {
        length: [1, 128],
        pattern: /^[a-zA-Z0-9._*-]+$/,
        not: /\*.*\*.*\*/,
      },
      name: { length: [2, 256], pattern: repositoryName },
    },
  },

  aws_ecr_repository_policy: {
    forceNew: ['repository'],
    id: '{repository}',
    computed: { registry_id: '{account}' },
    json: ['policy'],
    validation: { policy: { format: 'json' } },
  },

  aws_ecr_lifecycle_policy: {
    forceNew: ['policy', 'repository'],
    id: '{repository}',
    computed: { registry_id: '{account}' },
    json: ['policy'],
    uniqueBy: ['repository'],
    validation: { policy: { format: 'json' } },
  },

  aws_ecr_pull_through_cache_rule: {
    forceNew: ['ecr_repository_prefix', 'upstream_registry_url', 'upstream_repository_prefix'],
    id: '{ecr_repository_prefix}',
    computed: { registry_id: '{account}' },
    uniqueBy: ['ecr_repository_prefix'],
    validation: {
      credential_arn: { format: 'arn' },
      custom_role_arn: { format: 'arn' },
      ecr_repository_prefix: {
        length: [2, 30],
        pattern: prefixOrRoot,
      },
      upstream_repository_prefix: {
        length: [2, 30],
        pattern: prefixOrRoot,
      },
    },
  },

  aws_ecr_repository_creation_template: {
    optionalComputed: ['encryption_configuration.kms_key'],
    forceNew: ['prefix'],
    defaults: { 'encryption_configuration.encryption_type': 'AES256', image_tag_mutability: 'MUTABLE' },
    id: '{prefix}',
    computed: { registry_id: '{account}', 'encryption_configuration.kms_key': '' },
    items: { image_tag_mutability_exclusion_filter: [0, 5] },
    json: ['lifecycle_policy', 'repository_policy'],
    uniqueBy: ['prefix'],
    validation: {
      custom_role_arn: { format: 'arn' },
      description: { length: [0, 255] },
      'encryption_configuration.encryption_type': { enum: ['AES256', 'KMS', 'KMS_DSSE'] },
      image_tag_mutability: { enum: ['MUTABLE', 'IMMUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION'] },
      'image_tag_mutability_exclusion_filter.filter_type': { enum: ['WILDCARD'] },
      lifecycle_policy: { format: 'json' },
      repository_policy: { format: 'json' },
      'image_tag_mutability_exclusion_filter.filter': {
        length: [1, 128],
        pattern: /^[a-zA-Z0-9._*-]+$/,
        not: /\*.*\*.*\*/,
      },
      applied_for: { enum: ['PULL_THROUGH_CACHE', 'REPLICATION', 'CREATE_ON_PUSH'], size: [1, Infinity] },
      prefix: {
        length: [2, 256],
        pattern: /^(?:ROOT|[a-z0-9]+(?:[._/-][a-z0-9]+)*)$/,
      },
    },
  },

  aws_ecr_registry_policy: {
    id: '{account}',
    computed: { registry_id: '{account}' },
    json: ['policy'],
    validation: { policy: { format: 'json' } },
  },

  aws_ecr_registry_scanning_configuration: {
    id: '{account}',
    computed: { registry_id: '{account}' },
    items: { rule: [0, 100] },
    validation: {
      'rule.repository_filter.filter_type': { enum: ['WILDCARD'] },
      'rule.scan_frequency': { enum: ['SCAN_ON_PUSH', 'CONTINUOUS_SCAN', 'MANUAL'] },
      scan_type: { enum: ['BASIC', 'ENHANCED'] },
      'rule.repository_filter.filter': { length: [1, 256], pattern: /^[0-9a-z*]+(?:[_./-][0-9a-z*]+)*$/ },
    },
  },

  aws_ecr_replication_configuration: {
    id: '{account}',
    computed: { registry_id: '{account}' },
    items: {
      'replication_configuration.rule': [1, 10],
      'replication_configuration.rule.destination': [1, 25],
      'replication_configuration.rule.repository_filter': [0, 100],
    },
    validation: {
      'replication_configuration.rule.destination.region': { format: 'region' },
      'replication_configuration.rule.destination.registry_id': { format: 'account' },
      'replication_configuration.rule.repository_filter.filter_type': { enum: ['PREFIX_MATCH'] },
    },
  },

  aws_ecr_account_setting: {
    forceNew: ['name'],
    validation: {
      name: { enum: ['BASIC_SCAN_TYPE_VERSION', 'REGISTRY_POLICY_SCOPE'] },
      value: { enum: ['AWS_NATIVE', 'CLAIR', 'V1', 'V2'] },
    },
  },
};
