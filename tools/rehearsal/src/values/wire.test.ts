import type { TypeConstraint } from '../schema/schema';
import { fromStateJson, toStateJson } from './state-json';
import { DynamicValue, UNKNOWN, type Value } from './value';
import { readWireValue, writeWireValue } from './wire';

const type: TypeConstraint = [
  'object',
  { text: 'string', number: 'number', list: ['list', 'bool'], map: ['map', 'string'], any: 'dynamic' },
];

describe('values on the wire', () => {
  it.each<[string, Value]>([
    ['nothing', null],
    ['known parts', { text: 'é', number: 12, list: [true, false], map: { a: 'b' }, any: null }],
    ['unknown parts', { text: UNKNOWN, number: UNKNOWN, list: UNKNOWN, map: { a: UNKNOWN }, any: UNKNOWN }],
    [
      'a value that brings its type',
      { text: null, number: null, list: null, map: null, any: new DynamicValue(['list', 'number'], [1]) },
    ],
    ['decimal fractions and large numbers', { text: null, number: 0.1, list: null, map: null, any: null }],
  ])('come back as they were: %s', (_, value) => {
    expect(readWireValue(writeWireValue(value, type), type)).toEqual(value);
  });

  it('carry fractions as text, since a 64-bit float is another number', () => {
    expect(Buffer.from(writeWireValue(0.1, 'number').msgpack ?? []).toString('utf8')).toContain('0.1');
  });

  it('have every attribute of their type, and no other', () => {
    const written = writeWireValue({ text: 'a', other: 1 }, type);
    expect(readWireValue(written, type)).toEqual({ text: 'a', number: null, list: null, map: null, any: null });
  });

  it('may come as JSON', () => {
    expect(readWireValue({ json: Buffer.from('{"text":"a"}') }, type)).toMatchObject({ text: 'a', number: null });
  });

  it('take their state form and come back', () => {
    const value: Value = { text: 'a', number: 1, list: [true], map: {}, any: new DynamicValue('string', 'x') };
    expect(toStateJson(value)).toMatchObject({ any: { type: 'string', value: 'x' } });
    expect(fromStateJson(toStateJson(value), type)).toEqual(value);
    expect(() => toStateJson({ text: UNKNOWN })).toThrow('an unknown value has no place in a state');
  });
});
