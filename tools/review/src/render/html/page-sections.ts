import type { CostChange, EnvironmentReview, ProjectCost, Review, StackReview } from '../../model/review';
import { pictureSvg } from '../../picture/picture-svg';
import { stepText } from '../../plan/module-steps';
import { COUNTED, environmentCounts } from '../counts';
import { bounded, escapeHtml, manyLines } from '../escape';
import { differenceIn, money, moneyDifference, moneyIn } from '../money';
import { plainLabels } from '../picture-labels';
import { VERDICT_WORDS } from '../verdict-text';

/** Environments with verdict, risk, counts and cost. Actions that nothing has are left out. */
export function overview({ environments }: Review): string {
  if (environments.length === 0) return '<div class="card">No environment is affected.</div>';
  const counts = environments.map(environmentCounts);
  const columns = COUNTED.filter((name) => counts.some((each) => each[name] > 0));
  const numbers = columns.map((name) => `<th class="number" scope="col">${name}</th>`).join('');
  const rows = environments.map(({ environment, verdict, risk, cost }, index) => {
    const cells = columns.map((name) => numberCell(name, counts[index]?.[name] ?? 0)).join('');
    const price = cost === undefined ? ['none', '–'] : ['total', moneyDifference(cost.before, cost.after)];
    const severity = risk === 'none' ? 'info' : risk;
    return `<tr><td><code>${escapeHtml(environment)}</code></td><td><span class="verdict ${verdict}">${VERDICT_WORDS[verdict]}</span></td><td><span class="severity ${severity}">${risk}</span></td>${cells}<td class="number ${price[0]}">${price[1]}</td></tr>`;
  });
  return `<div class="card"><table><thead><tr><th scope="col">environment</th><th scope="col">verdict</th><th scope="col">risk</th>${numbers}<th class="number" scope="col">a month</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function numberCell(name: string, count: number): string {
  return count === 0
    ? '<td class="number none">–</td>'
    : `<td class="number is-${name}">${count.toLocaleString('en')}</td>`;
}

/** Stacks that wait or failed, failed checks, renames and steps of modules; empty when there are none. */
export function stackNotices({ environments }: Review): string {
  return environments
    .flatMap(({ environment, stacks }) => stacks.map((stack) => ({ environment, stack, body: stackNotice(stack) })))
    .filter(({ body }) => body !== '')
    .map(
      ({ environment, stack, body }) =>
        `<div class="card"><h3>${escapeHtml(environment)} › ${escapeHtml(stack.id)}</h3>${body}</div>`,
    )
    .join('');
}

function stackNotice({ status, failedChecks, renames, moduleSteps = [] }: StackReview): string {
  const checks = failedChecks.map((check) => `<li>${escapeHtml(check)}</li>`).join('');
  const renamed = renames.map(
    ({ from, to, because, fix }) =>
      `<p><code>${escapeHtml(from)}</code> → <code>${escapeHtml(to)}</code> looks renamed (${escapeHtml(because)}). To keep the resource, add to the stack:</p><pre class="error">${escapeHtml(fix)}</pre>`,
  );
  return [
    status.kind === 'waiting'
      ? `<p>Waits for <code>${escapeHtml(status.for)}</code>, which must be applied first.</p>`
      : '',
    status.kind === 'failed' ? `<p>Could not be planned:</p><pre class="error">${lines(status.error)}</pre>` : '',
    checks === '' ? '' : `<p>Failed checks:</p><ul>${checks}</ul>`,
    ...moduleSteps.map((step) => `<p>Module <code>${escapeHtml(stepText(step))}</code></p>`),
    ...renamed,
  ].join('');
}

function lines(text: string): string {
  return manyLines(bounded(text, 20_000)).split('\n').map(escapeHtml).join('\n');
}

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

/** Drawings by environment; their labels are escaped by the drawing. */
export function pictures({ environments }: Review): readonly { readonly title: string; readonly svg: string }[] {
  return environments.flatMap(({ environment, picture }: EnvironmentReview) =>
    picture === undefined ? [] : [{ title: escapeHtml(environment), svg: pictureSvg(plainLabels(picture)) }],
  );
}
