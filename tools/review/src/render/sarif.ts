import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../model/finding';
import type { EnvironmentReview, Review } from '../model/review';
import { oneLine } from './escape';
import { byRule, effectiveGate } from './finding-order';

export interface SarifProps {
  /**
   * Path of an environment's file from the root of the repository; a finding is shown there.
   * @default environments/<environment>/environment.ts
   */
  readonly fileOf?: (environment: string) => string;
}

/** What GitHub sorts by: 9.0 and more is critical, 7.0 high, 4.0 medium, below low. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '0.1',
};

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** GitHub reads this many results of a run at most. */
const RESULTS = 25_000;

/** The findings as SARIF 2.1.0, for code scanning. */
export function renderSarif(review: Review, { fileOf = defaultFile }: SarifProps = {}): string {
  const rules = byRule(review.environments.flatMap(({ findings }) => findings)).map(({ rule }) => rule);
  const indexes = new Map(rules.map(({ rule }, index) => [rule, index]));
  const results = review.environments.flatMap((environment) =>
    environment.findings.map((finding) => resultOf(environment, finding, { fileOf, indexes })),
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Landfall', rules: rules.map(ruleOf) } },
        automationDetails: { id: 'landfall-review/' },
        originalUriBaseIds: { ROOT: { description: { text: 'The root of the repository.' } } },
        columnKind: 'utf16CodeUnits',
        results: results.slice(0, RESULTS),
        ...(results.length > RESULTS && { properties: { resultsLeftOut: results.length - RESULTS } }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function defaultFile(environment: string): string {
  return `environments/${environment}/environment.ts`;
}

function ruleOf({ rule, title, severity, about }: Finding): object {
  const { rationale, fix, source, alsoKnownAs } = about;
  const known = alsoKnownAs.length > 0 ? [`Also known as: ${alsoKnownAs.map(oneLine).join(', ')}`] : [];
  const paragraphs = [oneLine(rationale), `Fix: ${oneLine(fix)}`, `Source: ${oneLine(source)}`, ...known];
  return {
    id: oneLine(rule),
    name: oneLine(title),
    shortDescription: { text: oneLine(title) },
    fullDescription: { text: oneLine(rationale) },
    help: { text: paragraphs.join('\n\n') },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      'security-severity': SCORES[severity],
      'problem.severity': problem(severity),
      tags: ['security', ...alsoKnownAs.map(oneLine)],
    },
  };
}

function problem(severity: Severity): string {
  return LEVELS[severity] === 'note' ? 'recommendation' : LEVELS[severity];
}

interface Context {
  readonly fileOf: (environment: string) => string;
  readonly indexes: ReadonlyMap<string, number>;
}

function resultOf({ environment }: EnvironmentReview, finding: Finding, { fileOf, indexes }: Context): object {
  const { rule, severity, message, stack, address, constructPath, suppressed } = finding;
  const where = constructPath === undefined ? stack : `${stack}/${constructPath}`;
  return {
    ruleId: oneLine(rule),
    ruleIndex: indexes.get(rule),
    level: LEVELS[severity],
    message: { text: unlinked(`${message} (${where}, ${address})`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(fileOf(environment)), uriBaseId: 'ROOT' },
          region: { startLine: 1 },
        },
        logicalLocations: [{ name: oneLine(address), fullyQualifiedName: oneLine(where), kind: 'resource' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint([environment, rule, stack, address]) },
    ...(suppressed !== undefined && {
      suppressions: [
        {
          kind: 'external',
          status: suppressed.expired ? 'rejected' : 'accepted',
          justification: `${oneLine(suppressed.reason)} (until ${oneLine(suppressed.expires)})`,
        },
      ],
    }),
    properties: { gate: effectiveGate(finding), environment: oneLine(environment) },
  };
}

/** SARIF reads `[text](target)` in a message as a link. */
function unlinked(text: string): string {
  return oneLine(text).replaceAll('](', '] (');
}

/** A relative URI; segments of a name are data, never a step up. */
function uriOf(path: string): string {
  const segments = path.split(/[\\/]/).filter((segment) => !['', '.', '..'].includes(segment));
  return segments.map((segment) => encodeURIComponent(oneLine(segment))).join('/');
}

/** Stays the same while the finding does, so that code scanning knows it again. */
function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
