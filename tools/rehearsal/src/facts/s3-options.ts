import type { FactsByType } from './resource-facts';

/** One configuration of a bucket, by a name. */
const named = { forceNew: ['bucket', 'name'], id: '{bucket}:{name}', uniqueBy: ['bucket', 'name'] };

/** The one configuration of its kind of a bucket. */
const single = { forceNew: ['bucket', 'expected_bucket_owner'], id: '{bucket}' };

/** What buckets may have beside what protects them, and objects. */
export const s3Options: FactsByType = {
  aws_s3_bucket_cors_configuration: { ...single },

  aws_s3_bucket_website_configuration: {
    ...single,
    optionalComputed: ['routing_rules'],
    computed: {
      routing_rules: '',
      website_domain: 's3-website-{region}.{dnsSuffix}',
      website_endpoint: '{bucket}.s3-website-{region}.{dnsSuffix}',
    },
    json: ['routing_rules'],
    exactlyOneOf: [['index_document', 'redirect_all_requests_to']],
    conflictsWith: [['routing_rule', 'routing_rules']],
  },

  aws_s3_bucket_accelerate_configuration: { ...single, validation: { status: { enum: ['Enabled', 'Suspended'] } } },
  aws_s3_bucket_request_payment_configuration: {
    ...single,
    validation: { payer: { enum: ['Requester', 'BucketOwner'] } },
  },

  aws_s3_bucket_metric: { ...named, validation: { name: { length: [1, 64] } } },
  aws_s3_bucket_analytics_configuration: {
    ...named,
    defaults: {
      'storage_class_analysis.data_export.output_schema_version': 'V_1',
      'storage_class_analysis.data_export.destination.s3_bucket_destination.format': 'CSV',
    },
  },
  aws_s3_bucket_inventory: {
    ...named,
    defaults: { enabled: true },
    validation: {
      name: { length: [0, 64] },
      included_object_versions: { enum: ['All', 'Current'] },
      'schedule.frequency': { enum: ['Daily', 'Weekly'] },
    },
  },
  aws_s3_bucket_intelligent_tiering_configuration: {
    ...named,
    defaults: { status: 'Enabled' },
    validation: { status: { enum: ['Enabled', 'Disabled'] } },
  },

  aws_s3_object: {
    forceNew: ['bucket', 'key'],
    defaults: { force_destroy: false },
    id: '{bucket}/{key}',
    arn: 'arn:{partition}:s3:::{bucket}/{key}',
    computed: {
      acl: null,
      bucket_key_enabled: false,
      checksum_crc32: '',
      checksum_crc32c: '',
      checksum_crc64nvme: '',
      checksum_sha1: '',
      checksum_sha256: '',
      content_type: 'application/octet-stream',
      etag: '{hex:32}',
      server_side_encryption: 'AES256',
      storage_class: 'STANDARD',
      version_id: '',
    },
    renewedBy: {
      etag: ['content', 'content_base64', 'source', 'source_hash'],
      version_id: ['etag', 'content', 'content_base64', 'source_hash'],
    },
    conflictsWith: [
      ['content', 'content_base64', 'source'],
      ['etag', 'kms_key_id'],
    ],
  },
};
