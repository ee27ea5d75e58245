import type { EnvironmentPicture, PictureChange, PictureLink, PictureNode } from '../model/review';
import { labelOf, placeBox, type PlacedBox, textWidth, TITLE } from './box-layout';
import { dark, grounds, light, type Shade, signs, words } from './palette';

const MARGIN = 16;
const LEGEND = 34;

/** Room for a link and its label. */
const LINK = 170;

const CHANGES = ['added', 'changed', 'replaced', 'removed', 'same'] as const satisfies readonly PictureChange[];

/**
 * The picture as one SVG element that needs nothing else: system fonts, light and dark by the reader's setting, or by
 * `data-theme="dark"` or `"light"` on an element around it. No ids, so that several fit into one page.
 */
export function pictureSvg({ nodes, links }: EnvironmentPicture): string {
  const [inside, outside] = [
    nodes.filter(({ kind }) => kind === 'account'),
    nodes.filter(({ kind }) => kind !== 'account'),
  ];
  const left = column(inside.length > 0 ? inside : outside, MARGIN, MARGIN);
  const right = inside.length > 0 ? column(outside, rightOf(left) + LINK, MARGIN + 2 * TITLE) : [];
  const boxes = [...left, ...right];
  const width = Math.ceil(Math.max(rightOf(boxes) + MARGIN, 640));
  const bottom = Math.max(MARGIN, ...boxes.map(({ y, height }) => y + height));
  const height = Math.ceil(bottom + LEGEND);
  const label = `${nodes.map((node) => node.label).join(', ')}: ${summary(nodes)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="lf-picture" role="img" aria-label="${escape(label)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<style>${styles()}</style>`,
    `<rect class="lf-ground" width="${width}" height="${height}"/>`,
    ...boxes.flatMap((box) => drawn(box, 0)),
    ...links.map((link) => drawnLink(link, boxes)),
    legend(changesOf(nodes), bottom + LEGEND / 2 + 4),
    '</svg>',
  ].join('\n');
}

function column(nodes: readonly PictureNode[], x: number, top: number): readonly PlacedBox[] {
  let y = top;
  return nodes.map((node) => {
    const box = placeBox(node, x, y);
    y += box.height + MARGIN;
    return box;
  });
}

function rightOf(boxes: readonly PlacedBox[]): number {
  return Math.max(0, ...boxes.map(({ x, width }) => x + width));
}

function drawn({ node, x, y, width, height, children }: PlacedBox, depth: number): readonly string[] {
  const title = `<title>${escape(`${node.kind}: ${node.label} (${words[node.change]})`)}</title>`;
  const whole = children.length > 0;
  const shape = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${whole ? 8 : 5}"/>`;
  const textY = whole ? y + TITLE - 8 : y + height / 2 + 4;
  const text = `<text x="${round(x + 12)}" y="${round(textY)}"${whole ? ' class="lf-head"' : ''}>${escape(labelOf(node))}</text>`;
  const group = `<g class="lf-${node.change}${whole ? ' lf-whole' : ''}">${title}${shape}${text}</g>`;
  return [group, ...children.flatMap((child) => drawn(child, depth + 1))];
}

/** A line from the right side of one box to the left side of another. */
function drawnLink({ from, to, label, change }: PictureLink, boxes: readonly PlacedBox[]): string {
  const [start, end] = [find(boxes, from), find(boxes, to)];
  if (start === undefined || end === undefined) return '';
  const [x1, x2] = [start.x + start.width, end.x];
  const y2 = end.y + end.height / 2;
  const y1 = Math.min(Math.max(y2, start.y + TITLE / 2), start.y + start.height - TITLE / 2);
  const middle = rightOf(boxes.filter((box) => box.node.kind === 'account')) + LINK / 2;
  const path = `M${round(x1)} ${round(y1)}H${round(middle)}V${round(y2)}H${round(x2)}`;
  const text = `${signs[change]}${label}`;
  const at = `x="${round(middle - textWidth(text) / 2)}" y="${round(Math.min(y1, y2) - 6)}"`;
  return `<g class="lf-${change} lf-link"><title>${escape(`${label} (${words[change]})`)}</title><path d="${path}"/><text ${at}>${escape(text)}</text></g>`;
}

function find(boxes: readonly PlacedBox[], id: string): PlacedBox | undefined {
  for (const box of boxes) {
    const found = box.node.id === id ? box : find(box.children, id);
    if (found) return found;
  }
  return undefined;
}

/** What the colours mean that are in the picture. */
function legend(changes: readonly PictureChange[], y: number): string {
  let x = MARGIN;
  const entries = CHANGES.filter((change) => changes.includes(change)).map((change) => {
    const text = `${signs[change]}${words[change]}`;
    const entry = `<g class="lf-${change}"><rect x="${x}" y="${y - 11}" width="14" height="14" rx="3"/><text x="${x + 20}" y="${y}">${text}</text></g>`;
    x += Math.ceil(textWidth(text)) + 42;
    return entry;
  });
  return entries.join('');
}

/** `3 added, 1 changed`, for who does not see the picture. */
function summary(nodes: readonly PictureNode[]): string {
  const changes = changesOf(nodes);
  const counts = CHANGES.filter((change) => change !== 'same').flatMap((change) => {
    const count = changes.filter((each) => each === change).length;
    return count === 0 ? [] : [`${count} ${words[change]}`];
  });
  return counts.length === 0 ? 'nothing changes' : counts.join(', ');
}

function changesOf(nodes: readonly PictureNode[]): readonly PictureChange[] {
  return nodes.flatMap(({ change, children }) => [change, ...changesOf(children)]);
}

function styles(): string {
  const shades = (all: Readonly<Record<PictureChange, Shade>>, ground: string, scope: string): string =>
    [
      `${scope} .lf-ground{fill:${ground}}`,
      ...CHANGES.map(
        (change) =>
          `${scope} .lf-${change} rect{fill:${all[change].fill};stroke:${all[change].stroke}}${scope} .lf-${change} text{fill:${all[change].text}}${scope} .lf-${change} path{stroke:${all[change].stroke}}`,
      ),
    ].join('');
  const night = shades(dark, grounds.dark, '.lf-picture');
  return [
    '.lf-picture text{font:12px system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}',
    '.lf-picture .lf-head{font-weight:600}',
    '.lf-picture rect{stroke-width:1.2}.lf-picture .lf-ground{stroke:none}',
    '.lf-picture .lf-whole rect{fill-opacity:.55}',
    '.lf-picture .lf-removed rect,.lf-picture .lf-removed path{stroke-dasharray:5 3}',
    '.lf-picture path{fill:none;stroke-width:1.6}',
    shades(light, grounds.light, '.lf-picture'),
    `@media (prefers-color-scheme:dark){${night}}`,
    shades(dark, grounds.dark, '[data-theme="dark"] .lf-picture'),
    shades(light, grounds.light, '[data-theme="light"] .lf-picture'),
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text that is nothing but text in XML and HTML, without characters that XML does not know. */
function escape(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (each) => named[each] ?? '');
}
