import { createHash } from 'node:crypto';
import type { Review } from '../model/review';
import { escapeHtml, scriptJson } from './escape';
import { pageData, type PageData } from './html/page-data';
import { pageScript } from './html/page-script';
import { notices } from './html/page-notices';
import { costs } from './html/page-costs';
import { overview, pictureCard, pictures } from './html/page-sections';
import { stackNotices } from './html/page-stacks';
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
  const styles = new Set([pageStyle, ...drawings.flatMap(stylesOf)]);
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
    `<div><h1>Landfall review <span class="verdict ${verdict}">${VERDICT_WORDS[verdict]}</span></h1>`,
    `<p class="quiet"><code>${escapeHtml(review.base)}</code> → <code>${escapeHtml(review.head)}</code></p></div>`,
    '<button id="theme" type="button">Dark theme</button>',
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

function stylesOf({ drawings }: ReturnType<typeof pictures>[number]): readonly string[] {
  return drawings.flatMap(({ svg }) => /<style>([^<]*)<\/style>/.exec(svg)?.[1] ?? []);
}

interface Tab {
  readonly id: string;
  readonly title: string;
  readonly body: string;

  /** True where search and filters apply. */
  readonly tools?: boolean;
}

function tabbed(review: Review, data: PageData, drawings: ReturnType<typeof pictures>): string {
  const stacks = stackNotices(review);
  const cost = costs(review);
  const all: readonly Tab[] = [
    { id: 'changes', title: `Changes ${count(data.changes)}`, body: changeList(data), tools: data.changes.length > 0 },
    {
      id: 'findings',
      title: `Findings ${count(data.findings)}`,
      body: findingList(data),
      tools: data.findings.length > 0,
    },
    ...(stacks === '' ? [] : [{ id: 'stacks', title: 'Stacks', body: stacks }]),
    ...(cost === '' ? [] : [{ id: 'cost', title: 'Cost', body: cost }]),
    ...(drawings.length === 0 ? [] : [{ id: 'pictures', title: 'Pictures', body: drawings.map(pictureCard).join('') }]),
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
  return `<span class="count">${length.toLocaleString('en')}</span>`;
}

function toolbar({ environments, actions, changes }: PageData): string {
  const options = environments.map(({ name }, index) => `<option value="${index}">${escapeHtml(name)}</option>`);
  const severities = ['critical', 'high', 'medium', 'low', 'info'].map(
    (severity) => `<option value="${severity}">${severity}${severity === 'critical' ? '' : ' or worse'}</option>`,
  );
  const drift = changes.some((change) => change.drift) ? (['drift'] as const) : [];
  const toggles = [...actions, ...drift].map(
    (action) => `<button type="button" class="toggle" aria-pressed="true" data-action="${action}">${action}</button>`,
  );
  return [
    '<div id="tools">',
    '<input id="search" type="search" placeholder="Search addresses, attributes, values…  ( / )" aria-label="Search" aria-keyshortcuts="/" autocomplete="off" spellcheck="false">',
    `<select id="environment" aria-label="Environment"><option value="">all environments</option>${options.join('')}</select>`,
    `<select id="severity" aria-label="Severity of findings"><option value="">any severity</option>${severities.join('')}</select>`,
    `<div id="actions" role="group" aria-label="Actions">${toggles.join('')}</div>`,
    '</div>',
  ].join('');
}

/** How deep the list of changes is unfolded. */
const DEPTHS = [
  ['stacks', 'Stacks'],
  ['changes', 'Changes'],
  ['details', 'All details'],
] as const;

function changeList({ changes }: PageData): string {
  const directions = new Set(changes.flatMap(({ meanings }) => meanings.map(([direction]) => direction)));
  const legend = [
    ...(directions.has('grows') ? ['<span class="meaning grows">allows or exposes more</span>'] : []),
    ...(directions.has('shrinks') ? ['<span class="meaning shrinks">allows or exposes less</span>'] : []),
  ].join('');
  const depths = DEPTHS.map(
    ([depth, words]) =>
      `<button type="button" class="toggle" data-depth="${depth}" aria-pressed="${depth === 'changes'}">${words}</button>`,
  );
  return `${found('changes', changes.length, legend, `<span class="depth" role="group" aria-label="How much to show">${depths.join('')}</span>`)}<div id="change-list"></div>`;
}

function findingList({ findings }: PageData): string {
  return `${found('findings', findings.length, '', '')}<div id="finding-list"></div>`;
}

/** How many are shown, and a way back to all of them; hidden where there are none. */
function found(list: 'changes' | 'findings', count: number, legend: string, more: string): string {
  return `<div class="found"${count === 0 ? ' hidden' : ''}><span><span id="${list}-found" role="status"></span><button type="button" class="clear" hidden>Clear filters</button><span class="quiet">${legend}</span></span>${more}</div>`;
}

function policy(scripts: readonly string[], styles: readonly string[]): string {
  const hashes = (sources: readonly string[]): string =>
    sources.map((source) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`).join(' ');
  return `default-src 'none'; script-src ${hashes(scripts)}; style-src ${hashes(styles)}; base-uri 'none'; form-action 'none'`;
}
