const FORMAT = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** `$1,234.50` */
export function money(dollars: number): string {
  return FORMAT.format(dollars);
}

/** `+$12.00`, `-$3.50`, `$0.00` */
export function moneyDifference(before: number, after: number): string {
  const difference = Math.round((after - before) * 100) / 100;
  return `${difference > 0 ? '+' : ''}${money(difference === 0 ? 0 : difference)}`;
}
