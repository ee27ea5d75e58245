import { nearest } from '../cloud/nearest';
import { actionsOf, conditionKeysOf, policiesIn, typesWithPolicies, variablesIn } from './policies';
import { matcherOf, statementsOf, type Statement } from './policy-text';
import type { Rule, RuleContext } from './rule';

const reference = 'the Service Authorization Reference';

/** Prefixes of variables that services fill in beside the condition keys they list. */
const OWN_VARIABLES = /^(?:iot|transfer|redshift|credentials-iot|cognito-sync):/i;

/** Policies that give many services the same verbs mean it, also where a service has no action of the kind. */
const PLAIN_VERB =
  /^(?:Get|List|Describe|View|BatchGet|Read|Search|Lookup|Query|Check|Select|Scan|Create|Update|Modify|Delete|Put|Set|Add|Remove|Tag|Untag|Start|Stop)\*$/i;

/** Problems that a warning names; what is more is counted. */
const NAMED = 5;

/** Names in policies that mean nothing: IAM takes them, and the statement does not do what was meant. */
export const policyNameRules: readonly Rule[] = [
  {
    id: 'POLICY-001',
    title:
      'The actions that a policy names exist; AWS takes most policies with others, which then allow or deny nothing',
    source: reference,
    phase: 'plan',
    severity: 'warning',
    types: typesWithPolicies,
    check: (context) =>
      sentenceOf(
        statements(context)
          .flatMap(actionsOf)
          .flatMap((action) => strayAction(context, action) ?? []),
      ),
  },
  {
    id: 'POLICY-002',
    title: 'The condition keys that a policy names exist; a condition on another key is never what was meant',
    source: `${reference}, and the IAM user guide, "AWS global condition context keys"`,
    phase: 'plan',
    severity: 'warning',
    types: typesWithPolicies,
    check: (context) => {
      // A key without a service is for the grammar of policies.
      const keys = statements(context)
        .flatMap(conditionKeysOf)
        .filter((key) => key.includes(':'));
      const stray = keys.filter((key) => !context.aws.iam.hasConditionKey(key));
      return sentenceOf(stray.map((key) => `there is no condition key ${key}`));
    },
  },
  {
    id: 'POLICY-003',
    title: 'The variables that a policy uses exist; another one matches nothing',
    source: 'the IAM user guide, "IAM policy elements: Variables and tags"',
    phase: 'plan',
    severity: 'warning',
    types: typesWithPolicies,
    check: (context) => {
      const { iam } = context.aws;
      const isVariable = (name: string): boolean =>
        name.includes(':') && (OWN_VARIABLES.test(name) || iam.hasConditionKey(name));
      const stray = changedPolicies(context)
        .flatMap(variablesIn)
        .filter((name) => !isVariable(name));
      return sentenceOf(stray.map((name) => `there is no policy variable \${${name}}`));
    },
  },
  {
    id: 'POLICY-004',
    title: 'A policy is a JSON object',
    source: 'the validation of policies in the AWS provider',
    phase: 'plan',
    types: typesWithPolicies,
    check: (context) => {
      const malformed = changedPolicies(context).some((policy) => !isJsonObject(policy));
      return malformed ? 'a policy contains an invalid JSON policy: expected a JSON object' : undefined;
    },
  },
];

/** The policies that the change brings: what is there already was said when it came. */
function changedPolicies({ type, object, prior }: RuleContext): readonly string[] {
  const before = policiesIn(type, prior);
  return policiesIn(type, object).filter((policy) => !before.includes(policy));
}

function statements(context: RuleContext): readonly Statement[] {
  return changedPolicies(context).flatMap(statementsOf);
}

function strayAction({ aws: { iam } }: RuleContext, action: string): string | undefined {
  const [service = '', pattern] = action.split(':');
  const actions = iam.actionsOf(service);
  // What has no service, or a wildcard in it, is for the grammar of policies.
  if (pattern === undefined || actions === undefined) return undefined;
  if (actions.length === 0) return `no service has actions of the form ${action}`;
  const names = actions.map(({ name }) => name);
  const matches = matcherOf(pattern);
  if (names.some((name) => matches(name))) return undefined;
  if (PLAIN_VERB.test(pattern)) return undefined;
  if (/[*?]/.test(pattern)) return `${action} matches no action`;
  const [close] = nearest(pattern, names, 1);
  return `there is no action ${action}${close === undefined ? '' : ` (did you mean ${service}:${close}?)`}`;
}

function isJsonObject(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json);
  } catch {
    return false;
  }
}

function sentenceOf(problems: readonly string[]): string | undefined {
  const found = [...new Set(problems)];
  if (found.length === 0) return undefined;
  const more = found.length > NAMED ? [`${found.length - NAMED} more like these`] : [];
  return `In a policy, ${[...found.slice(0, NAMED), ...more].join(', and ')}`;
}
