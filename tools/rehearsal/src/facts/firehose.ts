import type { Json } from '../json';
import type { AttributeRule } from './attribute-rule';
import { pathsUnder, under } from './nested';
import type { FactsByType } from './resource-facts';

type Defaults = Readonly<Record<string, Json>>;

const buffering: Defaults = {
  buffering_interval: 300,
  buffering_size: 5,
  'cloudwatch_logging_options.enabled': false,
};

const bucket: Defaults = { ...buffering, compression_format: 'UNCOMPRESSED' };

const search: Defaults = {
  ...buffering,
  retry_duration: 300,
  s3_backup_mode: 'FailedDocumentsOnly',
  ...under('s3_configuration', bucket),
};

const endpoint: Defaults = {
  ...buffering,
  retry_duration: 300,
  s3_backup_mode: 'FailedDataOnly',
  ...under('s3_configuration', bucket),
};

const extendedS3: Defaults = {
  ...bucket,
  custom_time_zone: 'UTC',
  'dynamic_partitioning_configuration.enabled': false,
  'dynamic_partitioning_configuration.retry_duration': 300,
  s3_backup_mode: 'Disabled',
  ...under('s3_backup_configuration', bucket),
  'data_format_conversion_configuration.enabled': true,
  'data_format_conversion_configuration.schema_configuration.version_id': 'LATEST',
  ...under('data_format_conversion_configuration.input_format_configuration.deserializer.open_x_json_ser_de', {
    case_insensitive: true,
    convert_dots_in_json_keys_to_underscores: false,
  }),
  ...under('data_format_conversion_configuration.output_format_configuration.serializer', {
    'orc_ser_de.block_size_bytes': 268435456,
    'orc_ser_de.bloom_filter_false_positive_probability': 0.05,
    'orc_ser_de.compression': 'SNAPPY',
    'orc_ser_de.dictionary_key_threshold': 0,
    'orc_ser_de.enable_padding': false,
    'orc_ser_de.format_version': 'V0_12',
    'orc_ser_de.padding_tolerance': 0.05,
    'orc_ser_de.row_index_stride': 10000,
    'orc_ser_de.stripe_size_bytes': 67108864,
    'parquet_ser_de.block_size_bytes': 268435456,
    'parquet_ser_de.compression': 'SNAPPY',
    'parquet_ser_de.enable_dictionary_compression': false,
    'parquet_ser_de.max_padding_bytes': 0,
    'parquet_ser_de.page_size_bytes': 1048576,
    'parquet_ser_de.writer_version': 'V1',
  }),
};

const redshift: Defaults = {
  'cloudwatch_logging_options.enabled': false,
  retry_duration: 3600,
  s3_backup_mode: 'Disabled',
  ...under('s3_backup_configuration', bucket),
  ...under('s3_configuration', bucket),
};

const searchRules: Record<string, AttributeRule> = {
  buffering_interval: { range: [0, 900] },
  buffering_size: { range: [1, 100] },
  retry_duration: { range: [0, 7200] },
  s3_backup_mode: { enum: ['FailedDocumentsOnly', 'AllDocuments'] },
};

const rotation: AttributeRule = { enum: ['NoRotation', 'OneHour', 'OneDay', 'OneWeek', 'OneMonth'] };
const failedOrAll: AttributeRule = { enum: ['FailedDataOnly', 'AllData'] };
const onOrOff: AttributeRule = { enum: ['Disabled', 'Enabled'] };
const seconds: AttributeRule = { range: [0, 7200] };

const conversion = 'extended_s3_configuration.data_format_conversion_configuration';
const searchKinds = ['elasticsearch_configuration', 'opensearch_configuration', 'opensearchserverless_configuration'];
const secretKinds = ['http_endpoint', 'redshift', 'snowflake', 'splunk'].map(
  (kind) => `${kind}_configuration.secrets_manager_configuration.enabled`,
);

