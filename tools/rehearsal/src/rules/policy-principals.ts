import { policiesIn } from './policies';
import { statementsOf } from './policy-text';
import { missingPrincipal } from './principals';
import { refused } from './refused';
import type { Rule } from './rule';

interface PrincipalRule extends Pick<Rule, 'id' | 'title' | 'source' | 'types'> {
  readonly call: string;
  readonly code: string;
  readonly message: string;
}

const rules: readonly PrincipalRule[] = [
  {
    id: 'SNS-003',
    title: 'The principals of a topic policy exist',
    source: 'the SNS API reference, SetTopicAttributes',
    types: ['aws_sns_topic', 'aws_sns_topic_policy'],
    call: 'SNS SetTopicAttributes',
    code: 'InvalidParameter',
    message: 'Invalid parameter: Policy Error: PrincipalNotFound',
  },
  {
    id: 'SQS-003',
    title: 'The principals of a queue policy exist',
    source: 'the SQS API reference, SetQueueAttributes',
    types: ['aws_sqs_queue', 'aws_sqs_queue_policy'],
    call: 'SQS SetQueueAttributes',
    code: 'InvalidAttributeValue',
    message: 'Invalid value for the parameter Policy.',
  },
  {
    id: 'ECR-001',
    title: 'The principals of a repository policy exist',
    source: 'the ECR API reference, SetRepositoryPolicy',
    types: ['aws_ecr_repository_policy'],
    call: 'ECR SetRepositoryPolicy',
    code: 'InvalidParameterException',
    message: "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'",
  },
  {
    id: 'SECRET-001',
    title: 'The principals of the policy of a secret exist',
    source: 'the Secrets Manager API reference, PutResourcePolicy',
    types: ['aws_secretsmanager_secret', 'aws_secretsmanager_secret_policy'],
    call: 'Secrets Manager PutResourcePolicy',
    code: 'MalformedPolicyDocumentException',
    message: 'This resource policy contains an unsupported principal.',
  },
];

/** Principals of resource policies that nobody made. */
export const policyPrincipalRules: readonly Rule[] = rules.map(({ id, title, source, types, call, code, message }) => ({
  id,
  title,
  source,
  phase: 'apply',
  types,
  check: (context) => {
    const missing = missingPrincipal(context, policiesIn(context.type, context.object).flatMap(statementsOf));
    return missing && refused(context, call, code, `${message} There is no ${missing}.`);
  },
}));
