import type { EnvironmentPicture, PictureChange, PictureNode } from '../model/review';
import { plain } from '../meaning/meaning';
import { light, signs, words } from './palette';

/** Boxes that Mermaid lays out in good time; with more, what does not change is counted instead of drawn. */
const MOST_BOXES = 60;

/** Characters of a label. */
const LABEL_LENGTH = 80;

const SPACING =
  '%%{init: {"flowchart": {"nodeSpacing": 16, "rankSpacing": 20, "subGraphTitleMargin": {"top": 2, "bottom": 10}}}}%%';

/** Boxes beside each other, so that the chart is not wider than a comment. */
const ROW = 4;

/** The picture as a Mermaid flow chart, without a fence around it. */
export function pictureMermaid({ nodes, links }: EnvironmentPicture): string {
  const shown = countOf(nodes) > MOST_BOXES ? nodes.map(folded) : nodes;
  const names = new Map<string, string>();
  const changes = new Map<PictureChange, string[]>();
  const lines = shown.flatMap((node) => boxLines(node, 1, names, changes));
  const drawn = links.flatMap(({ from, to, label, change }) => {
    const [start, end] = [names.get(from), names.get(to)];
    return start === undefined || end === undefined
      ? []
      : [`  ${start} -- "${escape(`${signs[change]}${label}`)}" --- ${end}`];
  });
  const below = shown.flatMap(invisibleLinks).flatMap(([upper, lower]) => {
    const [start, end] = [names.get(upper.id), names.get(lower.id)];
    return start === undefined || end === undefined ? [] : [`  ${start} ~~~ ${end}`];
  });
  const classes = [...changes].flatMap(([change, boxes]) => {
    const { fill, stroke, text } = light[change];
    const dashes = change === 'removed' ? ',stroke-dasharray:5 3' : '';
    return [
      `  classDef ${change} fill:${fill},stroke:${stroke},color:${text}${dashes}`,
      `  class ${boxes.join(',')} ${change}`,
    ];
  });
  return [SPACING, 'flowchart TB', ...lines, ...drawn, ...below, ...classes].join('\n');
}

/** Mermaid puts what is not linked beside each other: links that are not seen put rows below rows. */
function invisibleLinks(node: PictureNode): readonly (readonly [upper: PictureNode, lower: PictureNode])[] {
  const rows = rowsOf(node);
  // Both ways around: a group that nothing links to would be laid out on its own, elsewhere.
  const own = rows.slice(1).flatMap((row, index) => {
    const above = rows[index] ?? [];
    return Array.from({ length: Math.max(above.length, row.length) }, (_, at) => {
      const [upper, lower] = [above[at % above.length], row[at % row.length]];
      return upper === undefined || lower === undefined ? [] : [[lastLeaf(upper), firstLeaf(lower)] as const];
    }).flat();
  });
  return [...own, ...node.children.flatMap(invisibleLinks)];
}

/** Zones stand beside each other, clusters below them, small things last; what is in a zone or a cluster is a column. */
function rowsOf({ kind, children }: PictureNode): readonly (readonly PictureNode[])[] {
  if (kind === 'zone' || kind === 'cluster') return children.map((child) => [child]);
  const wholes = children.filter((child) => ['vpc', 'zone', 'subnet'].includes(child.kind));
  const clusters = children.filter((child) => child.kind === 'cluster');
  const others = children.filter((child) => !wholes.includes(child) && !clusters.includes(child));
  return [wholes, clusters, others].flatMap((some) =>
    Array.from({ length: Math.ceil(some.length / ROW) }, (_, row) => some.slice(row * ROW, (row + 1) * ROW)),
  );
}

function firstLeaf(node: PictureNode): PictureNode {
  const first = rowsOf(node)[0]?.[0];
  return first === undefined ? node : firstLeaf(first);
}

function lastLeaf(node: PictureNode): PictureNode {
  const last = rowsOf(node).at(-1)?.[0];
  return last === undefined ? node : lastLeaf(last);
}

function boxLines(
  node: PictureNode,
  depth: number,
  names: Map<string, string>,
  changes: Map<PictureChange, string[]>,
): readonly string[] {
  const name = `n${names.size}`;
  names.set(node.id, name);
  changes.set(node.change, [...(changes.get(node.change) ?? []), name]);
  const indent = '  '.repeat(depth);
  const label = escape(`${signs[node.change]}${node.label}`);
  if (node.children.length === 0) return [`${indent}${name}["${label}"]`];
  const inside = node.children.flatMap((child) => boxLines(child, depth + 1, names, changes));
  return [`${indent}subgraph ${name}["${label}"]`, `${indent}  direction TB`, ...inside, `${indent}end`];
}

function countOf(nodes: readonly PictureNode[]): number {
  return nodes.reduce((count, { children }) => count + 1 + countOf(children), 0);
}

/** Puts unchanged boxes without changes inside together, kind by kind. */
function folded(node: PictureNode): PictureNode {
  const same = node.children.filter((child) => !changesIn(child));
  const others = node.children.filter(changesIn).map(folded);
  const kinds = [...new Set(same.map(({ kind }) => kind))];
  const counts = kinds.map((kind): PictureNode => {
    const count = same.filter((child) => child.kind === kind).length;
    const label = `${count} ${words.same} ${kind}${count === 1 ? '' : 's'}`;
    return { id: `${node.id}/${words.same}/${kind}`, kind, label, change: 'same', children: [] };
  });
  return { ...node, children: [...others, ...counts] };
}

function changesIn({ change, children }: PictureNode): boolean {
  return change !== 'same' || children.some(changesIn);
}

/** Anything but plain characters as a character code, so that no label ends its quotes, a line or a fence. */
function escape(label: string): string {
  const cut = label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH - 1)}…` : label;
  return [...plain(cut).replace(/\s+/g, ' ').trim()]
    .map((character) =>
      /[\p{L}\p{N} .,:/()+~±−–·→…_-]/u.test(character) ? character : `#${character.codePointAt(0) ?? 63};`,
    )
    .join('');
}
