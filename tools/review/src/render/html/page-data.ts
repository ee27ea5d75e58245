import type { Change, Meaning } from '../../model/change';
import type { Finding, Severity } from '../../model/finding';
import type { EnvironmentReview, Review } from '../../model/review';
import { type ActionName, ACTION_NAMES, actionName, actionSign, actionWords } from '../actions';
import { bounded, manyLines, oneLine } from '../escape';
import { effectiveGate } from '../finding-order';
import { groupsOf, nameInGroup } from '../grouping';
import { reasonText, replacingAttributes } from '../reasons';
import { valueBlock } from '../value-text';

/** What the script of the page shows: texts only, nothing left to format. */
export interface PageData {
  readonly environments: readonly string[];
  readonly actions: readonly ActionName[];
  readonly changes: readonly PageChange[];
  readonly findings: readonly PageFinding[];
}

export interface PageChange {
  readonly environment: string;
  readonly stack: string;
  readonly construct: string;
  readonly modules: string;
  readonly name: string;
  readonly address: string;
  readonly action: ActionName;
  readonly sign: string;
  readonly words: string;

  /** Attributes that force the replacement; empty for what is not replaced. */
  readonly because: string;
  readonly drift: boolean;

  /** Of the worst finding on it. */
  readonly severity?: Severity;

  /** Label and text. */
  readonly facts: readonly (readonly [string, string])[];
  readonly meanings: readonly (readonly [Meaning['direction'], string, string])[];

  /** Path, before, after, and whether it forces a replacement. */
  readonly attributes: readonly PageAttribute[];
  readonly noise: readonly PageAttribute[];
}

export type PageAttribute = readonly [path: string, before: string, after: string, forces: 0 | 1];

export interface PageFinding {
  readonly environment: string;
  readonly stack: string;
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly gate: string;
  readonly message: string;
  readonly address: string;
  readonly facts: readonly (readonly [string, string])[];
}

/** Characters of one value; the JSON report has all of them. */
const VALUE_LENGTH = 20_000;

const SEVERITIES: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

export function pageData({ environments }: Review): PageData {
  const changes = environments.flatMap(changesIn);
  const used = new Set(changes.map(({ action }) => action));
  return {
    environments: environments.map(({ environment }) => oneLine(environment)),
    actions: ACTION_NAMES.filter((name) => used.has(name)),
    changes,
    findings: environments.flatMap((environment) =>
      environment.findings.map((finding) => pageFinding(environment, finding)),
    ),
  };
}

function changesIn(review: EnvironmentReview): readonly PageChange[] {
  const worst = worstByAddress(review.findings);
  return review.stacks.flatMap((stack) =>
    [false, true].flatMap((drift) =>
      groupsOf(drift ? stack.drift : stack.changes).flatMap(({ construct, modules, changes }) =>
        changes.map((change): PageChange => {
          const severity = drift ? undefined : worst.get(keyOf(stack.id, change.address));
          return {
            environment: oneLine(review.environment),
            stack: oneLine(stack.id),
            construct: oneLine(construct),
            modules: oneLine(modules.join(', ')),
            drift,
            ...(severity !== undefined && { severity }),
            ...pageChange(change),
          };
        }),
      ),
    ),
  );
}

function pageChange(
  change: Change,
): Omit<PageChange, 'environment' | 'stack' | 'construct' | 'modules' | 'drift' | 'severity'> {
  const { address, attributes, meanings } = change;
  const rows = (noise: boolean): readonly PageAttribute[] =>
    attributes
      .filter((attribute) => attribute.noise === noise)
      .map(({ path, before, after, forcesReplacement }) => [
        oneLine(path),
        valueBlock(before, VALUE_LENGTH),
        valueBlock(after, VALUE_LENGTH),
        forcesReplacement ? 1 : 0,
      ]);
  return {
    name: nameInGroup(change),
    address: oneLine(address),
    action: actionName(change),
    sign: actionSign(change.action),
    words: actionWords(change),
    because: oneLine(bounded(replacingAttributes(change).join(', '), 300)),
    facts: factsOf(change),
    meanings: meanings.map(({ direction, sentence, detail = [] }) => [
      direction,
      oneLine(sentence),
      manyLines(detail.join('\n')),
    ]),
    attributes: rows(false),
    noise: rows(true),
  };
}

function factsOf(change: Change): PageChange['facts'] {
  const { movedFrom, importedFrom, deposed } = change;
  return facts([
    ['why', reasonText(change)],
    ['moved from', movedFrom],
    ['imported from', importedFrom],
    ['deposed object', deposed],
  ]);
}

function pageFinding({ environment }: EnvironmentReview, finding: Finding): PageFinding {
  const { rule, title, severity, message, stack, address, constructPath, about, suppressed } = finding;
  return {
    environment: oneLine(environment),
    stack: oneLine(stack),
    rule: oneLine(rule),
    title: oneLine(title),
    severity,
    gate: suppressed !== undefined && !suppressed.expired ? 'suppressed' : effectiveGate(finding),
    message: oneLine(message),
    address: oneLine(address),
    facts: facts([
      ['construct', constructPath],
      ['fix', about.fix],
      ['why it matters', about.rationale],
      ['source', about.source],
      ['also known as', about.alsoKnownAs.join(', ') || undefined],
      [suppressed?.expired ? 'was suppressed until' : 'suppressed until', suppressed?.expires],
      ['reason of the suppression', suppressed?.reason],
    ]),
  };
}

function facts(all: readonly (readonly [string, string | undefined])[]): PageChange['facts'] {
  return all.flatMap(([label, text]) => (text === undefined ? [] : [[label, oneLine(bounded(text, 4_000))] as const]));
}

function worstByAddress(findings: readonly Finding[]): ReadonlyMap<string, Severity> {
  const worst = new Map<string, Severity>();
  for (const { stack, address, severity } of findings) {
    const key = keyOf(stack, address);
    const known = worst.get(key);
    if (known === undefined || SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(known)) worst.set(key, severity);
  }
  return worst;
}

function keyOf(stack: string, address: string): string {
  return JSON.stringify([stack, address]);
}
