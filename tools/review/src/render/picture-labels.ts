import type { EnvironmentPicture, PictureNode } from '../model/review';
import { bounded, oneLine } from './escape';

/** Characters of a label. */
const LENGTH = 120;

/** The picture with labels in which nothing is hidden or turned around. */
export function plainLabels({ nodes, links }: EnvironmentPicture): EnvironmentPicture {
  return { nodes: nodes.map(plainNode), links: links.map((link) => ({ ...link, label: plain(link.label) })) };
}

function plainNode(node: PictureNode): PictureNode {
  return { ...node, label: plain(node.label), children: node.children.map(plainNode) };
}

function plain(label: string): string {
  return oneLine(bounded(label, LENGTH));
}
