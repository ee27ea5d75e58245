import { fromStateJson } from './state-json';

describe('a value of a state', () => {
  it('is read as the version of the provider has it: an object, or a list of one', () => {
    expect(fromStateJson({ a: 'x' }, ['list', ['object', { a: 'string', b: 'number' }]])).toEqual([
      { a: 'x', b: null },
    ]);
    expect(fromStateJson([{ a: 'x' }], ['object', { a: 'string' }])).toEqual({ a: 'x' });
  });
});
