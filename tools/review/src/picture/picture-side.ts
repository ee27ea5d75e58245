import type { EnvironmentPicture, PictureChange, PictureNode } from '../model/review';

/** Half of a picture: what was there, or what will be. */
export type Side = 'before' | 'after';

const MISSING: Readonly<Record<Side, PictureChange>> = { before: 'added', after: 'removed' };

/** One side of a picture alone; undefined when both sides are the same. What changes keeps its colour. */
export function pictureSide({ nodes, links }: EnvironmentPicture, side: Side): EnvironmentPicture | undefined {
  if (!nodes.some(changesIn) && links.every(({ change }) => change === 'same')) return undefined;
  return {
    nodes: nodes.flatMap((node) => nodeOn(node, side)),
    links: links.filter(({ change }) => change !== MISSING[side]),
  };
}

function changesIn({ change, children }: PictureNode): boolean {
  return change !== 'same' || children.some(changesIn);
}

function nodeOn(node: PictureNode, side: Side): readonly PictureNode[] {
  if (node.change === MISSING[side]) return [];
  const label = node.label.replace(/(\S+) → (\S+)/g, side === 'before' ? '$1' : '$2');
  return [{ ...node, label, children: node.children.flatMap((child) => nodeOn(child, side)) }];
}
