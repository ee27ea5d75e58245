/**
 * A Markdown document in pieces that can be divided between comments. Each text ends its own block: tables and lists
 * are without blank lines inside, everything else has one behind it.
 */
export type Piece =
  | {
      readonly kind: 'text';
      readonly text: string;

      /** Changes that this piece is about; counted where it is left out. */
      readonly changes?: number;
    }
  | {
      readonly kind: 'open';
      readonly text: string;

      /** What opens it again in the next comment. */
      readonly again: string;
      readonly close: string;
      readonly changes?: number;
    }
  | { readonly kind: 'close' };

export function text(content: string, changes = 0): Piece {
  return { kind: 'text', text: content, changes };
}

/** Pieces that are closed, and opened again, when a comment ends between them. */
export function enclosed(
  open: Omit<Extract<Piece, { kind: 'open' }>, 'kind'>,
  inside: readonly Piece[],
): readonly Piece[] {
  return [{ kind: 'open', ...open }, ...inside, { kind: 'close' }];
}

/** Lines between fences that no line can close. Empty when there are no lines. */
export function fenced(language: string, lines: readonly string[]): readonly Piece[] {
  if (lines.length === 0) return [];
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3));
  const open = `${fence}${language}`;
  return enclosed(
    { text: open, again: open, close: `${fence}\n` },
    lines.map((line) => text(line)),
  );
}

/** A part that a reader can unfold. The summary is HTML. */
export function folded(
  summary: string,
  inside: readonly Piece[],
  { open = false, changes = 0 } = {},
): readonly Piece[] {
  const start = (title: string): string => `<details${open ? ' open' : ''}><summary>${title}</summary>\n`;
  return enclosed(
    { text: start(summary), again: start(`${summary} (continued)`), close: '</details>\n', changes },
    inside,
  );
}

/** A table; cells are HTML. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly Piece[] {
  const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const open = `<table>\n${row(head, 'th')}`;
  return enclosed(
    { text: open, again: open, close: '</table>\n' },
    rows.map((cells) => text(row(cells, 'td'))),
  );
}

/** A list; items are HTML. Empty when there are no items. */
export function list(items: readonly string[]): readonly Piece[] {
  if (items.length === 0) return [];
  return enclosed(
    { text: '<ul>', again: '<ul>', close: '</ul>\n' },
    items.map((item) => text(`<li>${item}</li>`)),
  );
}

export function paragraph(html: string): Piece {
  return text(`<p>${html}</p>\n`);
}
