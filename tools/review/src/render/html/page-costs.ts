import type { CostChange, ProjectCost, Review } from '../../model/review';
import { escapeHtml } from '../escape';
import { differenceIn, money, moneyDifference, moneyIn } from '../money';

/** What the change costs a month by our own prices, and by Infracost; empty when nothing is known. */
export function costs({ environments }: Review): string {
  return environments
    .flatMap(({ environment, cost, infracost = [] }) => [
      ...(cost === undefined ? [] : [costTable(environment, cost)]),
      ...infracost.map((project) => projectTable(environment, project)),
    ])
    .join('');
}

function costTable(environment: string, { before, after, lines: all, unknown, pricesOf }: CostChange): string {
  const rows = all.map(
    (line) =>
      `<tr><td class="wide"><code>${escapeHtml(line.address)}</code></td><td class="wide">${escapeHtml(line.what)}</td><td class="number">${money(line.before)}</td><td class="number">${money(line.after)}</td><td class="number total">${moneyDifference(line.before, line.after)}</td></tr>`,
  );
  const title = `${escapeHtml(environment)}: ${moneyDifference(before, after)} a month (${money(before)} → ${money(after)})`;
  return priceCard(title, ['resource', 'what'], rows, unknown, `US dollars, on-demand prices of ${pricesOf}.`);
}

function projectTable(
  environment: string,
  { project, stack, currency, before, after, lines: all, unknown }: ProjectCost,
): string {
  const amounts = (from: number | null, to: number | null): string =>
    `<td class="number">${escapeHtml(moneyIn(currency, from))}</td><td class="number">${escapeHtml(moneyIn(currency, to))}</td><td class="number total">${escapeHtml(differenceIn(currency, from, to))}</td>`;
  const rows = all.map(
    (line) =>
      `<tr><td class="wide"><code>${escapeHtml(line.address)}</code></td>${amounts(line.before, line.after)}</tr>`,
  );
  const title = `${escapeHtml(environment)} › ${escapeHtml(stack ?? project)}: ${escapeHtml(differenceIn(currency, before, after))} a month (${escapeHtml(moneyIn(currency, before))} → ${escapeHtml(moneyIn(currency, after))})`;
  return priceCard(title, ['resource'], rows, unknown, `By Infracost, for ${project}.`);
}

function priceCard(
  title: string,
  columns: readonly string[],
  rows: readonly string[],
  unknown: readonly string[],
  from: string,
): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const numbers = ['before', 'after', 'change'].map((name) => `<th class="number" scope="col">${name}</th>`).join('');
  const table =
    rows.length === 0 ? '' : `<table><thead><tr>${head}${numbers}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const unknowns = unknown.map((what) => `<li>${escapeHtml(what)}</li>`).join('');
  const open = unknowns === '' ? '' : `<p>Not in these numbers, because unknown:</p><ul>${unknowns}</ul>`;
  return `<div class="card"><h3>${title}</h3>${table}${open}<p class="quiet">${escapeHtml(from)}</p></div>`;
}
