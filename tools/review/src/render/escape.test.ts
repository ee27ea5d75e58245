import { bounded, escapeHtml, manyLines, oneLine, scriptJson } from './escape';

describe('oneLine', () => {
  test('shows line breaks and tabs as escapes', () => {
    expect(oneLine('a\r\nb\tc')).toBe('a\\r\\nb\\tc');
  });

  test.each([
    ['a right-to-left override', '\u202e', '\\u{202e}'],
    ['an isolate', '\u2066', '\\u{2066}'],
    ['a zero-width space', '\u200b', '\\u{200b}'],
    ['an escape', '\u001b', '\\u{001b}'],
    ['a line separator', '\u2028', '\\u{2028}'],
    ['a tag character', '\u{e0041}', '\\u{e0041}'],
    ['a lone surrogate', '\ud800', '\\u{d800}'],
  ])('shows %s', (_, hidden, shown) => {
    expect(oneLine(`a${hidden}b`)).toBe(`a${shown}b`);
  });

  test('leaves letters of any script and emoji as they are', () => {
    expect(oneLine('Größe 東京 😀')).toBe('Größe 東京 😀');
  });
});

test('manyLines keeps line breaks and shows what else is hidden', () => {
  expect(manyLines('a\r\nb\u202e\n')).toBe('a\nb\\u{202e}\n');
});

describe('bounded', () => {
  test('keeps a text that is short enough', () => {
    expect(bounded('abc', 3)).toBe('abc');
  });

  test('says how much it leaves out', () => {
    expect(bounded('abcdef', 2)).toBe('ab… (4 more characters)');
  });

  test('cuts no surrogate pair in two', () => {
    expect(bounded('a😀b', 2)).toBe('a… (3 more characters)');
  });
});

test('escapeHtml leaves nothing that HTML reads', () => {
  expect(escapeHtml(`<a href="x" id='y'>&\`\n`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&#96;\\n');
});

describe('scriptJson', () => {
  test('can be read back', () => {
    const value = { text: '</script><!-- & \u2028' };
    expect(JSON.parse(scriptJson(value))).toEqual(value);
  });

  test('has nothing that ends or comments out a script', () => {
    expect(scriptJson('</script><!--&\u2028\u2029')).toBe('"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029"');
  });
});
