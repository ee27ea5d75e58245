import type { Meaning, MeaningKind } from '../model/change';
import { type Direction, listed, meaning, plain } from './meaning';
import { type Condition, type Match, type Statement, statementsIn } from './policy-document';
import { policyDifference } from './policy-difference';

/** Two versions of a policy, and how to speak of them. */
export interface PolicyVersions {
  readonly kind: MeaningKind;

  /** Who may do what an identity policy allows: `role nodes/role`. */
  readonly holder: string;

  /** What `*` stands for among resources: `every resource`, `key state-key`. */
  readonly everything: string;

  /** Texts of the documents; undefined where there is none. */
  readonly before: string | undefined;
  readonly after: string | undefined;

  /** True when the document after is known only after apply, and no template of it is configured. */
  readonly unknown: boolean;
}

/** Sentences for one policy at most; the rest is counted. */
const MOST_SENTENCES = 20;

/** Who can do what now, and who can no longer, statement by statement. */
export function policyMeanings(versions: PolicyVersions): readonly Meaning[] {
  const { kind, holder, before, after, unknown } = versions;
  if (unknown) {
    const sentence = `a policy of ${holder} is known only after apply`;
    return [meaning(kind, before === undefined ? 'grows' : 'changes', sentence)];
  }
  const [was, is] = [before, after].map((text) => (text === undefined ? [] : statementsIn(text)));
  if (was === undefined || is === undefined) return [];
  const difference = policyDifference(was, is);
  const meanings = [
    ...difference.added.map((statement) => statementMeaning(statement, 'added', versions)),
    ...difference.removed.map((statement) => statementMeaning(statement, 'removed', versions)),
    ...difference.conditions.map(({ before: one, after: other, effect }) =>
      conditionMeaning(one, other, effect, versions),
    ),
  ];
  if (meanings.length <= MOST_SENTENCES) return meanings;
  const rest = meanings.slice(MOST_SENTENCES);
  const grows = rest.some(({ direction }) => direction === 'grows');
  const detail = rest.map(({ sentence }) => `  ${sentence}`);
  return [
    ...meanings.slice(0, MOST_SENTENCES),
    meaning(kind, grows ? 'grows' : 'changes', `${rest.length} more differences in the policy`, detail),
  ];
}

const WORDS = {
  Allow: { added: ['can now', 'grows'], removed: ['can no longer', 'shrinks'] },
  Deny: { added: ['is now denied', 'shrinks'], removed: ['is no longer denied', 'grows'] },
} as const satisfies Record<Statement['effect'], Record<'added' | 'removed', readonly [string, Direction]>>;

function statementMeaning(statement: Statement, what: 'added' | 'removed', versions: PolicyVersions): Meaning {
  const [words, direction] = WORDS[statement.effect][what];
  const condition = statement.conditions.length === 0 ? '' : `, if ${conditionText(statement.conditions)}`;
  const sentence = `${whoText(statement, versions)} ${words} ${doesText(statement, versions)}${condition}`;
  return meaning(versions.kind, direction, sentence, longLists(statement, what === 'added' ? '+' : '-'));
}

function conditionMeaning(
  before: Statement,
  after: Statement,
  effect: 'wider' | 'narrower' | 'other',
  versions: PolicyVersions,
): Meaning {
  const grows = effect === (after.effect === 'Allow' ? 'wider' : 'narrower');
  const direction = effect === 'other' ? 'changes' : grows ? 'grows' : 'shrinks';
  const verb = after.effect === 'Allow' ? 'can' : 'is denied';
  const [was, is] = [before, after].map(({ conditions }) =>
    conditions.length === 0 ? 'without a condition' : `if ${conditionText(conditions)}`,
  );
  const does = doesText(after, versions);
  return meaning(
    versions.kind,
    direction,
    `${whoText(after, versions)} ${verb} ${does} ${is ?? ''}; before: ${was ?? ''}`,
  );
}

function whoText({ principals }: Statement, { holder }: PolicyVersions): string {
  if (principals.values.includes('') && !principals.except) return holder;
  const names = principals.values.map((name) => {
    if (name === '*') return 'anyone';
    return name
      .replace(/^AWS /, '')
      .replace(/^Service /, 'service ')
      .replace(/^Federated /, 'identities of ');
  });
  return principals.except ? `everyone except ${listed(names)}` : listed(names);
}

function doesText(statement: Statement, { everything }: PolicyVersions): string {
  const actions = matchText(statement.actions, 'do everything', 'do');
  return `${actions} on ${matchText(statement.resources, everything, '')}`;
}

function matchText({ except, values }: Match, all: string, verb: string): string {
  if (except) return `${verb} everything except ${listed(values)}`.trim();
  return values.includes('*') ? all : listed(values);
}

function conditionText(conditions: readonly Condition[]): string {
  return conditions
    .map(
      ({ operator, key, values }) =>
        `${key} ${operator} ${values.length > 1 ? `one of ${listed(values)}` : (values[0] ?? '')}`,
    )
    .join(' and ');
}

/** Names every item of a list that a sentence cuts short. */
function longLists({ principals, actions, resources }: Statement, sign: '+' | '-'): readonly string[] {
  return [principals, actions, resources].flatMap(({ values }) =>
    values.length > 6 ? values.map((value) => `${sign} ${plain(value)}`) : [],
  );
}
