import type { FactsByType } from './resource-facts';

const lambdaArn = 'arn:{partition}:lambda:{region}:{account}';

/** Functions and what calls them. */
export const lambda: FactsByType = {
  aws_lambda_function: {
    forceNew: ['function_name', 'package_type', 'durable_config', 'tenancy_config'],
    defaults: {
      memory_size: 128,
      package_type: 'Zip',
      publish: false,
      reserved_concurrent_executions: -1,
      skip_destroy: false,
      timeout: 3,
      'vpc_config.ipv6_allowed_for_dual_stack': false,
    },
    id: '{function_name}',
    arn: `${lambdaArn}:function:{function_name}`,
    computed: {
      architectures: ['x86_64'],
      code_sha256: '{alnum:43:code}=',
      invoke_arn: `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations`,
      last_modified: '2026-01-01T00:00:00.000+0000',
      qualified_arn: '{arn}:{version}',
      qualified_invoke_arn: `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{qualified_arn}/invocations`,
      signing_job_arn: '',
      signing_profile_version_arn: '',
      source_code_hash: '{alnum:43:code}=',
      source_code_size: 1024,
      version: '$LATEST',
      'ephemeral_storage.size': 512,
      'logging_config.log_group': '/aws/lambda/{function_name}',
      'snap_start.optimization_status': 'Off',
      'vpc_config.vpc_id': 'vpc-{hex:17}',
    },
    variants: [{ when: { publish: true }, computed: { version: '1' } }],
    renewedBy: {
      last_modified: ['*'],
      code_sha256: ['filename', 'image_uri', 's3_bucket', 's3_key', 's3_object_version', 'source_code_hash'],
    },
    uniqueBy: ['function_name'],
    validation: {
      function_name: {
        pattern: /^(?:arn:[\w-]+:lambda:[\w-]+:\d{12}:function:)?[\w-]+(?::[\w$-]+)?$/,
        length: [1, 140],
      },
      memory_size: { range: [128, 32768] },
      package_type: { enum: ['Zip', 'Image'] },
      role: { format: 'arn' },
      timeout: { range: [1, 900] },
      reserved_concurrent_executions: { range: [-1, Infinity] },
      architectures: { enum: ['x86_64', 'arm64'] },
      'ephemeral_storage.size': { range: [512, 10240] },
      'tracing_config.mode': { enum: ['Active', 'PassThrough'] },
      'snap_start.apply_on': { enum: ['PublishedVersions', 'None'] },
      'logging_config.log_format': { enum: ['JSON', 'Text'] },
    },
    exactlyOneOf: [['filename', 'image_uri', 's3_bucket']],
  },

  aws_lambda_permission: {
    optionalComputed: ['statement_id', 'statement_id_prefix'],
    forceNew: [
      'action',
      'event_source_token',
      'function_name',
      'function_url_auth_type',
      'principal',
      'principal_org_id',
      'qualifier',
      'source_account',
      'source_arn',
      'statement_id',
      'statement_id_prefix',
    ],
    id: '{statement_id}',
    computed: { statement_id: '{statement_id_prefix}{digits:26}', statement_id_prefix: '' },
    variants: [
      {
        when: { statement_id: null, statement_id_prefix: null },
        computed: { statement_id: 'terraform-{digits:26}', statement_id_prefix: 'terraform-' },
      },
    ],
    uniqueBy: ['function_name', 'qualifier', 'statement_id'],
    validation: { source_account: { format: 'account' }, source_arn: { format: 'arn' } },
    conflictsWith: [['statement_id', 'statement_id_prefix']],
  },

  aws_lambda_alias: {
    forceNew: ['function_name', 'name'],
    id: '{arn}',
    arn: `${lambdaArn}:function:{function_name:last::}:{name}`,
    computed: {
      invoke_arn: `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations`,
    },
    uniqueBy: ['function_name', 'name'],
  },

  aws_lambda_event_source_mapping: {
    forceNew: [
      'event_source_arn',
      'queues',
      'self_managed_event_source',
      'starting_position',
      'starting_position_timestamp',
      'topics',
    ],
    defaults: { enabled: true },
    id: '{uuid}',
    arn: `${lambdaArn}:event-source-mapping:{id}`,
    computed: {
      function_arn: '{function_name}',
      last_modified: '{time}',
      last_processing_result: 'No records processed',
      state: 'Enabled',
      state_transition_reason: 'USER_INITIATED',
      uuid: '{id}',
      batch_size: 100,
      maximum_record_age_in_seconds: -1,
      maximum_retry_attempts: -1,
      parallelization_factor: 1,
    },
    validation: { starting_position: { enum: ['AT_TIMESTAMP', 'LATEST', 'TRIM_HORIZON'] } },
  },

  aws_lambda_layer_version: {
    forceNew: [
      'compatible_architectures',
      'compatible_runtimes',
      'description',
      'filename',
      'layer_name',
      'license_info',
      's3_bucket',
      's3_key',
      's3_object_version',
      'source_code_hash',
    ],
    defaults: { skip_destroy: false },
    id: '{arn}',
    arn: `${lambdaArn}:layer:{layer_name}:{version}`,
    computed: {
      code_sha256: '{alnum:43:code}=',
      created_date: '2026-01-01T00:00:00.000+0000',
      layer_arn: `${lambdaArn}:layer:{layer_name}`,
      signing_job_arn: '',
      signing_profile_version_arn: '',
      source_code_hash: '{alnum:43:code}=',
      source_code_size: 1024,
      version: '1',
    },
  },

  aws_lambda_function_url: {
    forceNew: ['function_name', 'qualifier'],
    defaults: { invoke_mode: 'BUFFERED' },
    id: '{function_name:last::}',
    computed: {
      function_arn: `${lambdaArn}:function:{function_name:last::}`,
      function_url: 'https://{url_id}.lambda-url.{region}.on.aws/',
      url_id: '{alnum:32}',
    },
    validation: {
      authorization_type: { enum: ['NONE', 'AWS_IAM'] },
      invoke_mode: { enum: ['BUFFERED', 'RESPONSE_STREAM'] },
    },
  },
};
