/** `€1,234.50`; an amount in what is no currency keeps its name. Null is `unknown`. */
export function moneyIn(currency: string, amount: number | null): string {
  if (amount === null) return 'unknown';
  if (!/^[A-Z]{3}$/.test(currency)) return `${amount.toFixed(2)} ${currency}`;
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(amount);
}

/** `+€12.00`, `-€3.50`, `€0.00`; `unknown` when one side is. */
export function differenceIn(currency: string, before: number | null, after: number | null): string {
  if (before === null || after === null) return 'unknown';
  const difference = Math.round((after - before) * 100) / 100;
  return `${difference > 0 ? '+' : ''}${moneyIn(currency, difference === 0 ? 0 : difference)}`;
}

/** `$1,234.50` */
export function money(dollars: number): string {
  return moneyIn('USD', dollars);
}

/** `+$12.00`, `-$3.50`, `$0.00` */
export function moneyDifference(before: number, after: number): string {
  return differenceIn('USD', before, after);
}
