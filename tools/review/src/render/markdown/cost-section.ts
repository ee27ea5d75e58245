import type { CostChange } from '../../model/review';
import { money, moneyDifference } from '../money';
import { code, prose } from './inline';
import { folded, list, paragraph, type Piece, table } from './pieces';

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
    paragraph(`US dollars, on-demand prices of ${code(pricesOf)}.`),
  ]);
}
