import { principalsOf, type Statement } from './policy-text';
import type { RuleContext } from './rule';

/** Types whose ARNs can be principals. */
const IDENTITIES = ['aws_iam_role', 'aws_iam_user', 'aws_iam_service_linked_role'];

/**
 * The first AWS principal of statements that does not exist. Only roles and users of accounts that the simulated cloud
 * holds roles or users of are looked for; service-linked roles, roots and whole accounts are taken to exist.
 */
export function missingPrincipal(context: RuleContext, statements: readonly Statement[]): string | undefined {
  return statements.flatMap((statement) => principalsOf(statement, 'AWS')).find((arn) => !exists(context, arn));
}

/** Whether a principal exists, or may. */
function exists({ cloud, place }: RuleContext, arn: string): boolean {
  const [, account, kind, path] = /^arn:[\w-]+:iam::(\d{12}):(role|user)\/(.+)$/.exec(arn) ?? [];
  if (account === undefined || kind === undefined || path === undefined) return true;
  if (path.startsWith('aws-service-role/') || path.startsWith('aws-reserved/') || cloud.isAssumed(arn)) return true;
  const known = IDENTITIES.flatMap((type) => cloud.find({ type, account }));
  if (known.length === 0 && account !== place.account) return true;
  return known.some(({ attributes }) => attributes['arn'] === arn);
}
