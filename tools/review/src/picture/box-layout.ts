import type { PictureNode } from '../model/review';
import { signs } from './palette';

/** A box with its place, in pixels from the top left corner of the picture. */
export interface PlacedBox {
  readonly node: PictureNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly children: readonly PlacedBox[];
}

export const TITLE = 26;
const PADDING = 12;
const GAP = 10;
const LEAF_HEIGHT = 30;

/** Width of a row before the next box goes below. */
const ROW = 960;

/** Characters of a label that are drawn; the whole text is in the tooltip. */
const LABEL_LENGTH = 90;

/** Where each box goes, if the picture starts at a point. */
export function placeBox(node: PictureNode, x: number, y: number): PlacedBox {
  return moved(sized(node), x, y);
}

/** The label with the sign of its change, cut to what fits. */
export function labelOf({ label, change }: PictureNode): string {
  const text = `${signs[change]}${label}`;
  return text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH - 1)}…` : text;
}

/** A generous guess: nobody measures fonts here. */
export function textWidth(text: string): number {
  return [...text].reduce((width, character) => width + characterWidth(character), 0);
}

function characterWidth(character: string): number {
  if (/[ilj.,:;|'·()[\]! ]/.test(character)) return 4;
  if (/[mwMW@—…±]/.test(character)) return 10.5;
  if (/[A-Z]/.test(character)) return 8.4;
  // From here on come the scripts of East Asia.
  return character > '\u2e7f' ? 13 : 7.2;
}

/** Titles are bold. */
const BOLD = 1.1;

/** A box at the origin. */
function sized(node: PictureNode): PlacedBox {
  const own = textWidth(labelOf(node)) * (node.children.length > 0 ? BOLD : 1) + 2 * PADDING;
  if (node.children.length === 0) return { node, x: 0, y: 0, width: own, height: LEAF_HEIGHT, children: [] };
  const rows = sections(node).flatMap((section) => rowsOf(section.map(sized), node.kind === 'zone'));
  const inner = Math.max(own - 2 * PADDING, ...rows.map(widthOf));
  let y = TITLE + PADDING / 2;
  const children = rows.flatMap((row) => {
    const height = Math.max(...row.map((box) => box.height));
    let x = PADDING;
    const placed = stretched(row, inner, height, node.kind === 'zone').map((box) => {
      const at = moved(box, x, y);
      x += box.width + GAP;
      return at;
    });
    y += height + GAP;
    return placed;
  });
  return { node, x: 0, y: 0, width: inner + 2 * PADDING, height: y - GAP + PADDING, children };
}

/** Zones stand beside each other, clusters below them, small things last. */
function sections({ children }: PictureNode): readonly (readonly PictureNode[])[] {
  const kinds: readonly (readonly PictureNode['kind'][])[] = [
    ['vpc'],
    ['zone', 'subnet'],
    ['cluster'],
    ['node-group', 'gateway', 'endpoint', 'account'],
  ];
  return kinds.map((some) => children.filter(({ kind }) => some.includes(kind))).filter(({ length }) => length > 0);
}

function rowsOf(boxes: readonly PlacedBox[], column: boolean): readonly (readonly PlacedBox[])[] {
  if (column) return boxes.map((box) => [box]);
  const rows: PlacedBox[][] = [];
  for (const box of boxes) {
    const row = rows.at(-1);
    if (row && widthOf(row) + GAP + box.width <= ROW) row.push(box);
    else rows.push([box]);
  }
  return rows;
}

function widthOf(row: readonly PlacedBox[]): number {
  return row.reduce((width, box) => width + box.width, GAP * (row.length - 1));
}

/** Boxes that hold others fill their row, and so do boxes in a column. */
function stretched(row: readonly PlacedBox[], width: number, height: number, column: boolean): readonly PlacedBox[] {
  const fills = column || row.some(({ children }) => children.length > 0);
  const extra = fills ? Math.max(0, (width - widthOf(row)) / row.length) : 0;
  return row.map((box) => widened({ ...box, height }, extra));
}

/** What stands alone in its row grows with the box around it. */
function widened(box: PlacedBox, extra: number): PlacedBox {
  if (extra === 0) return box;
  const children = box.children.map((child) => {
    const alone = !box.children.some((other) => other !== child && other.y === child.y);
    return alone ? widened(child, extra) : child;
  });
  return { ...box, width: box.width + extra, children };
}

function moved(box: PlacedBox, x: number, y: number): PlacedBox {
  return { ...box, x: box.x + x, y: box.y + y, children: box.children.map((child) => moved(child, x, y)) };
}
