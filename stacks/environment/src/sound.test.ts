import { z } from 'zod';
import { soundParts } from './sound';

const schema = z.strictObject({
  name: z.string(),
  size: z.int().default(3),
  nested: z.strictObject({ on: z.boolean().default(true), off: z.boolean().optional() }).prefault({}),
  entries: z.record(z.string().regex(/^[a-z]+$/), z.strictObject({ port: z.int() })).default({}),
  list: z.array(z.string()).min(2).optional(),
  choice: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a'), value: z.int() })]).optional(),
});

it('fills in defaults of what is right', () => {
  expect(soundParts(schema, { name: 'x' })).toEqual({ name: 'x', size: 3, nested: { on: true }, entries: {} });
});

it.each<[string, object, object]>([
  ['fields that are wrong', { name: 5 }, {}],
  ['unknown fields', { name: 'x', colour: 'red' }, { name: 'x' }],
  ['wrong fields of objects', { nested: { on: 'yes', off: false } }, { nested: { off: false } }],
  [
    'wrong fields of entries',
    { entries: { web: { port: 'x' }, api: { port: 1 } } },
    { entries: { web: {}, api: { port: 1 } } },
  ],
  ['entries with wrong keys', { entries: { '1': { port: 1 }, api: { port: 1 } } }, { entries: { api: { port: 1 } } }],
])('leaves out %s', (_, input, parts) => {
  expect(soundParts(schema, input)).toEqual({ size: 3, nested: { on: true }, entries: {}, ...parts });
});

it('takes a record without a sound entry for absent rather than empty', () => {
  expect(soundParts(schema, { entries: { '1': { port: 1 } } })).not.toHaveProperty('entries');
});

it('keeps a list of the wrong length, but none with a wrong element', () => {
  expect(soundParts(schema, { list: ['a'] })).toMatchObject({ list: ['a'] });
  expect(soundParts(schema, { list: ['a', 1] })).not.toHaveProperty('list');
});

it('takes a union whole or not at all', () => {
  expect(soundParts(schema, { choice: { kind: 'a', value: 1 } })).toMatchObject({ choice: { kind: 'a', value: 1 } });
  expect(soundParts(schema, { choice: { kind: 'a', value: 'x' } })).not.toHaveProperty('choice');
});

it('finds nothing but defaults in what is no object', () => {
  expect(soundParts(schema, 5)).toEqual({ size: 3, nested: { on: true }, entries: {} });
});
