const COMPARISONS = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

/** Source: the IAM user guide, "IAM JSON policy elements: Condition operators". */
const OPERATORS = new Set(
  [
    ...['Equals', 'NotEquals', 'EqualsIgnoreCase', 'NotEqualsIgnoreCase', 'Like', 'NotLike'].map(
      (end) => `String${end}`,
    ),
    ...COMPARISONS.flatMap((end) => [`Numeric${end}`, `Date${end}`]),
    ...['Equals', 'NotEquals', 'Like', 'NotLike'].map((end) => `Arn${end}`),
    'Bool',
    'BinaryEquals',
    'IpAddress',
    'NotIpAddress',
    'Null',
  ].map((operator) => operator.toLowerCase()),
);

/** Whether IAM knows an operator of conditions, with what may stand before and after it: `ForAnyValue:StringLikeIfExists`. */
export function isConditionOperator(text: string): boolean {
  const [, operator = ''] = /^(?:forallvalues:|foranyvalue:)?(.*?)(?:ifexists)?$/.exec(text.toLowerCase()) ?? [];
  return OPERATORS.has(operator);
}
