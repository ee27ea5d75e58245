import type { Json } from '../json';

/** A statement of a policy document. */
export type Statement = Readonly<Record<string, Json>>;

/** A policy document that was read. */
export type PolicyText =
  | { readonly kind: 'document'; readonly document: Statement; readonly statements: readonly Statement[] }
  | { readonly kind: 'malformed' };

/** Reads a policy document. */
export function readPolicy(text: string): PolicyText {
  try {
    const document: unknown = JSON.parse(text);
    if (!isRecord(document)) return { kind: 'malformed' };
    const statements = [document['Statement'] ?? []].flat() as readonly Json[];
    return statements.every(isRecord) ? { kind: 'document', document, statements } : { kind: 'malformed' };
  } catch {
    return { kind: 'malformed' };
  }
}

/** The statements of a policy document; none when it cannot be read. */
export function statementsOf(text: string | undefined): readonly Statement[] {
  if (text === undefined || text === '') return [];
  const read = readPolicy(text);
  return read.kind === 'document' ? read.statements : [];
}

/** The texts of an element that may be a text or a list. */
export function listOf(value: Json | undefined): readonly string[] {
  return ([value ?? []].flat() as readonly Json[]).map(String);
}

/** The principals of a statement of one kind: `AWS`, `Service`, `Federated`. */
export function principalsOf(statement: Statement, kind: string): readonly string[] {
  const principal = statement['Principal'] ?? statement['NotPrincipal'];
  return isRecord(principal) ? listOf(principal[kind]) : [];
}

/** Whether an action matches a pattern with `*` and `?`. */
export function matchesAction(pattern: string, action: string): boolean {
  return matcherOf(pattern)(action);
}

/** Tells what matches a pattern with `*` and `?`, upper and lower case alike. */
export function matcherOf(pattern: string): (name: string) => boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${escaped}$`, 'i');
  return (name) => expression.test(name);
}

function isRecord(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
