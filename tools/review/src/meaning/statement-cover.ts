import { globCovers } from './glob';
import type { Condition, Match, Statement } from './policy-document';

/** True when the second statement says nothing that the first does not say already. */
export function statementCovers(wide: Statement, narrow: Statement): boolean {
  return (
    wide.effect === narrow.effect &&
    matchCovers(wide.principals, narrow.principals, (text) => text) &&
    matchCovers(wide.actions, narrow.actions, (text) => text.toLowerCase()) &&
    matchCovers(wide.resources, narrow.resources, (text) => text) &&
    conditionsCover(wide.conditions, narrow.conditions)
  );
}

function matchCovers(wide: Match, narrow: Match, normal: (text: string) => string): boolean {
  const [outer, inner] = [wide.values.map(normal), narrow.values.map(normal)];
  const within = (patterns: readonly string[], text: string): boolean =>
    patterns.some((each) => globCovers(each, text));
  if (!wide.except && !narrow.except) return inner.every((text) => within(outer, text));
  if (!wide.except) return outer.includes('*');
  if (narrow.except) return outer.every((text) => within(inner, text));
  return outer.every((excluded) => !inner.some((text) => globCovers(excluded, text) || globCovers(text, excluded)));
}

/** Tests that must all hold: fewer of them, or more values in one, let more through. */
export function conditionsCover(wide: readonly Condition[], narrow: readonly Condition[]): boolean {
  return wide.every((test) =>
    narrow.some((other) => other.operator === test.operator && other.key === test.key && testCovers(test, other)),
  );
}

function testCovers({ operator, values: wide }: Condition, { values: narrow }: Condition): boolean {
  const [more, fewer] = /Not/.test(operator) ? [narrow, wide] : [wide, narrow];
  return fewer.every((value) => more.includes(value));
}
