import { isConditionOperator } from './condition-operators';
import { actionsOf, conditionKeysOf, operatorsOf } from './policies';
import { listOf, matcherOf, principalsOf, readPolicy, statementsOf, type Statement } from './policy-text';
import { iamCallOf, iamPolicyOf } from './iam-calls';
import { refused } from './refused';
import type { Rule } from './rule';

const malformed = 'MalformedPolicyDocument';
const grammar = 'the IAM user guide, "Grammar of the IAM JSON policy language"';
const identityPolicies = ['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy'];
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

/** Actions that a role can trust somebody with. */
const ASSUMING = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:SetContext',
  'sts:SetSourceIdentity',
  'sts:TagSession',
];

interface DocumentRule {
  readonly id: string;
  readonly title: string;

  /** @default the grammar of policies */
  readonly source?: string;

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
      const stray = actionsOf(statement).find(
        (action) => action !== '*' && !/^[a-z0-9*?-]+:[A-Za-z0-9*?-]+$/i.test(action),
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
        // IAM completes an ARN that ends early with a wildcard.
        (resource) => !/^(?:\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:.+|arn:.*\*)$/.test(resource),
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
    title: 'The actions of a trust policy are those of STS with which a role is assumed',
    on: 'trust',
    wrong: (statement) => {
      const stray = listOf(statement['Action']).find((action) => !ASSUMING.some(matcherOf(action)));
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
        (name) =>
          !/^[a-z0-9.-]+\.amazonaws\.(?:com|com\.cn|eu)$|^[a-z0-9.-]+\.(?:amazon\.com|aws\.internal|aws\.com|ic\.gov|sgov\.gov)$/.test(
            name,
          ),
      );
      return stray === undefined ? undefined : `Invalid principal in policy: "SERVICE":"${stray}"`;
    },
  },
  {
    id: 'IAM-024',
    title: 'The operators of conditions are those of IAM',
    source: 'the IAM user guide, "IAM JSON policy elements: Condition operators"',
    on: 'both',
    wrong: (statement) => {
      const stray = operatorsOf(statement).find((operator) => !isConditionOperator(operator));
      return stray === undefined ? undefined : `Syntax errors in policy. Unknown condition operator ${stray}.`;
    },
  },
  {
    id: 'IAM-025',
    title: 'A condition key is written as service:key',
    on: 'both',
    wrong: (statement) => {
      const stray = conditionKeysOf(statement).find((key) => !key.includes(':'));
      return stray === undefined
        ? undefined
        : `Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc. Got ${stray}.`;
    },
  },
  {
    id: 'IAM-026',
    title: 'A role that trusts GitHub says which repositories',
    source: 'the IAM user guide, "Identity-provider controls for shared OIDC providers"',
    on: 'trust',
    wrong: (statement) => {
      const github = 'token.actions.githubusercontent.com';
      const trusted = principalsOf(statement, 'Federated').some((arn) => arn.endsWith(`:oidc-provider/${github}`));
      if (!trusted || statement['Effect'] !== 'Allow' || 'NotPrincipal' in statement) return undefined;
      const claims = conditionKeysOf(statement).map((key) => key.toLowerCase());
      if (claims.some((key) => key.startsWith(`${github}:`) && key !== `${github}:aud`)) return undefined;
      return `The trust policy must evaluate the condition key ${github}:sub.`;
    },
  },
];

/** What IAM refuses of the text of policies. */
export const iamDocumentRules: readonly Rule[] = [
  {
    id: 'IAM-010',
    title: 'A policy of IAM is JSON with a version and statements',
    source: grammar,
    phase: 'apply',
    types: [...identityPolicies, 'aws_iam_role'],
    check: (context) => {
      const text = iamPolicyOf(context);
      if (text === undefined) return undefined;
      const read = readPolicy(text);
      if (read.kind === 'malformed' || read.statements.length === 0) {
        return refused(context, iamCallOf(context), malformed, 'Syntax errors in policy.');
      }
      const version = read.document['Version'] ?? '2008-10-17';
      if (version === '2012-10-17' || version === '2008-10-17') return undefined;
      const message = `The policy must contain a valid version string, got ${String(version)}`;
      return refused(context, iamCallOf(context), malformed, message);
    },
  },
  {
    id: 'IAM-027',
    title: 'The ids of statements are letters and digits, each used once',
    source: 'the IAM user guide, "IAM JSON policy elements: Sid"',
    phase: 'apply',
    types: identityPolicies,
    check: (context) => {
      const sids = statementsOf(iamPolicyOf(context)).flatMap(({ Sid: sid }) => (typeof sid === 'string' ? [sid] : []));
      const message = sids.some((sid) => !/^[0-9A-Za-z]*$/.test(sid))
        ? 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
        : 'Statement IDs (SID) in a single policy must be unique.';
      const named = sids.filter((sid) => sid !== '');
      const bad = new Set(named).size < named.length || named.some((sid) => !/^[0-9A-Za-z]*$/.test(sid));
      return bad ? refused(context, iamCallOf(context), malformed, message) : undefined;
    },
  },
  ...documentRules.map(({ id, title, source = grammar, wrong, on }): Rule => ({
    id,
    title,
    source,
    phase: 'apply',
    types: [...(on === 'trust' ? [] : identityPolicies), ...(on === 'identity' ? [] : ['aws_iam_role'])],
    check: (context) => {
      const [message] = statementsOf(iamPolicyOf(context)).flatMap((statement) => wrong(statement) ?? []);
      return message && refused(context, iamCallOf(context), malformed, message);
    },
  })),
];
