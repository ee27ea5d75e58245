import type { FactsByType } from './resource-facts';

/** S3 buckets. */
export const s3: FactsByType = {
  // Policy, ACL, versioning and the like each have a resource of their own; the blocks here are deprecated.
  aws_s3_bucket: {
    optionalComputed: [
      'acceleration_status',
      'acl',
      'bucket',
      'bucket_prefix',
      'object_lock_enabled',
      'policy',
      'request_payer',
      'lifecycle_rule.id',
    ],
    forceNew: ['bucket', 'bucket_prefix', 'object_lock_enabled', 'object_lock_configuration.object_lock_enabled'],
    defaults: {
      force_destroy: false,
      'replication_configuration.rules.destination.metrics.minutes': 15,
      'replication_configuration.rules.destination.metrics.status': 'Enabled',
      'replication_configuration.rules.destination.replication_time.minutes': 15,
      'replication_configuration.rules.destination.replication_time.status': 'Enabled',
      'versioning.enabled': false,
      'versioning.mfa_delete': false,
    },
    id: '{bucket}',
    arn: 'arn:{partition}:s3:::{bucket}',
    computed: {
      acceleration_status: '',
      acl: null,
      bucket: '{bucket_prefix}{digits:26}',
      bucket_prefix: '',
      object_lock_enabled: false,
      policy: '',
      request_payer: 'BucketOwner',
      'lifecycle_rule.id': 'tf-s3-lifecycle-{digits:26}',
      bucket_domain_name: '{bucket}.s3.{dnsSuffix}',
      bucket_region: '{region}',
      bucket_regional_domain_name: '{bucket}.s3.{region}.{dnsSuffix}',
      hosted_zone_id: 'Z{upper:13}',
      website_domain: null,
      website_endpoint: null,
    },
    variants: [
      {
        when: { bucket: null, bucket_prefix: null },
        computed: { bucket: 'terraform-{digits:26}', bucket_prefix: 'terraform-' },
      },
    ],
    json: ['policy', 'website.routing_rules'],
    uniqueBy: ['bucket'],
    validation: {
      acceleration_status: { enum: ['Enabled', 'Suspended'] },
      acl: {
        enum: [
          'private',
          'public-read',
          'public-read-write',
          'authenticated-read',
          'aws-exec-read',
          'bucket-owner-read',
          'bucket-owner-full-control',
          'log-delivery-write',
        ],
      },
      'grant.permissions': { enum: ['FULL_CONTROL', 'READ', 'READ_ACP', 'WRITE', 'WRITE_ACP'] },
      'grant.type': { enum: ['CanonicalUser', 'Group'] },
      'lifecycle_rule.expiration.days': { range: [0, Infinity] },
      'lifecycle_rule.id': { length: [0, 255] },
      'lifecycle_rule.noncurrent_version_expiration.days': { range: [1, Infinity] },
      'lifecycle_rule.noncurrent_version_transition.days': { range: [0, Infinity] },
      'lifecycle_rule.noncurrent_version_transition.storage_class': {
        enum: ['GLACIER', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'DEEP_ARCHIVE', 'GLACIER_IR'],
      },
      'lifecycle_rule.transition.days': { range: [0, Infinity] },
      'lifecycle_rule.transition.storage_class': {
        enum: ['GLACIER', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'DEEP_ARCHIVE', 'GLACIER_IR'],
      },
      'object_lock_configuration.object_lock_enabled': { enum: ['Enabled'] },
      'object_lock_configuration.rule.default_retention.days': { range: [1, Infinity] },
      'object_lock_configuration.rule.default_retention.mode': { enum: ['GOVERNANCE', 'COMPLIANCE'] },
      'object_lock_configuration.rule.default_retention.years': { range: [1, Infinity] },
      policy: { format: 'json' },
      request_payer: { enum: ['Requester', 'BucketOwner'] },
      'server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm': {
        enum: ['AES256', 'aws:kms', 'aws:kms:dsse', 'aws:fsx'],
      },
      'website.routing_rules': { format: 'json' },
      bucket: {
        length: [3, 63],
        pattern: /^[0-9a-z](?!.*\.\.)[0-9a-z.-]*[0-9a-z]$/,
        not: /^\d+\.\d+\.\d+\.\d+$|--[\w-]+--x-s3$/,
      },
      bucket_prefix: { length: [0, 37] },
      'lifecycle_rule.expiration.date': { pattern: /^\d{4}-\d{2}-\d{2}/ },
    },
    conflictsWith: [
      ['bucket', 'bucket_prefix'],
      ['acl', 'grant'],
      ['object_lock_enabled', 'object_lock_configuration'],
      ['website.redirect_all_requests_to', 'website.error_document'],
      ['website.redirect_all_requests_to', 'website.routing_rules'],
    ],
    exactlyOneOf: [['website.index_document', 'website.redirect_all_requests_to']],
  },

  aws_s3_bucket_policy: {
    forceNew: ['bucket'],
    id: '{bucket}',
    json: ['policy'],
    validation: { policy: { format: 'json' } },
  },

  aws_s3_bucket_public_access_block: {
    forceNew: ['bucket'],
    defaults: {
      block_public_acls: false,
      block_public_policy: false,
      ignore_public_acls: false,
      restrict_public_buckets: false,
    },
    id: '{bucket}',
  },

  aws_s3_account_public_access_block: {
    optionalComputed: ['account_id'],
    forceNew: ['account_id'],
    defaults: {
      block_public_acls: false,
      block_public_policy: false,
      ignore_public_acls: false,
      restrict_public_buckets: false,
    },
    id: '{account_id}',
    computed: { account_id: '{account}' },
    validation: { account_id: { format: 'account' } },
  },

  aws_s3_bucket_ownership_controls: {
    forceNew: ['bucket'],
    id: '{bucket}',
    validation: {
      bucket: { length: [1, Infinity] },
      'rule.object_ownership': { enum: ['BucketOwnerPreferred', 'ObjectWriter', 'BucketOwnerEnforced'] },
    },
  },

  aws_s3_bucket_acl: {
    optionalComputed: ['access_control_policy.owner.display_name'],
    forceNew: ['bucket', 'expected_bucket_owner'],
    id: '{bucket},{acl}',
    computed: {
      'access_control_policy.owner.display_name': '',
      'access_control_policy.grant.grantee.display_name': '',
    },
    validation: {
      expected_bucket_owner: { format: 'account' },
      acl: {
        enum: [
          'private',
          'public-read',
          'public-read-write',
          'authenticated-read',
          'aws-exec-read',
          'bucket-owner-read',
          'bucket-owner-full-control',
          'log-delivery-write',
        ],
      },
    },
    exactlyOneOf: [['acl', 'access_control_policy']],
  },

  aws_s3_bucket_notification: {
    optionalComputed: ['lambda_function.id', 'queue.id', 'topic.id'],
    forceNew: ['bucket'],
    defaults: { eventbridge: false },
    id: '{bucket}',
    computed: {
      'lambda_function.id': 'tf-s3-lambda-{digits:26}',
      'queue.id': 'tf-s3-queue-{digits:26}',
      'topic.id': 'tf-s3-topic-{digits:26}',
    },
    validation: {
      'lambda_function.lambda_function_arn': { format: 'arn' },
      'queue.queue_arn': { format: 'arn' },
      'topic.topic_arn': { format: 'arn' },
    },
  },

  aws_s3_directory_bucket: {
    forceNew: ['bucket', 'data_redundancy', 'location', 'type'],
    defaults: { force_destroy: false, type: 'Directory', 'location.type': 'AvailabilityZone' },
    id: '{bucket}',
    arn: 'arn:{partition}:s3express:{region}:{account}:bucket/{bucket}',
    computed: { data_redundancy: 'SingleAvailabilityZone' },
    uniqueBy: ['bucket'],
    validation: { bucket: { pattern: /^[0-9a-z.-]+--[0-9a-z-]+--x-s3$/ } },
  },
};
