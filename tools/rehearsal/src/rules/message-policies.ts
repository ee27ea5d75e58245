import type { Quotas } from '../aws/quotas';
import { actionsOf, policiesIn } from './policies';
import { readPolicy, statementsOf } from './policy-text';
import { refused } from './refused';
import type { Rule } from './rule';

const topics = 'the SNS developer guide, "Amazon SNS API permissions: Actions and resources reference"';
const queues = 'the SQS developer guide, "Amazon SQS policy quotas"';

/** What SNS and SQS refuse of the policies of topics and queues. */
export const messagePolicyRules: readonly Rule[] = [
  {
    id: 'SNS-001',
    title: 'The actions of a topic policy are actions of SNS on a topic',
    source: topics,
    phase: 'apply',
    types: ['aws_sns_topic', 'aws_sns_topic_policy'],
    check: (context) => {
      const sns = context.aws.iam.actionsOf('sns');
      const ofTopics = sns?.filter(({ resourceTypes }) => resourceTypes.includes('topic')) ?? [];
      const known = new Set(ofTopics.map(({ name }) => `sns:${name}`.toLowerCase()));
      // Creating a topic is nothing that its own policy could allow.
      known.delete('sns:createtopic');
      const actions = policiesIn(context.type, context.object).flatMap(statementsOf).flatMap(actionsOf);
      const stray = actions.find((action) => !/[*?]/.test(action) && !known.has(action.toLowerCase()));
      if (sns === undefined || stray === undefined) return undefined;
      const message = `Invalid parameter: Policy statement action out of service scope! Got ${stray}`;
      return refused(context, 'SNS SetTopicAttributes', 'InvalidParameter', message);
    },
  },
  {
    id: 'SNS-002',
    title: 'A topic policy is JSON with statements and no longer than SNS allows',
    source: topics,
    phase: 'apply',
    types: ['aws_sns_topic', 'aws_sns_topic_policy'],
    check: (context) => {
      const message = unusable(policiesIn(context.type, context.object), context.quotas.topicPolicySize);
      return (
        message &&
        refused(context, 'SNS SetTopicAttributes', 'InvalidParameter', `Invalid parameter: Policy ${message}`)
      );
    },
  },
  {
    id: 'SQS-001',
    title: 'A queue policy is JSON with statements and no longer than SQS allows',
    source: queues,
    phase: 'apply',
    types: ['aws_sqs_queue', 'aws_sqs_queue_policy'],
    check: (context) => {
      const message = unusable(policiesIn(context.type, context.object), context.quotas.queuePolicySize);
      if (message === undefined) return undefined;
      return refused(
        context,
        'SQS SetQueueAttributes',
        'InvalidAttributeValue',
        `Invalid value for the parameter Policy: ${message}`,
      );
    },
  },
  {
    id: 'SQS-002',
    title: 'A statement of a queue policy has no more actions, and the policy no more statements, than SQS allows',
    source: queues,
    phase: 'apply',
    types: ['aws_sqs_queue', 'aws_sqs_queue_policy'],
    check: (context) => {
      const statements = policiesIn(context.type, context.object).flatMap(statementsOf);
      const most = Math.max(0, ...statements.map((statement) => actionsOf(statement).length));
      const limits: readonly (readonly [number, keyof Quotas, string])[] = [
        [most, 'actionsPerQueueStatement', 'actions were found in a statement from the submitted policy'],
        [statements.length, 'statementsPerQueuePolicy', 'statements were found in the submitted policy'],
      ];
      const over = limits.find(([count, quota]) => count > context.quotas[quota]);
      if (over === undefined) return undefined;
      const [count, quota, what] = over;
      const message = `${count} ${what}, max allowed is ${context.quotas[quota]}`;
      return refused(context, 'SQS SetQueueAttributes', 'OverLimit', message);
    },
  },
];

/** Why a policy cannot be used, if it cannot. */
function unusable(policies: readonly string[], limit: number): string | undefined {
  if (policies.some((policy) => Buffer.byteLength(policy) > limit)) return `is longer than ${limit} bytes`;
  const bad = policies.map(readPolicy).some((read) => read.kind === 'malformed' || read.statements.length === 0);
  return bad ? 'is not a valid policy document' : undefined;
}
