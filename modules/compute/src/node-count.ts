import type { NodeCount } from './node-group-options';

/** A count under one name or a percentage under another, as the provider wants them; nothing for undefined. */
export function countOrPercentage<Count extends string, Percentage extends string>(
  value: NodeCount | undefined,
  count: Count,
  percentage: Percentage,
): Partial<Record<Count | Percentage, number>> {
  const found: Partial<Record<Count | Percentage, number>> = {};
  if (typeof value === 'number') found[count] = value;
  if (typeof value === 'string') found[percentage] = numberOf(value);
  return found;
}

/** True for 1 to 100, as a number or a percentage: what EKS takes. */
export function isNodeCount(value: NodeCount): boolean {
  const number = numberOf(value);
  return Number.isInteger(number) && number >= 1 && number <= 100;
}

function numberOf(value: NodeCount): number {
  return typeof value === 'number' ? value : Number(value.slice(0, -1));
}
