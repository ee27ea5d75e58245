import type { Json } from '../json';
import { isEmpty, replaces, type AttributeChange, type ReplaceCondition } from './replace-condition';

function change(before: Json | undefined, after: Json | undefined, configured: Json = null): AttributeChange {
  return { before, after, configured, prior: {}, planned: {} };
}

const cases: readonly (readonly [string, ReplaceCondition, readonly Json[][], readonly Json[][]])[] = [
  [
    'added',
    'added',
    [
      [null, 'a'],
      [[], ['a']],
    ],
    [
      ['a', 'b'],
      ['a', null],
    ],
  ],
  [
    'removed',
    'removed',
    [
      ['a', null],
      ['a', ''],
      [[{}], []],
    ],
    [
      ['a', 'b'],
      [null, 'a'],
    ],
  ],
  [
    'decreased',
    'decreased',
    [[5, 4]],
    [
      [4, 5],
      [5, 0],
      [5, null],
    ],
  ],
  [
    'from one value to another',
    { from: 'Advanced', to: 'Standard' },
    [['Advanced', 'Standard']],
    [
      ['Standard', 'Advanced'],
      ['Advanced', 'Intelligent-Tiering'],
    ],
  ],
  ['to one value', { to: 'Standard' }, [['Advanced', 'Standard']], [['Standard', 'Advanced']]],
  ['by a rule of its own', ({ before }) => before === 'x', [['x', 'y']], [['y', 'x']]],
];

describe('a change of an attribute', () => {
  it.each(cases)('replaces the resource when %s, and not otherwise', (_, condition, replacing, inPlace) => {
    const outcome = (pairs: readonly Json[][]): readonly boolean[] =>
      pairs.map(([before = null, after = null]) => replaces(condition, change(before, after)));
    expect(outcome(replacing)).toEqual(replacing.map(() => true));
    expect(outcome(inPlace)).toEqual(inPlace.map(() => false));
  });

  it('replaces the resource when the configuration sets the new value, where only that counts', () => {
    expect(replaces('configured', change('a', 'b', 'b'))).toBe(true);
    expect(replaces('configured', change('a', 'b'))).toBe(false);
  });

  it('counts a value not yet known as something', () => {
    expect(replaces('added', change(null, undefined))).toBe(true);
    expect(replaces('removed', change('a', undefined))).toBe(false);
  });
});

describe('nothing', () => {
  it('is null, empty text, an empty list and an empty map, but not false or zero', () => {
    expect([null, '', [], {}].map(isEmpty)).toEqual([true, true, true, true]);
    expect([false, 0, 'a', ['a'], { a: 1 }, undefined].map(isEmpty)).toEqual(Array(6).fill(false));
  });
});
