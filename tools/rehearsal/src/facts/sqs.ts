import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

/** SQS queues. */
export const sqs: FactsByType = {
  aws_sqs_queue: {
    optionalComputed: [
      'deduplication_scope',
      'fifo_throughput_limit',
      'kms_data_key_reuse_period_seconds',
      'name',
      'name_prefix',
      'policy',
      'redrive_allow_policy',
      'redrive_policy',
      'sqs_managed_sse_enabled',
    ],
    forceNew: ['fifo_queue', 'name', 'name_prefix'],
    defaults: {
      content_based_deduplication: false,
      delay_seconds: 0,
      fifo_queue: false,
      max_message_size: 262144,
      message_retention_seconds: 345600,
      receive_wait_time_seconds: 0,
      visibility_timeout_seconds: 30,
    },
    id: '{url}',
    arn: 'arn:{partition}:sqs:{region}:{account}:{name}',
    computed: {
      ...generatedName.computed,
      deduplication_scope: '',
      fifo_throughput_limit: '',
      kms_data_key_reuse_period_seconds: 300,
      policy: '',
      redrive_allow_policy: '',
      redrive_policy: '',
      sqs_managed_sse_enabled: true,
      url: 'https://sqs.{region}.{dnsSuffix}/{account}/{name}',
    },
    variants: [
      generatedName.variant,
      { when: { name: null, fifo_queue: true }, computed: { name: '{name_prefix}{digits:26}.fifo' } },
      {
        when: { name: null, name_prefix: null, fifo_queue: true },
        computed: { name: 'terraform-{digits:26}.fifo', name_prefix: 'terraform-' },
      },
      { when: { fifo_queue: true }, computed: { deduplication_scope: 'queue', fifo_throughput_limit: 'perQueue' } },
    ],
    json: ['policy', 'redrive_allow_policy', 'redrive_policy'],
    uniqueBy: ['name'],
    validation: {
      deduplication_scope: { enum: ['messageGroup', 'queue'] },
      delay_seconds: { range: [0, 900] },
      fifo_throughput_limit: { enum: ['perQueue', 'perMessageGroupId'] },
      kms_data_key_reuse_period_seconds: { range: [60, 86400] },
      max_message_size: { range: [1024, 1048576] },
      message_retention_seconds: { range: [60, 1209600] },
      policy: { format: 'json' },
      redrive_allow_policy: { format: 'json' },
      redrive_policy: { format: 'json' },
      visibility_timeout_seconds: { range: [0, 43200] },
      name: { pattern: /^[\w-]{1,80}$|^[\w-]{1,75}\.fifo$/ },
    },
    conflictsWith: [
      ['kms_master_key_id', 'sqs_managed_sse_enabled'],
      ['name', 'name_prefix'],
    ],
  },

  aws_sqs_queue_policy: {
    forceNew: ['queue_url'],
    id: '{queue_url}',
    json: ['policy'],
    validation: { policy: { format: 'json' } },
  },
};
