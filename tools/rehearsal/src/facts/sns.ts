import { generatedName } from './generated-name';
import type { FactsByType } from './resource-facts';

/** The policy of a topic that names none: its own account may use it. */
const defaultPolicy =
  '{"Id":"__default_policy_ID","Statement":[{"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"],"Condition":{"StringEquals":{"AWS:SourceOwner":"{account}"}},"Effect":"Allow","Principal":{"AWS":"*"},"Resource":"{arn}","Sid":"__default_statement_ID"}],"Version":"2008-10-17"}';

/** Somebody at the other end has to confirm. */
const unconfirmed = { confirmation_was_authenticated: false, pending_confirmation: true };

/** SNS topics and subscriptions. */
export const sns: FactsByType = {
  aws_sns_topic: {
    optionalComputed: ['fifo_throughput_scope', 'name', 'name_prefix', 'policy', 'signature_version', 'tracing_config'],
    forceNew: ['fifo_topic', 'name', 'name_prefix'],
    defaults: { content_based_deduplication: false, fifo_topic: false },
    id: '{arn}',
    arn: 'arn:{partition}:sns:{region}:{account}:{name}',
    computed: {
      ...generatedName.computed,
      fifo_throughput_scope: '',
      policy: defaultPolicy,
      signature_version: 0,
      tracing_config: '',
      beginning_archive_time: '',
      owner: '{account}',
    },
    variants: [
      generatedName.variant,
      {
        when: { fifo_topic: true },
        computed: { name: '{name_prefix}{digits:26}.fifo', fifo_throughput_scope: 'Topic' },
      },
      {
        when: { fifo_topic: true, name: null, name_prefix: null },
        computed: { name: 'terraform-{digits:26}.fifo', name_prefix: 'terraform-' },
      },
    ],
    json: ['archive_policy', 'delivery_policy', 'policy'],
    validation: {
      application_success_feedback_sample_rate: { range: [0, 100] },
      delivery_policy: { format: 'json' },
      fifo_throughput_scope: { enum: ['MessageGroup', 'Topic'] },
      firehose_success_feedback_sample_rate: { range: [0, 100] },
      http_success_feedback_sample_rate: { range: [0, 100] },
      lambda_success_feedback_sample_rate: { range: [0, 100] },
      policy: { format: 'json' },
      sqs_success_feedback_sample_rate: { range: [0, 100] },
      tracing_config: { enum: ['Active', 'PassThrough'] },
      name: { pattern: /^[\w-]{1,256}$|^[\w-]{1,251}\.fifo$/ },
      archive_policy: { format: 'json' },
      signature_version: { range: [1, 2] },
    },
    conflictsWith: [['name', 'name_prefix']],
  },

  aws_sns_topic_policy: {
    forceNew: ['arn'],
    id: '{arn}',
    computed: { owner: '{account}' },
    json: ['policy'],
    validation: { arn: { format: 'arn' }, policy: { format: 'json' } },
  },

  aws_sns_topic_subscription: {
    optionalComputed: ['filter_policy_scope'],
    forceNew: ['endpoint', 'protocol', 'topic_arn'],
    defaults: { confirmation_timeout_in_minutes: 1, endpoint_auto_confirms: false, raw_message_delivery: false },
    id: '{arn}',
    arn: '{topic_arn}:{uuid}',
    computed: {
      filter_policy_scope: '',
      confirmation_was_authenticated: true,
      owner_id: '{account}',
      pending_confirmation: false,
    },
    variants: [
      ...['email', 'email-json'].map((protocol) => ({ when: { protocol }, computed: unconfirmed })),
      ...['http', 'https'].map((protocol) => ({
        when: { protocol, endpoint_auto_confirms: false },
        computed: unconfirmed,
      })),
    ],
    json: ['delivery_policy', 'filter_policy', 'redrive_policy', 'replay_policy'],
    validation: {
      delivery_policy: { format: 'json' },
      filter_policy: { format: 'json' },
      filter_policy_scope: { enum: ['MessageAttributes', 'MessageBody'] },
      protocol: { enum: ['application', 'email', 'email-json', 'firehose', 'http', 'https', 'lambda', 'sms', 'sqs'] },
      redrive_policy: { format: 'json' },
      replay_policy: { format: 'json' },
      subscription_role_arn: { format: 'arn' },
      topic_arn: { format: 'arn' },
    },
  },
};
