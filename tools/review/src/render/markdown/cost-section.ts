import type { CostChange, ProjectCost } from '../../model/review';
import { differenceIn, money, moneyDifference, moneyIn } from '../money';
import { code, prose } from './inline';
import { folded, list, paragraph, type Piece, table } from './pieces';

/** Lines of a project; the JSON report has all of them. */
const LINES = 30;

/** What the change costs a month, line by line. */
export function costPieces({ before, after, pricesOf, lines, unknown }: CostChange): readonly Piece[] {
  const title = `<b>Cost: ${moneyDifference(before, after)} a month</b> (${money(before)} → ${money(after)}${unknown.length > 0 ? `, ${unknown.length} unknown` : ''})`;
  const rows = lines.map(({ address, what, ...line }) => [
    code(address),
    prose(what),
    money(line.before),
    money(line.after),
    moneyDifference(line.before, line.after),
  ]);
  return folded(title, [
    ...(rows.length > 0 ? table(['resource', 'what', 'before', 'after', 'change'], rows) : []),
    ...(unknown.length > 0 ? [paragraph('Not in these numbers, because unknown:')] : []),
    ...list(unknown.map(prose)),
    paragraph(
      `US dollars, by Landfall: on-demand prices of ${code(pricesOf)}. Only stacks that were planned are in it.`,
    ),
  ]);
}

/** What Infracost says, project by project. */
export function infracostPieces(projects: readonly ProjectCost[]): readonly Piece[] {
  if (projects.length === 0) return [];
  const amounts = ({ currency, before, after }: Pick<ProjectCost, 'currency' | 'before' | 'after'>) => [
    prose(moneyIn(currency, before)),
    prose(moneyIn(currency, after)),
    prose(differenceIn(currency, before, after)),
  ];
  const rows = projects.flatMap(({ stack = '', project, currency, lines, ...total }) => [
    [`<b>${code(stack === '' ? project : stack)}</b>`, ...amounts({ currency, ...total })],
    ...lines.slice(0, LINES).map((line) => [code(line.address), ...amounts({ currency, ...line })]),
    ...(lines.length > LINES ? [[`and ${lines.length - LINES} more`, '', '', '']] : []),
  ]);
  const open = projects.flatMap(({ stack, project, unknown }) => unknown.map((each) => `${stack ?? project}: ${each}`));
  return folded('<b>Cost a month, by Infracost</b>', [
    ...table(['project and resource', 'before', 'after', 'change'], rows),
    ...(open.length > 0 ? [paragraph('Not in these numbers, because unknown:')] : []),
    ...list(open.map(prose)),
  ]);
}
