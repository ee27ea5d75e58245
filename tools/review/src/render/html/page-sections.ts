import type { CostChange, EnvironmentReview, Review, StackReview } from '../../model/review';
import { pictureSvg } from '../../picture/picture-svg';
import { COUNTED, environmentCounts } from '../counts';
import { bounded, escapeHtml, manyLines } from '../escape';
import { byRule, effectiveGate, gating } from '../finding-order';
import { money, moneyDifference } from '../money';
import { plainLabels } from '../picture-labels';
import { VERDICT_WORDS } from '../verdict-text';

/** Environments with verdict, risk, counts and cost. */
export function overview({ environments }: Review): string {
  if (environments.length === 0) return '<div class="card">No environment is affected.</div>';
  const counts = environments.map(environmentCounts);
  const columns = COUNTED.filter((name) => name !== 'other' || counts.some(({ other }) => other > 0));
  const numbers = columns.map((name) => `<th class="number">${name}</th>`).join('');
  const rows = environments.map(({ environment, verdict, risk, cost }, index) => {
    const cells = columns.map((name) => `<td class="number">${counts[index]?.[name] || '·'}</td>`).join('');
    const price = cost === undefined ? '·' : moneyDifference(cost.before, cost.after);
    const severity = risk === 'none' ? 'info' : risk;
    return `<tr><td><code>${escapeHtml(environment)}</code></td><td><span class="verdict ${verdict}">${VERDICT_WORDS[verdict]}</span></td><td><span class="severity ${severity}">${risk}</span></td>${cells}<td class="number">${price}</td></tr>`;
  });
  return `<div class="card"><table><thead><tr><th>environment</th><th>verdict</th><th>risk</th>${numbers}<th class="number">a month</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** What could not be looked at, and what holds the change up. */
export function notices({ notes, environments }: Review): string {
  const unseen = notes.map((note) => `<li>⚠ ${escapeHtml(note)}</li>`);
  const gates = environments.flatMap(({ environment, findings }) =>
    byRule(gating(findings)).map(({ rule, findings: all }) => {
      const gate = effectiveGate(rule);
      const more = all.length > 1 ? ` and ${all.length - 1} more` : '';
      const expired = rule.suppressed?.expired
        ? `; its suppression expired on ${escapeHtml(rule.suppressed.expires)}`
        : '';
      return `<li><code>${escapeHtml(environment)}</code> <span class="gate ${gate}">${gate === 'block' ? 'blocks' : 'needs approval'}</span> <b>${escapeHtml(rule.title)}</b> (${escapeHtml(rule.rule)}): ${escapeHtml(bounded(rule.message, 600))}${more}${expired}</li>`;
    }),
  );
  const all = [...unseen, ...gates];
  return all.length === 0 ? '' : `<div class="card notices"><ul>${all.join('')}</ul></div>`;
}

/** Stacks that wait or failed, failed checks and renames; empty when there are none. */
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

function stackNotice({ status, failedChecks, renames }: StackReview): string {
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
    ...renamed,
  ].join('');
}

function lines(text: string): string {
  return manyLines(bounded(text, 20_000)).split('\n').map(escapeHtml).join('\n');
}

export function costs({ environments }: Review): string {
  return environments
    .flatMap(({ environment, cost }) => (cost === undefined ? [] : [costTable(environment, cost)]))
    .join('');
}

function costTable(environment: string, { before, after, lines: all, unknown, pricesOf }: CostChange): string {
  const rows = all.map(
    (line) =>
      `<tr><td class="wide"><code>${escapeHtml(line.address)}</code></td><td class="wide">${escapeHtml(line.what)}</td><td class="number">${money(line.before)}</td><td class="number">${money(line.after)}</td><td class="number">${moneyDifference(line.before, line.after)}</td></tr>`,
  );
  const unknowns = unknown.map((what) => `<li>${escapeHtml(what)}</li>`).join('');
  return `<div class="card"><h3>${escapeHtml(environment)}: ${moneyDifference(before, after)} a month (${money(before)} → ${money(after)})</h3><table><thead><tr><th>resource</th><th>what</th><th class="number">before</th><th class="number">after</th><th class="number">change</th></tr></thead><tbody>${rows.join('')}</tbody></table>${unknowns === '' ? '' : `<p>Not in these numbers, because unknown:</p><ul>${unknowns}</ul>`}<p class="quiet">US dollars, on-demand prices of ${escapeHtml(pricesOf)}.</p></div>`;
}

/** Drawings by environment; their labels are escaped by the drawing. */
export function pictures({ environments }: Review): readonly { readonly title: string; readonly svg: string }[] {
  return environments.flatMap(({ environment, picture }: EnvironmentReview) =>
    picture === undefined ? [] : [{ title: escapeHtml(environment), svg: pictureSvg(plainLabels(picture)) }],
  );
}
