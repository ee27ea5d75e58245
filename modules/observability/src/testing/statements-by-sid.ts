import { type Block, document } from '@landfall/testing';

/** The statements of a policy document by their id. */
export function statementsBySid(policy: unknown): Readonly<Record<string, Block>> {
  const statements: readonly Block[] = JSON.parse(JSON.stringify(document(policy)['Statement']));
  return Object.fromEntries(statements.map((statement) => [String(statement['Sid']), statement]));
}
