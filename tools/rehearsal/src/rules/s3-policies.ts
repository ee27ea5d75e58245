import type { IamAction } from '../aws/iam-reference';
import { isConditionOperator } from './condition-operators';
import { actionsOf, conditionKeysOf, operatorsOf } from './policies';
import { listOf, matcherOf, readPolicy, statementsOf, type Statement } from './policy-text';
import { missingPrincipal } from './principals';
import { textAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

const policies = 'the S3 user guide, "Bucket policies"';
const malformed = 'MalformedPolicy';

/** Actions that AWS listed once: nobody says whether S3 refuses them by now. */
const FORMER = ['GetIpConfiguration', 'HeadBucket', 'ListBucketByTags'];

/** What S3 refuses of bucket policies. */
export const s3PolicyRules: readonly Rule[] = [
  {
    id: 'S3-003',
    title: 'A bucket policy is JSON with statements and no longer than S3 allows',
    source: policies,
    phase: 'apply',
    types: ['aws_s3_bucket_policy'],
    check: (context) => {
      const policy = textAt(context.object, 'policy') ?? '';
      const limit = context.quotas.bucketPolicySize;
      if (Buffer.byteLength(policy) > limit) {
        const message = `Policy is larger than ${limit} bytes`;
        return refused(context, 'S3 PutBucketPolicy', 'PolicyTooLarge', message);
      }
      const read = readPolicy(policy);
      if (read.kind === 'document' && read.statements.length > 0) return undefined;
      return refused(
        context,
        'S3 PutBucketPolicy',
        malformed,
        'Policies must be valid JSON and the first byte must be "{"',
      );
    },
  },
  {
    id: 'S3-004',
    title: 'The resources of a bucket policy are the bucket and objects in it',
    source: policies,
    phase: 'apply',
    types: ['aws_s3_bucket_policy'],
    check: (context) => {
      const bucket = textAt(context.object, 'bucket') ?? '';
      const statements = statementsOf(textAt(context.object, 'policy'));
      const fits = (arn: string): boolean => {
        // Directory buckets have ARNs of S3 Express.
        const [, name = ''] = /^arn:[\w-]+:(?:s3:::|s3express:[^:]*:[^:]*:bucket\/)([^/]*)/.exec(arn) ?? [];
        return arn === '*' || name === bucket || (/[*?]/.test(name) && matcherOf(name)(bucket));
      };
      const stray = statements.flatMap((each) => listOf(each['Resource'])).find((arn) => !fits(arn));
      const message = `Policy has invalid resource: ${stray}`;
      return stray === undefined ? undefined : refused(context, 'S3 PutBucketPolicy', malformed, message);
    },
  },
  {
    id: 'S3-005',
    title: 'The principals of a bucket policy exist, and every statement has one',
    source: policies,
    phase: 'apply',
    types: ['aws_s3_bucket_policy'],
    check: (context) => {
      const statements = statementsOf(textAt(context.object, 'policy'));
      const without = statements.some((each) => !('Principal' in each) && !('NotPrincipal' in each));
      const missing = missingPrincipal(context, statements);
      if (!without && missing === undefined) return undefined;
      const message = without ? 'Missing required field Principal' : `Invalid principal in policy: ${missing}`;
      return refused(context, 'S3 PutBucketPolicy', malformed, message);
    },
  },
  statementRule({
    id: 'S3-007',
    title: 'The actions of a bucket policy are actions of S3',
    source: 'the Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3"',
    wrong: (statement, s3) => {
      const known = new Set([...s3.map(({ name }) => name), ...FORMER].map((name) => `s3:${name}`.toLowerCase()));
      const stray = actionsOf(statement).find(
        (action) => !/[*?]|^s3express:/.test(action) && !known.has(action.toLowerCase()),
      );
      return stray && `Policy has invalid action: ${stray}`;
    },
  }),
  statementRule({
    id: 'S3-008',
    title: 'Each action of a bucket policy works on one of its resources: on the bucket, or on objects',
    source: policies,
    wrong: (statement, s3) => {
      const resources = listOf(statement['Resource']);
      if (resources.length === 0) return undefined;
      const kinds = new Set(resources.flatMap(kindsOf));
      const byName = new Map(s3.map((action) => [`s3:${action.name}`.toLowerCase(), action]));
      const stray = listOf(statement['Action']).find((name) => {
        const works = byName
          .get(name.toLowerCase())
          ?.resourceTypes.filter((type) => type === 'bucket' || type === 'object');
        return works !== undefined && works.length > 0 && !works.some((type) => kinds.has(type));
      });
      return stray && `Action does not apply to any resource(s) in statement: ${stray}`;
    },
  }),
  statementRule({
    id: 'S3-009',
    title: 'The condition keys of S3 that a bucket policy names exist',
    source: 'the Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3"',
    wrong: (statement, _, { aws: { iam } }) => {
      const stray = conditionKeysOf(statement).find((key) => /^s3:/i.test(key) && !iam.hasConditionKey(key));
      return stray && `Policy has an invalid condition key: ${stray}`;
    },
  }),
  statementRule({
    id: 'S3-010',
    title: 'The operators of conditions in a bucket policy are those of IAM',
    source: 'the IAM user guide, "IAM JSON policy elements: Condition operators"',
    wrong: (statement) => {
      const stray = operatorsOf(statement).find((operator) => !isConditionOperator(operator));
      return stray && `Invalid Condition type : ${stray}`;
    },
  }),
];

/** A rule about every statement of a bucket policy. */
function statementRule({
  wrong,
  ...rule
}: Pick<Rule, 'id' | 'title' | 'source'> & {
  readonly wrong: (statement: Statement, s3: readonly IamAction[], context: RuleContext) => string | undefined;
}): Rule {
  return {
    ...rule,
    phase: 'apply',
    types: ['aws_s3_bucket_policy'],
    check: (context) => {
      const s3 = context.aws.iam.actionsOf('s3') ?? [];
      const statements = statementsOf(textAt(context.object, 'policy'));
      const [message] = statements.flatMap((statement) => wrong(statement, s3, context) ?? []);
      return message && refused(context, 'S3 PutBucketPolicy', malformed, message);
    },
  };
}

/** What the ARN of a resource stands for: a bucket, objects, or, with a wildcard in the name of the bucket, both. */
function kindsOf(arn: string): readonly ('bucket' | 'object')[] {
  const name = arn.replace(/^arn:[^:]*:s3:::/, '');
  if (name.includes('/')) return /[*?]/.test(name.slice(0, name.indexOf('/'))) ? ['bucket', 'object'] : ['object'];
  return /[*?]/.test(name) ? ['bucket', 'object'] : ['bucket'];
}