/** Firehose. */
export const firehose: FactsByType = {
  aws_kinesis_firehose_delivery_stream: {
    optionalComputed: [
      'arn',
      'destination_id',
      'version_id',
      ...pathsUnder(`${conversion}.schema_configuration`, ['catalog_id', 'region']),
      'iceberg_configuration.append_only',
      ...secretKinds,
    ],
    sensitive: [
      'http_endpoint_configuration.access_key',
      'redshift_configuration.password',
      'snowflake_configuration.key_passphrase',
      'snowflake_configuration.private_key',
    ],
    forceNew: [
      'destination',
      'kinesis_source_configuration',
      'msk_source_configuration',
      'name',
      'extended_s3_configuration.dynamic_partitioning_configuration.enabled',
      ...pathsUnder('iceberg_configuration', ['append_only', 'catalog_arn']),
      ...searchKinds.flatMap((kind) => pathsUnder(kind, ['s3_backup_mode', 'vpc_config'])),
      ...secretKinds,
    ],
    defaults: {
      ...under('elasticsearch_configuration', { ...search, index_rotation_period: 'OneDay' }),
      ...under('opensearch_configuration', { ...search, index_rotation_period: 'OneDay' }),
      ...under('opensearchserverless_configuration', search),
      ...under('extended_s3_configuration', extendedS3),
      ...under('http_endpoint_configuration', { ...endpoint, 'request_configuration.content_encoding': 'NONE' }),
      ...under('iceberg_configuration', endpoint),
      ...under('redshift_configuration', redshift),
      ...under('snowflake_configuration', {
        ...endpoint,
        buffering_interval: 0,
        buffering_size: 1,
        data_loading_option: 'JSON_MAPPING',
        retry_duration: 60,
        'snowflake_role_configuration.enabled': false,
      }),
      ...under('splunk_configuration', {
        ...endpoint,
        buffering_interval: 60,
        hec_acknowledgment_timeout: 180,
        hec_endpoint_type: 'Raw',
        retry_duration: 3600,
        s3_backup_mode: 'FailedEventsOnly',
      }),
      'server_side_encryption.enabled': false,
      'server_side_encryption.key_type': 'AWS_OWNED_CMK',
    },
    id: '{arn}',
    arn: 'arn:{partition}:firehose:{region}:{account}:deliverystream/{name}',
    computed: {
      destination_id: 'destinationId-000000000001',
      version_id: '1',
      [`${conversion}.schema_configuration.catalog_id`]: '{account}',
      [`${conversion}.schema_configuration.region`]: '{region}',
      'iceberg_configuration.append_only': false,
      ...Object.fromEntries(secretKinds.map((path) => [path, false])),
      ...Object.fromEntries(searchKinds.map((kind) => [`${kind}.vpc_config.vpc_id`, 'vpc-{hex:17}'])),
    },
    uniqueBy: ['name'],
    validation: {
      destination: {
        enum: [
          'elasticsearch',
          'extended_s3',
          'http_endpoint',
          'iceberg',
          'opensearch',
          'opensearchserverless',
          'redshift',
          'snowflake',
          'splunk',
        ],
      },
      name: { length: [1, 64] },
      ...under('elasticsearch_configuration', { ...searchRules, index_rotation_period: rotation }),
      ...under('opensearch_configuration', { ...searchRules, index_rotation_period: rotation }),
      'opensearchserverless_configuration.s3_backup_mode': { enum: ['FailedDocumentsOnly', 'AllDocuments'] },
      ...under('extended_s3_configuration', {
        bucket_arn: { format: 'arn' },
        compression_format: { enum: ['UNCOMPRESSED', 'GZIP', 'ZIP', 'Snappy', 'HADOOP_SNAPPY'] },
        custom_time_zone: { length: [0, 50] },
        'dynamic_partitioning_configuration.retry_duration': seconds,
        error_output_prefix: { length: [0, 1024] },
        kms_key_arn: { format: 'arn' },
        role_arn: { format: 'arn' },
        s3_backup_mode: onOrOff,
      }),
      ...under('http_endpoint_configuration', {
        buffering_interval: { range: [0, 900] },
        buffering_size: { range: [1, 100] },
        name: { length: [1, 256] },
        'request_configuration.content_encoding': { enum: ['NONE', 'GZIP'] },
        retry_duration: seconds,
        s3_backup_mode: failedOrAll,
        url: { length: [1, 1000], pattern: /^https:\/\// },
      }),
      'iceberg_configuration.catalog_arn': { format: 'arn' },
      'iceberg_configuration.s3_backup_mode': failedOrAll,
      'kinesis_source_configuration.kinesis_stream_arn': { format: 'arn' },
      'redshift_configuration.retry_duration': seconds,
      'redshift_configuration.s3_backup_mode': onOrOff,
      'server_side_encryption.key_arn': { format: 'arn' },
      'server_side_encryption.key_type': { enum: ['AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK'] },
      'snowflake_configuration.s3_backup_mode': failedOrAll,
      'splunk_configuration.retry_duration': seconds,
      'splunk_configuration.s3_backup_mode': { enum: ['FailedEventsOnly', 'AllEvents'] },
    },
    conflictsWith: [
      ['kinesis_source_configuration', 'msk_source_configuration', 'server_side_encryption'],
      pathsUnder('elasticsearch_configuration', ['cluster_endpoint', 'domain_arn']),
      pathsUnder('opensearch_configuration', ['cluster_endpoint', 'domain_arn']),
    ],
    requiredWith: [
      pathsUnder('server_side_encryption', ['key_arn', 'enabled', 'key_type']),
      pathsUnder('server_side_encryption', ['key_type', 'enabled']),
    ],
  },
};
