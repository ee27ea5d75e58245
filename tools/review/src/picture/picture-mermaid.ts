import type { EnvironmentPicture, PictureChange, PictureNode } from '../model/review';
import { plain } from '../meaning/meaning';
import { light, signs, words } from './palette';

/** Boxes that Mermaid lays out in good time; with more, what does not change is counted instead of drawn. */
const MOST_BOXES = 60;

/** Characters of a label. */
const LABEL_LENGTH = 80;

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
  const classes = [...changes].flatMap(([change, boxes]) => {
    const { fill, stroke, text } = light[change];
    const dashes = change === 'removed' ? ',stroke-dasharray:5 3' : '';
    return [
      `  classDef ${change} fill:${fill},stroke:${stroke},color:${text}${dashes}`,
      `  class ${boxes.join(',')} ${change}`,
    ];
  });
  return ['flowchart LR', ...lines, ...drawn, ...classes].join('\n');
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
