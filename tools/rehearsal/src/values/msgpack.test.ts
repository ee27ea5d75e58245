import { ExtData, encode } from '@msgpack/msgpack';

import { readMsgpack } from './msgpack';
import { ExactNumber, UNKNOWN, numberOf } from './value';

const many = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const integers = [0, 127, 128, 255, 256, 65_535, 65_536, 2 ** 32, 2 ** 53 - 1];

describe('MessagePack', () => {
  it.each<[string, unknown]>([
    ['scalars', [null, true, false, 1.5, -0.1, 'text', 'é 😀 \0']],
    ['whole numbers', [...integers, ...integers.map((each) => -each - 1).slice(0, -1)]],
    ['texts of every length', [0, 31, 32, 255, 256, 65_535, 65_536].map((length) => 'x'.repeat(length))],
    ['lists of every length', [0, 15, 16, 65_535, 65_536].map(many)],
    [
      'maps of every length',
      [0, 15, 16, 65_536].map((count) => Object.fromEntries(many(count).map((key) => [`k${key}`, key]))),
    ],
    ['nesting', many(500).reduce<unknown>((inner) => [{ a: inner }], 'core')],
  ])('is read as it was written: %s', (_, value) => {
    expect(readMsgpack(encode(value, { maxDepth: 2000 }))).toEqual(value);
  });

  it('has bytes, unknown values with and without refinements, and integers beyond those of a 64-bit float', () => {
    expect(readMsgpack(encode(new Uint8Array([1, 2])))).toEqual(Buffer.from([1, 2]));
    for (const length of [1, 2, 3, 300]) {
      expect(readMsgpack(encode(new ExtData(12, new Uint8Array(length))))).toBe(UNKNOWN);
    }
    expect(readMsgpack(encode([2n ** 63n, -(2n ** 62n), 5n], { useBigInt64: true }))).toEqual([
      2n ** 63n,
      -(2n ** 62n),
      5,
    ]);
  });

  it('may hold the key __proto__, which changes no prototype', () => {
    const read = readMsgpack(Buffer.from('81a95f5f70726f746f5f5f81a16101', 'hex')) as object;
    expect(Object.entries(read)).toEqual([['__proto__', { a: 1 }]]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it.each(['', '92', 'd9', 'a561', 'c1', 'cb00', 'dfffffffff'])(
    'is refused where it ends early or is none: %s',
    (hex) => {
      expect(() => readMsgpack(Buffer.from(hex, 'hex'))).toThrow(RangeError);
    },
  );
});

describe('a number in decimal digits', () => {
  it.each(['0', '-0', '0.1', '1e3', '1000000000000000000000', '1e21', '123.450', '9007199254740992', '-1.50'])(
    'is a number where a 64-bit float has all of %s',
    (text) => {
      expect(numberOf(text)).toBe(Number(text));
    },
  );

  it.each(['9007199254740993', '0.1234567890123456789', '1e400', '-123456789012345678901'])(
    'is kept as text: %s',
    (text) => {
      expect(numberOf(text)).toEqual(new ExactNumber(text));
    },
  );
});
