import { gzipSync } from 'node:zlib';

import { jsonMeaning } from './large-texts';
import { lineDifference } from './line-difference';
import { userDataText } from './user-data';

const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

describe('lines', () => {
  it('are shown with two unchanged ones around a change', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].join('\n');
    expect(lineDifference(before, before.replace('e', 'E'))).toEqual([
      '  …',
      '  c',
      '  d',
      '- e',
      '+ E',
      '  f',
      '  g',
      '  …',
    ]);
  });

  it('are matched where they moved apart', () => {
    expect(lineDifference('a\nb\nc', 'x\na\nc\ny')).toEqual(['+ x', '  a', '- b', '  c', '+ y']);
  });

  it('do not differ by how they end', () => {
    expect(lineDifference('a\r\nb\r\n', 'a\nb')).toEqual([]);
  });

  it('of very long texts are compared as two blocks', () => {
    const lines = (prefix: string): string =>
      Array.from({ length: 3_000 }, (_, index) => `${prefix}${index}`).join('\n');
    expect(lineDifference(lines('a'), lines('b'))).toHaveLength(6_000);
  });
});

describe('user data', () => {
  test.each([
    ['as it is', '#!/bin/sh\necho hello'],
    ['in base64', base64('#!/bin/sh\necho hello')],
    ['in base64 of gzip', base64(gzipSync('#!/bin/sh\necho hello'))],
  ])('is read %s', (_, text) => {
    expect(userDataText(text)).toBe('#!/bin/sh\necho hello');
  });

  it('stays as it is when it is no text', () => {
    const binary = base64(Buffer.from([0, 1, 2, 3, 255, 254, 0, 9]));
    expect(userDataText(binary)).toBe(binary);
  });

  it('that unpacks to more than it should stays packed', () => {
    const bomb = base64(gzipSync(Buffer.alloc(5_000_000, 'a')));
    expect(userDataText(bomb)).toBe(bomb);
  });

  it('has MIME boundaries that are alike, and parts that are unpacked', () => {
    const mime = (boundary: string): string =>
      `Content-Type: multipart/mixed; boundary="${boundary}"\n\n--${boundary}\nContent-Transfer-Encoding: base64\n\n${base64('#!/bin/sh\necho hello')}\n--${boundary}--\n`;
    expect(userDataText(base64(mime('==1==')))).toBe(userDataText(mime('==2==')));
    expect(userDataText(mime('==2=='))).toContain('echo hello');
  });
});

describe('JSON', () => {
  it('is compared by value, not by how it is written', () => {
    const [before, after] = [
      { a: 1, b: [{ c: 1 }, { d: 2 }] },
      { b: [{ c: 1 }, { d: 3 }], a: 1 },
    ];
    expect(jsonMeaning('x', before, after).sentence).toBe('x: 1 value changed (b[1].d)');
    expect(jsonMeaning('x', [1, { a: 'b' }], [2, { a: 'c' }])).toEqual({
      kind: 'data',
      direction: 'changes',
      sentence: 'x: 2 values changed ([0] and [1].a)',
      detail: ['- [0]: 1', '+ [0]: 2', '- [1].a: "b"', '+ [1].a: "c"'],
    });
  });
});
