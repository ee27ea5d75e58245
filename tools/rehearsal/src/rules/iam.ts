import { iamCallOf, iamPolicyOf } from './iam-calls';
import { othersOfAccount } from './look-up';
import { statementsOf } from './policy-text';
import { missingPrincipal } from './principals';
import { textAt } from './read';
import { refused } from './refused';
import type { Rule } from './rule';

const malformed = 'MalformedPolicyDocument';

/** What IAM refuses of policies and roles. */
export const iamRules: readonly Rule[] = [
  {
    id: 'IAM-020',
    title: 'The principals of a trust policy exist',
    source: 'the IAM user guide, "AWS JSON policy elements: Principal"',
    phase: 'apply',
    types: ['aws_iam_role'],
    check: (context) => {
      const missing = missingPrincipal(context, statementsOf(iamPolicyOf(context)));
      const message = `Invalid principal in policy: "AWS":"${missing}"`;
      return missing && refused(context, iamCallOf(context), malformed, message);
    },
  },
  {
    id: 'IAM-021',
    title: 'The role of an inline policy or an attachment exists',
    source: 'the IAM API reference, AttachRolePolicy and PutRolePolicy',
    phase: 'apply',
    types: ['aws_iam_role_policy', 'aws_iam_role_policy_attachment'],
    check: (context) => {
      const name = textAt(context.object, 'role');
      const known = ['aws_iam_role', 'aws_iam_service_linked_role'].flatMap((type) => othersOfAccount(context, type));
      if (name === undefined || context.cloud.isAssumed(name)) return undefined;
      if (known.some(({ attributes }) => attributes['name'] === name)) return undefined;
      const operation = context.type === 'aws_iam_role_policy' ? 'PutRolePolicy' : 'AttachRolePolicy';
      const message = `The role with name ${name} cannot be found.`;
      return refused(context, `IAM ${operation}`, 'NoSuchEntity', message);
    },
  },
  {
    id: 'IAM-022',
    title: 'A customer managed policy that is attached exists',
    source: 'the IAM API reference, AttachRolePolicy',
    phase: 'apply',
    types: ['aws_iam_role_policy_attachment', 'aws_iam_user_policy_attachment', 'aws_iam_group_policy_attachment'],
    check: (context) => {
      const arn = textAt(context.object, 'policy_arn') ?? '';
      const account = /^arn:[\w-]+:iam::(\d{12}):policy\//.exec(arn)?.[1];
      if (account === undefined || context.cloud.isAssumed(arn)) return undefined;
      const found = othersOfAccount(context, 'aws_iam_policy').some(({ attributes }) => attributes['arn'] === arn);
      const message = `Policy ${arn} does not exist or is not attachable.`;
      return found ? undefined : refused(context, 'IAM AttachRolePolicy', 'NoSuchEntity', message);
    },
  },
  {
    id: 'IAM-023',
    title: 'The session duration of a role is between one and twelve hours',
    source: 'the IAM API reference, CreateRole',
    phase: 'plan',
    types: ['aws_iam_role'],
    check: ({ config }) => {
      const seconds = Number(textAt(config, 'max_session_duration') ?? 3600);
      return seconds >= 3600 && seconds <= 43200
        ? undefined
        : `expected max_session_duration to be in the range (3600 - 43200), got ${seconds}`;
    },
  },
];
