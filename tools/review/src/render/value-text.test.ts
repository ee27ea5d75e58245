import { money, moneyDifference } from './money';
import { reasonText, replacingAttributes } from './reasons';
import { testAttribute, testChange } from './testing/review-models';
import { diffLines, valueBlock, valueText } from './value-text';

describe('valueText', () => {
  test.each([
    ['text', '"text"'],
    ['two\nlines\u202e', '"two\\nlines\\u{202e}"'],
    [null, 'null'],
    [{ a: [1] }, '{"a":[1]}'],
  ])('writes %j as JSON in one line', (value, text) => {
    expect(valueText({ kind: 'known', value }, 100)).toBe(text);
  });

  test.each([
    ['absent', '(absent)'],
    ['sensitive', '(sensitive)'],
    ['unknown', '(known after apply)'],
  ] as const)('says %s as %s', (kind, text) => {
    expect(valueText({ kind }, 100)).toBe(text);
    expect(valueBlock({ kind }, 100)).toBe(text);
  });

  test('cuts long values', () => {
    expect(valueText({ kind: 'known', value: 'x'.repeat(50) }, 4)).toBe('"xxx… (48 more characters)');
  });
});

describe('valueBlock', () => {
  test('writes lines as lines, and long lists and objects indented', () => {
    const long = 'x'.repeat(80);
    expect(valueBlock({ kind: 'known', value: 'a\nb' }, 100)).toBe('a\nb');
    expect(valueBlock({ kind: 'known', value: { a: long } }, 200)).toBe(`{\n  "a": "${long}"\n}`);
    expect(valueBlock({ kind: 'known', value: ['a', 1] }, 100)).toBe('["a",1]');
    expect(valueBlock({ kind: 'known', value: 'a' }, 100)).toBe('"a"');
  });

  test('opens JSON that a text holds', () => {
    const long = 'x'.repeat(80);
    expect(valueBlock({ kind: 'known', value: `{"a":["${long}"]}` }, 200)).toBe(`{\n  "a": [\n    "${long}"\n  ]\n}`);
    expect(valueBlock({ kind: 'known', value: '{a' }, 100)).toBe('"{a"');
  });
});

describe('diffLines', () => {
  test('writes before and after, and what forces the replacement', () => {
    expect(diffLines([testAttribute('name', 'a', 'b', { forcesReplacement: true })], 100)).toEqual([
      '- name: "a"',
      '+ name: "b"  # forces replacement',
    ]);
  });

  test('leaves out the side where there is nothing', () => {
    expect(diffLines([testAttribute('a', undefined, 1), testAttribute('b', 1, undefined)], 100)).toEqual([
      '+ a: 1',
      '- b: 1',
    ]);
  });
});

describe('reasons', () => {
  test('are in words where Terraform has one of its own', () => {
    expect(reasonText(testChange({ reason: 'replace_because_tainted' }))).toBe('the object is tainted');
  });

  test('that are new are kept', () => {
    expect(reasonText(testChange({ reason: 'replace_because_of_the_moon' }))).toBe('replace_because_of_the_moon');
    expect(reasonText(testChange())).toBeUndefined();
  });

  test('name the attributes that force a replacement only', () => {
    const attributes = [testAttribute('a', 1, 2, { forcesReplacement: true }), testAttribute('b', 1, 2)];
    expect(replacingAttributes(testChange({ attributes }))).toEqual(['a']);
  });
});

test('money has cents and a sign for differences', () => {
  expect(money(1234.5)).toBe('$1,234.50');
  expect(moneyDifference(1, 3)).toBe('+$2.00');
  expect(moneyDifference(3, 1)).toBe('-$2.00');
  expect(moneyDifference(0.3, 0.1 + 0.2)).toBe('$0.00');
});
