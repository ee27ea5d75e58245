import type { EnvironmentReview, Review } from '../../model/review';
import { pictureSvg } from '../../picture/picture-svg';
import { COUNTED, environmentCounts } from '../counts';
import { escapeHtml } from '../escape';
import { moneyDifference } from '../money';
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

/** Drawings by environment; their labels are escaped by the drawing. */
export function pictures({ environments }: Review): readonly { readonly title: string; readonly svg: string }[] {
  return environments.flatMap(({ environment, picture }: EnvironmentReview) =>
    picture === undefined ? [] : [{ title: escapeHtml(environment), svg: pictureSvg(plainLabels(picture)) }],
  );
}
