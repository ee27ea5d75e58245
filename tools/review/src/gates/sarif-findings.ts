import { LandfallError } from '@landfall/contracts';
import type { Finding, Gate, Severity } from '../model/finding';
import { isRecord, type JsonRecord, listOf, recordOf, textOf } from '../plan/json';

/** A SARIF file of another tool: checkov, trivy, tflint, conftest. */
export interface SarifFile {
  /** Name of the file, for messages. */
  readonly at: string;
  readonly text: string;
}

/** A result of another tool, and where it says it was found. */
export interface SarifResult {
  /** Path of the file that it is about: `cdktf.out/stacks/dev-network/cdk.tf.json`. */
  readonly uri: string;

  /** Stack and address are filled in by who knows the stacks. */
  readonly finding: Finding;
}

/**
 * Reads results of SARIF 2.1. What the tool itself suppressed is left out.
 *
 * @throws LandfallError `SARIF_UNREADABLE`
 */
export function sarifFindings({ at, text }: SarifFile): readonly SarifResult[] {
  const log = logIn(text, at);
  return listOf(log['runs']).map(recordOf).flatMap(resultsOf);
}

function logIn(text: string, at: string): JsonRecord {
  try {
    const log: unknown = JSON.parse(text);
    if (isRecord(log) && Array.isArray(log['runs'])) return log;
  } catch {
    // Said below, as for JSON that is something else.
  }
  throw new LandfallError('SARIF_UNREADABLE', 'the file holds no SARIF log; write it as SARIF 2.1', at);
}

function resultsOf(run: JsonRecord): readonly SarifResult[] {
  const driver = recordOf(recordOf(run['tool'])['driver']);
  const tool = textOf(driver['name']) ?? 'another tool';
  const rules = new Map(
    listOf(driver['rules'])
      .map(recordOf)
      .map((rule) => [textOf(rule['id']) ?? '', rule]),
  );
  return listOf(run['results'])
    .map(recordOf)
    .filter((result) => listOf(result['suppressions']).length === 0 && result['kind'] !== 'pass')
    .map((result) => resultOf(result, rules, tool));
}

function resultOf(result: JsonRecord, rules: ReadonlyMap<string, JsonRecord>, tool: string): SarifResult {
  const id = textOf(result['ruleId']) ?? textOf(recordOf(result['rule'])['id']) ?? 'unknown';
  const rule = rules.get(id) ?? {};
  const location = recordOf(listOf(result['locations'])[0]);
  const physical = recordOf(recordOf(location['physicalLocation'])['artifactLocation']);
  const logical = recordOf(listOf(location['logicalLocations'])[0]);
  const level = textOf(result['level']) ?? textOf(recordOf(rule['defaultConfiguration'])['level']) ?? 'warning';
  const severity = severityOf(level, recordOf(rule['properties'])['security-severity']);
  const message = textOf(recordOf(result['message'])['text']) ?? id;
  return {
    uri: textOf(physical['uri']) ?? '',
    finding: {
      rule: id,
      title: textOf(recordOf(rule['shortDescription'])['text']) ?? textOf(rule['name']) ?? id,
      severity,
      gate: gateOf(severity),
      message,
      stack: '',
      address: textOf(logical['fullyQualifiedName']) ?? addressIn(message) ?? '',
      about: {
        rationale: textOf(recordOf(rule['fullDescription'])['text']) ?? message,
        source: [tool, textOf(rule['helpUri'])].filter(Boolean).join(', '),
        fix: textOf(recordOf(rule['help'])['text']) ?? `See the documentation of ${tool}.`,
        alsoKnownAs: [],
      },
    },
  };
}

/** Scores are those of CVSS, as GitHub reads them. */
function severityOf(level: string, score: unknown): Severity {
  const number = Number(score);
  if (score !== undefined && Number.isFinite(number)) {
    return number >= 9 ? 'critical' : number >= 7 ? 'high' : number >= 4 ? 'medium' : number > 0 ? 'low' : 'info';
  }
  return level === 'error' ? 'high' : level === 'warning' ? 'medium' : level === 'note' ? 'low' : 'info';
}

/** Scanners judge all there is, changed or not, so that none of their findings blocks by itself. */
function gateOf(severity: Severity): Gate {
  return severity === 'critical' || severity === 'high' ? 'approve' : 'note';
}

function addressIn(message: string): string | undefined {
  return /\b((?:aws|helm|kubernetes)_\w+\.[\w-]+)/.exec(message)?.[1];
}
