import { code, prose } from './inline';
import { enclosed, fenced, folded, list, paragraph, table, text } from './pieces';
import { sizeOf, split } from './split';
import { linesOutsideFences, unbalancedTags } from '../testing/markdown-structure';

describe('split', () => {
  const lines = Array.from({ length: 400 }, (_, index) => `- attribute_${index}: "value"`);
  const pieces = folded('outer', folded('inner', fenced('diff', lines), { changes: 1 }));

  test('keeps what fits in one part', () => {
    const { parts } = split(pieces, { limit: 20_000, most: 5 });
    expect(parts).toHaveLength(1);
  });

  test('keeps every part within the limit, whole by itself', () => {
    const { parts } = split(pieces, { limit: 4_000, most: 50 });
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(4_000);
      expect(linesOutsideFences(part).join('')).not.toContain('attribute_');
      expect(unbalancedTags(part)).toEqual([]);
    }
  });

  test('loses no line and repeats none', () => {
    const { parts } = split(pieces, { limit: 4_000, most: 50 });
    const found = parts.flatMap((part) => part.split('\n').filter((line) => line.startsWith('- attribute_')));
    expect(found).toEqual(lines);
  });

  test('opens again what was open, and says so', () => {
    const { parts } = split(pieces, { limit: 4_000, most: 50 });
    expect(parts[1]?.split('\n').slice(0, 5)).toEqual([
      '<details><summary>outer (continued)</summary>',
      '',
      '<details><summary>inner (continued)</summary>',
      '',
      '```diff',
    ]);
  });

  test('repeats the head of a table', () => {
    const { parts } = split(
      table(
        ['name'],
        lines.map((line) => [line]),
      ),
      { limit: 4_000, most: 50 },
    );
    expect(parts[1]).toMatch(/^<table>\n<tr><th>name<\/th><\/tr>\n<tr><td>/);
  });

  test('opens no block at the very end of a part', () => {
    const { parts } = split([text('x'.repeat(900)), ...folded('block', [text('inside')])], { limit: 1_000, most: 5 });
    expect(parts[0]).toBe('x'.repeat(900));
  });

  test('opens no block whose first text is in the next part', () => {
    const { parts } = split([text('x'.repeat(300)), ...folded('chart', [text('y'.repeat(800))])], {
      limit: 1_000,
      most: 5,
    });
    expect(parts).toEqual(['x'.repeat(300), expect.stringMatching(/^<details><summary>chart<\/summary>\n\ny{800}/)]);
  });

  test('counts the changes that it leaves out', () => {
    const many = lines.flatMap((line) => folded(line, [text('inside')], { changes: 1 }));
    const { parts, leftOut } = split(many, { limit: 4_000, most: 2 });
    const shown = parts.join('\n').match(/<summary>/g)?.length ?? 0;
    expect(parts).toHaveLength(2);
    expect(leftOut).toBe(400 - shown);
  });

  test('leaves nothing out when there is room', () => {
    expect(split(pieces, { limit: 4_000, most: 50 }).leftOut).toBe(0);
  });

  test('sizeOf is what one part takes, with a line break behind it', () => {
    const [part = ''] = split(pieces, { limit: 100_000, most: 1 }).parts;
    expect(sizeOf(pieces)).toBe(part.length + 1);
  });
});

describe('fenced', () => {
  test('has a fence that no line can close', () => {
    expect(fenced('diff', ['````'])[0]).toMatchObject({ text: '`````diff', close: '`````\n' });
  });

  test('is nothing without lines', () => {
    expect(fenced('diff', [])).toEqual([]);
    expect(list([])).toEqual([]);
  });
});

test('blocks are divided by blank lines, tables and lists hold none', () => {
  const pieces = [
    paragraph('a'),
    ...list(['b', 'c']),
    ...table(['d'], [['e']]),
    ...enclosed({ text: 'f', again: 'f', close: 'g' }, []),
  ];
  expect(split(pieces, { limit: 1_000, most: 1 }).parts[0]).toBe(
    '<p>a</p>\n\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n\n<table>\n<tr><th>d</th></tr>\n<tr><td>e</td></tr>\n</table>\n\nf\ng',
  );
});

describe('code', () => {
  test('holds a name that is nothing but text', () => {
    expect(code('<b>|`\n')).toBe('<code>&lt;b&gt;|&#96;\\n</code>');
  });

  test('shows an empty name', () => {
    expect(code('')).toBe('<code>(empty)</code>');
  });
});

describe('prose', () => {
  test('leaves plain words and their stops', () => {
    expect(prose("it's 3 nodes (90 %), then more: a, b; done.")).toBe(
      'it&#39;s 3 nodes (90 %), then more: a, b; done.',
    );
  });

  test.each([
    ['@octocat', '<code>@octocat</code>'],
    ['(#12).', '(<code>#12</code>).'],
    ['GH-12', '<code>GH-12</code>'],
    ['octo/repo#3', '<code>octo/repo#3</code>'],
    ['https://example.com', '<code>https://example.com</code>'],
    ['www.example.com', '<code>www.example.com</code>'],
    ['a@example.com', '<code>a@example.com</code>'],
    [':tada:', '<code>:tada</code>:'],
    ['**bold**', '<code>**bold**</code>'],
    ['s3:GetObject', '<code>s3:GetObject</code>'],
    ['a\u202eb', '<code>a\\u{202e}b</code>'],
    ['<b>', '<code>&lt;b&gt;</code>'],
  ])('makes %s code', (word, html) => {
    expect(prose(word)).toBe(html);
  });

  test('joins words of code that follow each other', () => {
    expect(prose('can s3:Get s3:Put now')).toBe('can <code>s3:Get s3:Put</code> now');
  });

  test('is one line', () => {
    expect(prose('a\n\n# b')).toBe('a <code>#</code> b');
  });
});
