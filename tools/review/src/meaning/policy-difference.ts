import type { Match, Statement } from './policy-document';
import { conditionsCover, statementCovers } from './statement-cover';

/** What two versions of a policy say differently. A statement here may be a part of a written one. */
export interface PolicyDifference {
  readonly added: readonly Statement[];
  readonly removed: readonly Statement[];

  /** The same permission under other conditions. */
  readonly conditions: readonly ConditionChange[];
}

export interface ConditionChange {
  readonly before: Statement;
  readonly after: Statement;
  readonly effect: 'wider' | 'narrower' | 'other';
}

/** Parts of one statement that are looked at on their own; a statement with more is compared as a whole. */
const MOST_PARTS = 4_000;

/** Compares what statements allow and deny, not how they are written: order, Sids and overlaps make no difference. */
export function policyDifference(before: readonly Statement[], after: readonly Statement[]): PolicyDifference {
  const added = merged(after.flatMap((statement) => partsNotIn(statement, before)));
  const removed = merged(before.flatMap((statement) => partsNotIn(statement, after)));
  const wider = added.flatMap((part) => counterparts(part, before, after, 'added'));
  const narrower = removed.flatMap((part) => counterparts(part, after, before, 'removed'));
  return {
    added: added.filter((part) => !wider.some((change) => change.after === part)),
    removed: removed.filter((part) => ![...wider, ...narrower].some((change) => sameStatement(change.before, part))),
    conditions: [...wider, ...narrower.filter(({ effect }) => effect === 'narrower')],
  };
}

/** The same permission on the other side, under conditions that stand there alone or take this part in. */
function counterparts(
  part: Statement,
  others: readonly Statement[],
  own: readonly Statement[],
  what: 'added' | 'removed',
): readonly ConditionChange[] {
  for (const { conditions } of others.filter((other) => statementCovers(freed(other), freed(part)))) {
    const other = { ...part, conditions };
    const change = what === 'added' ? { before: other, after: part } : { before: part, after: other };
    const effect = effectOf(change.before, change.after);
    const lost = !own.some((each) => statementCovers(each, other));
    if (effect === (what === 'added' ? 'wider' : 'narrower') || (what === 'added' && effect === 'other' && lost)) {
      return [{ ...change, effect }];
    }
  }
  return [];
}

function freed(statement: Statement): Statement {
  return { ...statement, conditions: [] };
}

function sameStatement(one: Statement, other: Statement): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function partsNotIn(statement: Statement, others: readonly Statement[]): readonly Statement[] {
  if (others.some((other) => statementCovers(other, statement))) return [];
  const [principals, actions, resources] = [statement.principals, statement.actions, statement.resources].map(units);
  if (principals === undefined || actions === undefined || resources === undefined) return [];
  if (principals.length * actions.length * resources.length > MOST_PARTS) return [statement];
  return principals.flatMap((principal) =>
    resources.flatMap((resource) => {
      const part = { ...statement, principals: principal, resources: resource };
      const left = actions.filter(
        (action) => !others.some((other) => statementCovers(other, { ...part, actions: action })),
      );
      return left.length === 0 ? [] : [{ ...part, actions: joined(left) }];
    }),
  );
}

/** A list taken apart; what is named by exception is one unit. */
function units(match: Match): readonly Match[] {
  return match.except ? [match] : match.values.map((value) => ({ except: false, values: [value] }));
}

function joined(matches: readonly Match[]): Match {
  const [first] = matches;
  if (first?.except) return first;
  return { except: false, values: [...new Set(matches.flatMap(({ values }) => values))].sort() };
}

/** Puts parts together again that differ in one respect only. */
function merged(parts: readonly Statement[]): readonly Statement[] {
  return (['resources', 'principals', 'actions'] as const).reduce<readonly Statement[]>((statements, field) => {
    const groups = new Map<string, Statement[]>();
    for (const statement of statements) {
      const { except } = statement[field];
      const key = JSON.stringify({ ...statement, [field]: except ? statement[field] : null });
      groups.set(key, [...(groups.get(key) ?? []), statement]);
    }
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [{ ...first, [field]: joined(group.map((each) => each[field])) }];
    });
  }, parts);
}

function effectOf(before: Statement, after: Statement): ConditionChange['effect'] {
  if (conditionsCover(after.conditions, before.conditions)) return 'wider';
  return conditionsCover(before.conditions, after.conditions) ? 'narrower' : 'other';
}
