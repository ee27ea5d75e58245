import type { Piece } from './pieces';

export interface SplitProps {
  /** Characters of one part, its frame included. */
  readonly limit: number;

  /** Parts at most; the rest is left out and counted. */
  readonly most: number;
}

export interface Split {
  readonly parts: readonly string[];

  /** True when not everything found room. */
  readonly isCut: boolean;

  /** Changes that found no room. */
  readonly leftOut: number;
}

type Open = Extract<Piece, { kind: 'open' }>;

/** A block is not opened at the very end of a part: what stands in it would be in the next. */
const ROOM_INSIDE = 600;

/** Divides pieces so that every part is whole by itself: what is open at its end is closed, and opened again. */
export function split(pieces: readonly Piece[], { limit, most }: SplitProps): Split {
  const parts: string[] = [];
  const open: Open[] = [];
  let lines: string[] = [];
  let size = 0;
  let leftOut = 0;
  const put = (line: string): void => {
    lines.push(line);
    size += line.length + 1;
  };
  const closing = (): number => open.reduce((sum, { close }) => sum + close.length + 1, 0);
  const breakPart = (): void => {
    parts.push([...lines, ...open.map(({ close }) => close).reverse()].join('\n'));
    lines = [];
    size = 0;
    for (const { again } of open) put(again);
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'close') {
      const closed = open.pop();
      if (closed) put(closed.close);
      continue;
    }
    const inside = piece.kind === 'open' ? piece.close.length + 1 + roomBehind(pieces[index + 1]) : 0;
    if (size > 0 && size + piece.text.length + 1 + inside + closing() > limit) breakPart();
    if (parts.length >= most) leftOut += piece.changes ?? 0;
    put(piece.text);
    if (piece.kind === 'open') open.push(piece);
  }
  if (lines.length > 0) breakPart();
  return { parts: parts.slice(0, most), isCut: parts.length > most, leftOut };
}

/** What stands first in a block goes into the same part. */
function roomBehind(first: Piece | undefined): number {
  return Math.max(ROOM_INSIDE, first?.kind === 'text' ? first.text.length + 1 : 0);
}

/** Characters that pieces take when nothing is divided. */
export function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => {
    if (piece.kind === 'close') return sum;
    return sum + piece.text.length + 1 + (piece.kind === 'open' ? piece.close.length + 1 : 0);
  }, 0);
}
