import { othersOfAccount } from './look-up';
import { listOf, principalsOf, readPolicy, statementsOf, type Statement } from './policy-text';
import { missingPrincipal } from './principals';
import { textAt } from './read';
import { refused } from './refused';
import type { Rule, RuleContext } from './rule';

const grammar = 'the IAM user guide, "Grammar of the IAM JSON policy language"';
const identityPolicies = ['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'];
const malformed = 'MalformedPolicyDocument';
const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

interface DocumentRule {
  readonly id: string;
  readonly title: string;

  /** What is wrong with a statement, if anything. */
  readonly wrong: (statement: Statement) => string | undefined;
  readonly on: 'both' | 'identity' | 'trust';
}

const documentRules: readonly DocumentRule[] = [
  {
    id: 'IAM-011',
    title: 'A statement of a policy allows or denies',
    on: 'both',
    wrong: ({ Effect: effect }) =>
      effect === 'Allow' || effect === 'Deny' ? undefined : 'Syntax errors in policy. Effect must be Allow or Deny.',
  },
  {
    id: 'IAM-012',
    title: 'A statement of a policy has only the elements that IAM knows',
    on: 'both',
    wrong: (statement) => {
      const stray = Object.keys(statement).find((name) => !ELEMENTS.includes(name));
      return stray === undefined ? undefined : `Syntax errors in policy. Unknown element ${stray}.`;
    },
  },
  {
    id: 'IAM-013',
    title: 'A statement of a policy has either Action or NotAction',
    on: 'both',
    wrong: (statement) =>
      'Action' in statement !== 'NotAction' in statement ? undefined : 'Policy statement must contain actions.',
  },
  {
    id: 'IAM-014',
    title: 'An action is written as service:action',
    on: 'both',
    wrong: (statement) => {
      const stray = [...listOf(statement['Action']), ...listOf(statement['NotAction'])].find(
        (action) => action !== '*' && !/^[a-z0-9-]+:[A-Za-z0-9*?]+$/i.test(action),
      );
      return stray === undefined
        ? undefined
        : `Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc. Got ${stray}.`;
    },
  },
  {
    id: 'IAM-015',
    title: 'A statement of an identity policy names resources, and no principal',
    on: 'identity',
    wrong: (statement) => {
      if ('Principal' in statement || 'NotPrincipal' in statement)
        return 'Policy document should not specify a principal.';
      const named = 'Resource' in statement !== 'NotResource' in statement;
      return named ? undefined : 'Policy statement must contain resources.';
    },
  },
  {
    id: 'IAM-016',
    title: 'A resource is `*` or an ARN',
    on: 'identity',
    wrong: (statement) => {
      const stray = [...listOf(statement['Resource']), ...listOf(statement['NotResource'])].find(
        (resource) => !/^(?:\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:.+)$/.test(resource),
      );
      return stray === undefined ? undefined : `Resource ${stray} must be in ARN format or "*".`;
    },
  },
  {
    id: 'IAM-017',
    title: 'A statement of a trust policy names a principal, and no resource',
    on: 'trust',
    wrong: (statement) => {
      if ('Resource' in statement || 'NotResource' in statement) return 'Has prohibited field Resource';
      return 'Principal' in statement || 'NotPrincipal' in statement ? undefined : 'Missing required field Principal';
    },
  },
  {
    id: 'IAM-018',
    title: 'The actions of a trust policy are actions of STS',
    on: 'trust',
    wrong: (statement) => {
      const stray = listOf(statement['Action']).find((action) => action !== '*' && !/^sts:/i.test(action));
      return stray === undefined
        ? undefined
        : `AssumeRole policy may only specify STS AssumeRole actions. Got ${stray}.`;
    },
  },
  {
    id: 'IAM-019',
    title: 'A service principal is a host name of AWS',
    on: 'trust',
    wrong: (statement) => {
      const stray = principalsOf(statement, 'Service').find(
        (name) => !/^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$|^[a-z0-9.-]+\.(?:amazon|aws)\.(?:com|internal)$/.test(name),
      );
      return stray === undefined ? undefined : `Invalid principal in policy: "SERVICE":"${stray}"`;
    },
  },
];

/** What IAM refuses of policies and roles. */
export const iamRules: readonly Rule[] = [
  {
    id: 'IAM-010',
    title: 'A policy of IAM is JSON with a version and statements',
    source: grammar,
    phase: 'apply',
    types: [...identityPolicies, 'aws_iam_role'],
    check: (context) => {
      const text = textOf(context);
      if (text === undefined) return undefined;
      const read = readPolicy(text);
      if (read.kind === 'malformed' || read.statements.length === 0) {
        return refused(context, callOf(context), malformed, 'Syntax errors in policy.');
      }
      const version = read.document['Version'] ?? '2008-10-17';
      if (version === '2012-10-17' || version === '2008-10-17') return undefined;
      const message = `The policy must contain a valid version string, got ${String(version)}`;
      return refused(context, callOf(context), malformed, message);
    },
  },
  ...documentRules.map(({ id, title, wrong, on }): Rule => ({
    id,
    title,
    source: grammar,
    phase: 'apply',
    types: [...(on === 'trust' ? [] : identityPolicies), ...(on === 'identity' ? [] : ['aws_iam_role'])],
    check: (context) => {
      const [message] = statementsOf(textOf(context)).flatMap((statement) => wrong(statement) ?? []);
      return message && refused(context, callOf(context), malformed, message);
    },
  })),
  {
    id: 'IAM-020',
    title: 'The principals of a trust policy exist',
    source: 'the IAM user guide, "AWS JSON policy elements: Principal"',
    phase: 'apply',
    types: ['aws_iam_role'],
    check: (context) => {
      const missing = missingPrincipal(context, statementsOf(textOf(context)));
      const message = `Invalid principal in policy: "AWS":"${missing}"`;
      return missing && refused(context, callOf(context), malformed, message);
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

function textOf({ type, object }: RuleContext): string | undefined {
  return textAt(object, type === 'aws_iam_role' ? 'assume_role_policy' : 'policy');
}

function callOf({ type, action }: RuleContext): string {
  if (type === 'aws_iam_role') return action === 'create' ? 'IAM CreateRole' : 'IAM UpdateAssumeRolePolicy';
  if (type === 'aws_iam_policy') return action === 'create' ? 'IAM CreatePolicy' : 'IAM CreatePolicyVersion';
  return `IAM Put${type.replace(/^aws_iam_(\w)(\w+)_policy$/, (_, first: string, rest: string) => first.toUpperCase() + rest)}Policy`;
}
