import type { TypeConstraint } from '../schema/schema';
import { parseExactly, stateProblems, withScalarsOf } from './raw-state';

const type: TypeConstraint = [
  'object',
  {
    name: 'string',
    size: 'number',
    on: 'bool',
    zones: ['list', 'string'],
    tags: ['map', 'string'],
    rule: ['set', ['object', { port: 'number' }]],
    any: 'dynamic',
  },
];

describe('a state as it stands in a file', () => {
  it('may hold attributes that the schema lacks, and scalars in another form', () => {
    const state = { name: 1, size: '12', on: 'true', gone: [{}], zones: ['a', 2], any: [1], rule: [{ port: '80' }] };
    expect(stateProblems(state, type)).toEqual([]);
    expect(withScalarsOf(type, state)).toMatchObject({ name: '1', on: true, zones: ['a', '2'] });
  });

  it('has no place for other kinds of values, each named by its path', () => {
    const state = { name: ['a'], size: 'many', on: 'maybe', zones: 'a', tags: { a: {} }, rule: [{ port: [] }] };
    expect(stateProblems(state, type).map(({ path, text }) => `${path.join('.')} ${text}`)).toEqual([
      'name must be a string, is a list',
      'size must be a number, is a string',
      'on must be a bool, is a string',
      'zones must be a list, is a string',
      'tags.a must be a string, is an object',
      'rule.0.port must be a number, is a list',
    ]);
    expect(stateProblems([1, 2], type)).toHaveLength(1);
    expect(stateProblems('text', type)).toHaveLength(1);
  });

  it('keeps numbers that a 64-bit float would change, and leaves text alone', () => {
    const text =
      '{"a": 12345678901234567890, "b": "x 12345678901234567890 \\" 1", "c": 0.1, "d": -0.1234567890123456789e5}';
    expect(parseExactly(text)).toEqual({
      a: '12345678901234567890',
      b: 'x 12345678901234567890 " 1',
      c: 0.1,
      d: '-0.1234567890123456789e5',
    });
  });
});
