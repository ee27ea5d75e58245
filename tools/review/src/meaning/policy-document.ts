import { canonicalJson, isRecord, type JsonRecord, jsonIn, listOf, recordOf } from '../plan/json';
import type { Value } from '../model/change';

/** What a statement is about: the listed patterns, or everything but them. */
export interface Match {
  readonly except: boolean;
  readonly values: readonly string[];
}

/** One test of a statement's condition; all of them must hold. */
export interface Condition {
  /** `StringEquals`, `ForAnyValue:StringLike` */
  readonly operator: string;
  readonly key: string;

  /** One of them must match. */
  readonly values: readonly string[];
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';

  /** `*`, `AWS arn:…`, `Service ec2.amazonaws.com`; one empty text in an identity policy. */
  readonly principals: Match;
  readonly actions: Match;
  readonly resources: Match;
  readonly conditions: readonly Condition[];
}

/** The statements of an IAM policy document; undefined for text that is none. */
export function statementsIn(text: string): readonly Statement[] | undefined {
  const document = jsonIn(text);
  if (!isRecord(document) || !('Statement' in document)) return undefined;
  const statements = Array.isArray(document['Statement']) ? document['Statement'] : [document['Statement']];
  return statements.map((statement) => statementOf(recordOf(statement)));
}

function statementOf(statement: JsonRecord): Statement {
  return {
    effect: statement['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    principals: matchOf(statement, 'Principal', principalsIn, ''),
    actions: matchOf(statement, 'Action', textsIn, '*'),
    resources: matchOf(statement, 'Resource', textsIn, '*'),
    conditions: conditionsIn(statement['Condition']),
  };
}

function matchOf(
  statement: JsonRecord,
  name: string,
  read: (value: unknown) => readonly string[],
  missing: string,
): Match {
  if (`Not${name}` in statement) return { except: true, values: [...new Set(read(statement[`Not${name}`]))].sort() };
  return { except: false, values: name in statement ? [...new Set(read(statement[name]))].sort() : [missing] };
}

function textsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? listOf(value) : [value]).map((text) =>
    typeof text === 'string' ? text : canonicalJson((text ?? null) as Value),
  );
}

function principalsIn(value: unknown): readonly string[] {
  if (!isRecord(value)) return textsIn(value);
  return Object.entries(value).flatMap(([kind, names]) =>
    textsIn(names).map((name) => (kind === 'AWS' ? awsPrincipal(name) : `${kind} ${name}`)),
  );
}

/** An account can be written in two ways, and `{"AWS": "*"}` is everyone. */
function awsPrincipal(name: string): string {
  if (name === '*') return '*';
  const account = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  return account === undefined ? `AWS ${name}` : `AWS account ${account}`;
}

function conditionsIn(value: unknown): readonly Condition[] {
  return Object.entries(recordOf(value))
    .flatMap(([operator, tests]) =>
      Object.entries(recordOf(tests)).map(([key, values]) => ({ operator, key, values: [...textsIn(values)].sort() })),
    )
    .sort((a, b) => (a.operator + a.key < b.operator + b.key ? -1 : 1));
}
