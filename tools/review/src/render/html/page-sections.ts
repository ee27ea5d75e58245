import type { EnvironmentPicture, EnvironmentReview, Review } from '../../model/review';
import { pictureSide, type Side } from '../../picture/picture-side';
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

/** A drawing of an environment, with what changes in it or of one side alone. */
export interface Drawing {
  readonly side: 'changes' | Side;
  readonly svg: string;
}

/** Drawings by environment; their labels are escaped by the drawing. */
export function pictures({
  environments,
}: Review): readonly { readonly title: string; readonly drawings: readonly Drawing[] }[] {
  return environments.flatMap(({ environment, picture }: EnvironmentReview) =>
    picture === undefined ? [] : [{ title: escapeHtml(environment), drawings: drawingsOf(plainLabels(picture)) }],
  );
}

function drawingsOf(picture: EnvironmentPicture): readonly Drawing[] {
  const sides = (['before', 'after'] as const).flatMap((side): readonly Drawing[] => {
    const half = pictureSide(picture, side);
    return half === undefined || half.nodes.length === 0 ? [] : [{ side, svg: pictureSvg(half) }];
  });
  return [{ side: 'changes', svg: pictureSvg(picture) }, ...sides];
}

/** A card with buttons to choose a side; the first drawing is seen. */
export function pictureCard({ title, drawings }: ReturnType<typeof pictures>[number]): string {
  const buttons = drawings.map(
    ({ side }, index) =>
      `<button type="button" class="toggle" data-side="${side}" aria-pressed="${index === 0}">${side}</button>`,
  );
  const choice =
    drawings.length < 2
      ? ''
      : `<div class="depth sides" role="group" aria-label="What the picture shows">${buttons.join('')}</div>`;
  const shown = drawings.map(
    ({ side, svg }, index) => `<div class="picture" data-shows="${side}"${index === 0 ? '' : ' hidden'}>${svg}</div>`,
  );
  return `<div class="card"><h3>${title}</h3>${choice}${shown.join('')}</div>`;
}
