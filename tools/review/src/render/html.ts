import { createHash } from 'node:crypto';
import type { Review } from '../model/review';
import { escapeHtml, scriptJson } from './escape';
import { pageData, type PageData } from './html/page-data';
import { pageScript } from './html/page-script';
import { costs, notices, overview, pictures, stackNotices } from './html/page-sections';
import { pageStyle } from './html/page-style';
import { VERDICT_WORDS, worstVerdict } from './verdict-text';

/**
 * The review as one HTML file that needs nothing else, and reaches for nothing: its content security policy names its
 * own script and styles by hash.
 */
export function renderHtml(review: Review): string {
  const data = pageData(review);
  const drawings = pictures(review);
  // A drawing carries its own styles, the same in each.
  const styles = new Set([pageStyle, ...drawings.flatMap(({ svg }) => /<style>([^<]*)<\/style>/.exec(svg)?.[1] ?? [])]);
  const verdict = worstVerdict(review);
  const title = `Landfall review: ${VERDICT_WORDS[verdict]}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy([pageScript], [...styles])}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${title}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    '<header class="top">',
    `<div><h1>${title}</h1>`,
    `<p class="quiet"><code>${escapeHtml(review.base)}</code> → <code>${escapeHtml(review.head)}</code></p></div>`,
    '<button id="theme" type="button">Dark</button>',
    '</header>',
    overview(review),
    notices(review),
    tabbed(review, data, drawings),
    '<noscript><p class="card">The lists of changes and findings need JavaScript. The JSON report holds the same.</p></noscript>',
    `<script type="application/json" id="data">${scriptJson(data)}</script>`,
    `<script>${pageScript}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

interface Tab {
  readonly id: string;
  readonly title: string;
  readonly body: string;

  /** True where search and filters apply. */
  readonly tools?: true;
}

function tabbed(review: Review, data: PageData, drawings: ReturnType<typeof pictures>): string {
  const stacks = stackNotices(review);
  const cost = costs(review);
  const drawn = drawings.map(
    ({ title, svg }) => `<div class="card"><h3>${title}</h3><div class="picture">${svg}</div></div>`,
  );
  const all: readonly Tab[] = [
    { id: 'changes', title: `Changes ${count(data.changes)}`, body: changeList(), tools: true },
    { id: 'findings', title: `Findings ${count(data.findings)}`, body: findingList(), tools: true },
    ...(stacks === '' ? [] : [{ id: 'stacks', title: 'Stacks and renames', body: stacks }]),
    ...(cost === '' ? [] : [{ id: 'cost', title: 'Cost', body: cost }]),
    ...(drawn.length === 0 ? [] : [{ id: 'pictures', title: 'Pictures', body: drawn.join('') }]),
  ];
  const buttons = all.map(
    ({ id, title, tools }) =>
      `<button type="button" role="tab" id="tab-${id}" aria-controls="${id}"${tools ? ' data-tools="yes"' : ''}>${title}</button>`,
  );
  const panels = all.map(
    ({ id, body }) => `<section role="tabpanel" id="${id}" aria-labelledby="tab-${id}">${body}</section>`,
  );
  return [
    `<nav role="tablist" aria-label="Parts of the review">${buttons.join('')}</nav>`,
    toolbar(data),
    ...panels,
  ].join('\n');
}

function count({ length }: readonly unknown[]): string {
  return length.toLocaleString('en');
}

function toolbar({ environments, actions, changes }: PageData): string {
  const options = environments.map(
    (environment, index) => `<option value="${index}">${escapeHtml(environment)}</option>`,
  );
  const severities = ['critical', 'high', 'medium', 'low', 'info'].map(
    (severity) => `<option value="${severity}">${severity}${severity === 'critical' ? '' : ' or worse'}</option>`,
  );
  const chips = [...actions, ...(changes.some(({ drift }) => drift) ? ['drift'] : [])].map(
    (action) => `<button type="button" aria-pressed="true" data-action="${action}">${action}</button>`,
  );
  return [
    '<div id="tools">',
    '<input id="search" type="search" placeholder="Search addresses, attributes, values…  ( / )" aria-label="Search" autocomplete="off" spellcheck="false">',
    `<select id="environment" aria-label="Environment"><option value="">all environments</option>${options.join('')}</select>`,
    `<select id="severity" aria-label="Severity"><option value="">any severity</option>${severities.join('')}</select>`,
    `<div id="actions" role="group" aria-label="Actions">${chips.join('')}</div>`,
    '</div>',
  ].join('');
}

function changeList(): string {
  return '<div class="found"><span id="changes-found" class="quiet" role="status"></span><span><button type="button" id="fold">Fold all</button> <button type="button" id="unfold">Unfold all</button></span></div><div id="change-list"></div>';
}

function findingList(): string {
  return '<div class="found"><span id="findings-found" class="quiet" role="status"></span></div><div id="finding-list"></div>';
}

function policy(scripts: readonly string[], styles: readonly string[]): string {
  const hashes = (sources: readonly string[]): string =>
    sources.map((source) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`).join(' ');
  return `default-src 'none'; script-src ${hashes(scripts)}; style-src ${hashes(styles)}; base-uri 'none'; form-action 'none'`;
}
