import type { Action } from '../model/change';
import { actionName, actionSign, actionWords } from './actions';
import { countsOf, countsText, environmentCounts } from './counts';
import { testChange, testEnvironment, testStack } from './testing/review-models';

const NONE = { create: 0, update: 0, replace: 0, destroy: 0, forget: 0, import: 0, move: 0, other: 0 };

describe('countsOf', () => {
  test.each<[Action, object]>([
    [{ kind: 'create' }, { create: 1 }],
    [{ kind: 'update' }, { update: 1 }],
    [{ kind: 'delete' }, { destroy: 1 }],
    [{ kind: 'replace', order: 'create-first' }, { replace: 1 }],
    [{ kind: 'forget' }, { forget: 1 }],
    [{ kind: 'unknown', words: ['sing'] }, { other: 1 }],
    [{ kind: 'read' }, {}],
  ])('counts %j', (action, counts) => {
    expect(countsOf([testChange({ action })])).toEqual({ ...NONE, ...counts });
  });

  test('counts a resource that is moved and changed as both', () => {
    expect(countsOf([testChange({ movedFrom: 'aws_vpc.old' })])).toEqual({ ...NONE, update: 1, move: 1 });
  });

  test('counts a resource that is only moved or imported as that', () => {
    const action = { kind: 'no-op' } as const;
    const changes = [testChange({ action, movedFrom: 'aws_vpc.old' }), testChange({ action, importedFrom: 'vpc-1' })];
    expect(countsOf(changes)).toEqual({ ...NONE, move: 1, import: 1 });
  });
});

test('environmentCounts adds up stacks without drift', () => {
  const stack = testStack({ drift: [testChange()] });
  expect(environmentCounts(testEnvironment({ stacks: [stack, stack] }))).toEqual({ ...NONE, update: 2 });
});

test('countsText names what there is', () => {
  expect(countsText({ ...NONE, create: 2, move: 1 })).toBe('2 to create, 1 to move');
  expect(countsText(NONE)).toBe('no changes');
});

describe('an action', () => {
  test.each<[Action, string]>([
    [{ kind: 'create' }, '+'],
    [{ kind: 'update' }, '~'],
    [{ kind: 'delete' }, '-'],
    [{ kind: 'replace', order: 'delete-first' }, '-/+'],
    [{ kind: 'replace', order: 'create-first' }, '+/-'],
    [{ kind: 'forget' }, '.'],
    [{ kind: 'read' }, '<='],
    [{ kind: 'no-op' }, '='],
    [{ kind: 'unknown', words: [] }, '?'],
  ])('%j has the sign %s', (action, sign) => {
    expect(actionSign(action)).toBe(sign);
  });

  test('is told with what happens beside it', () => {
    expect(actionWords(testChange({ movedFrom: 'a', importedFrom: 'b' }))).toBe('update and import and move');
    expect(actionWords(testChange({ action: { kind: 'no-op' }, movedFrom: 'a' }))).toBe('move');
    expect(actionWords(testChange({ action: { kind: 'replace', order: 'create-first' } }))).toBe(
      'replace, new one first',
    );
    expect(actionWords(testChange({ action: { kind: 'replace', order: 'delete-first' } }))).toBe('replace');
  });

  test('of a newer Terraform keeps its words', () => {
    const change = testChange({ action: { kind: 'unknown', words: ['sing', 'dance\n'] } });
    expect(actionWords(change)).toBe('unknown action sing, dance\\n');
    expect(actionName(change)).toBe('other');
  });

  test('that does nothing is other', () => {
    expect(actionName(testChange({ action: { kind: 'no-op' } }))).toBe('other');
  });
});
