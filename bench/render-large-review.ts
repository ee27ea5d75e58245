import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderHtml } from '../tools/review/src/render/html';
import { renderJson } from '../tools/review/src/render/json';
import { renderMarkdown } from '../tools/review/src/render/markdown';
import { renderSarif } from '../tools/review/src/render/sarif';
import { renderTerminal } from '../tools/review/src/render/terminal';
import { largeReview } from '../tools/review/src/render/testing/large-review';

const [changes = '10000', form = 'all', folder = '.'] = process.argv.slice(2);

const renderers = {
  markdown: () => renderMarkdown(review).join('\n'),
  html: () => renderHtml(review),
  json: () => renderJson(review),
  sarif: () => renderSarif(review),
  terminal: () => renderTerminal(review),
};

const review = largeReview(Number(changes));
mkdirSync(folder, { recursive: true });
for (const [name, render] of Object.entries(renderers)) {
  if (form === name || form === 'all') writeFileSync(join(folder, name), render());
}
