import { createHash } from 'node:crypto';

import type { Json } from '../../json';
import { ProviderError } from '../../protocol/provider-error';
import { isListValue, isObjectValue, textOf, type ObjectValue } from '../../values/value';
import type { DataQuery } from '../data-source';
import { statementOf, type PolicyStatement } from './policy-statement';
import { textsOf } from './zones';

interface PolicyDocument {
  readonly Version: string;
  readonly Id: string;
  readonly Statement: readonly PolicyStatement[];
}

const DEFAULT_VERSION = '2012-10-17';

/** `aws_iam_policy_document`: source documents, own statements and overriding documents, merged by `Sid`. */
export function policyDocument({ config }: DataQuery): ObjectValue {
  const version = textOf(config['version']) ?? DEFAULT_VERSION;
  const own: PolicyDocument = {
    Version: version,
    Id: textOf(config['policy_id']) ?? '',
    Statement: ownStatements(config, version),
  };
  const documents = [...sources(config), own, ...textsOf(config['override_policy_documents']).map(read)];
  const { Version, Id, Statement } = documents.reduce(merged, { Version: '', Id: '', Statement: [] });
  const document = {
    ...(Version === '' ? {} : { Version }),
    ...(Id === '' ? {} : { Id }),
    ...(Statement.length === 0 ? {} : { Statement }),
  };
  const json = escaped(JSON.stringify(document, null, 2));
  const id = String(createHash('sha256').update(json).digest().readUInt32BE(0));
  return { id, json, minified_json: escaped(JSON.stringify(document)), version };
}

function ownStatements(config: ObjectValue, version: string): readonly PolicyStatement[] {
  const blocks = isListValue(config['statement']) ? config['statement'].filter(isObjectValue) : [];
  const statements = blocks.map((block) => statementOf(block, version));
  const repeated = firstRepeated(statements);
  if (repeated !== undefined) {
    throw new ProviderError(
      `writing IAM Policy Document: duplicate Sid (${repeated}). Remove the Sid or ensure the Sid is unique.`,
    );
  }
  return statements;
}

function sources(config: ObjectValue): readonly PolicyDocument[] {
  const documents = textsOf(config['source_policy_documents']).map(read);
  const repeated = firstRepeated(documents.flatMap(({ Statement }) => Statement));
  if (repeated === undefined) return documents;
  throw new ProviderError(
    `writing IAM Policy Document: merging source documents: duplicate Sid (${repeated}) in source_policy_documents. Remove the Sid or ensure Sids are unique.`,
  );
}

function firstRepeated(statements: readonly PolicyStatement[]): string | undefined {
  const sids = statements.map((statement) => statement['Sid']).filter((sid) => typeof sid === 'string');
  return sids.find((sid, index) => sids.indexOf(sid) !== index);
}

function read(text: string): PolicyDocument {
  const json: Json = text === '' ? {} : (JSON.parse(text) as Json);
  const { Version, Id, Statement } = (typeof json === 'object' ? (json ?? {}) : {}) as Partial<
    Record<keyof PolicyDocument, Json>
  >;
  return {
    Version: typeof Version === 'string' ? Version : '',
    Id: typeof Id === 'string' ? Id : '',
    Statement: [Statement ?? []].flat() as readonly PolicyStatement[],
  };
}

/** A statement replaces an earlier one with the same `Sid`, and the newer version holds. */
function merged(one: PolicyDocument, other: PolicyDocument): PolicyDocument {
  const statements = [...one.Statement];
  for (const statement of other.Statement) {
    const sid = statement['Sid'] ?? '';
    const place = sid === '' ? -1 : statements.findIndex((earlier) => earlier['Sid'] === sid);
    if (place === -1) statements.push(statement);
    else statements[place] = statement;
  }
  return {
    Version: other.Version > one.Version ? other.Version : one.Version,
    Id: other.Id === '' ? one.Id : other.Id,
    Statement: statements,
  };
}

/** The provider writes JSON as it may stand in HTML. */
function escaped(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
