import type { Change, Meaning } from '../../model/change';
import type { Finding, Severity } from '../../model/finding';
import type { EnvironmentReview, Review, Verdict } from '../../model/review';
import { type ActionName, ACTION_NAMES, actionName, actionSign, actionWords } from '../actions';
import { bounded, manyLines, oneLine } from '../escape';
import { effectiveGate } from '../finding-order';
import { groupsOf, idInGroup } from '../grouping';
import { reasonText, replacingAttributes } from '../reasons';
import { valueBlock } from '../value-text';
import { VERDICT_WORDS } from '../verdict-text';

/** What the script of the page shows: texts only, nothing left to format. */
export interface PageData {
  readonly environments: readonly PageEnvironment[];
  readonly actions: readonly ActionName[];
  readonly changes: readonly PageChange[];
  readonly findings: readonly PageFinding[];
}

export interface PageEnvironment {
  readonly name: string;
  readonly verdict: Verdict;
  readonly words: string;
}

export interface PageChange {
  readonly environment: string;
  readonly stack: string;
  readonly construct: string;
  readonly modules: string;

  /** Empty where the name is an address, which tells it. */
  readonly type: string;
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

  /** Which findings are about it, as places in the list of findings. */
  readonly findings: readonly number[];

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
  let first = 0;
  const changes = environments.flatMap((environment) => {
    const found = changesIn(environment, first);
    first += environment.findings.length;
    return found;
  });
  const used = new Set(changes.map(({ action }) => action));
  return {
    environments: environments.map(({ environment, verdict }) => ({
      name: oneLine(environment),
      verdict,
      words: VERDICT_WORDS[verdict],
    })),
    actions: ACTION_NAMES.filter((name) => used.has(name)),
    changes,
    findings: environments.flatMap((environment) =>
      environment.findings.map((finding) => pageFinding(environment, finding)),
    ),
  };
}

/** Changes of an environment whose first finding is at a place in the list of all. */
function changesIn(review: EnvironmentReview, first: number): readonly PageChange[] {
  const about = findingsByAddress(review.findings);
  return review.stacks.flatMap((stack) =>
    [false, true].flatMap((drift) =>
      groupsOf(drift ? stack.drift : stack.changes).flatMap(({ construct, modules, changes }) =>
        changes.map((change): PageChange => {
          const places = (drift ? undefined : about.get(keyOf(stack.id, change.address))) ?? [];
          const severity = worst(places.flatMap((place) => review.findings[place]?.severity ?? []));
          return {
            environment: oneLine(review.environment),
            stack: oneLine(stack.id),
            construct: oneLine(construct),
            modules: oneLine(modules.join(', ')),
            drift,
            ...(severity !== undefined && { severity }),
            findings: places.map((place) => first + place),
            ...pageChange(change),
          };
        }),
      ),
    ),
  );
}

function pageChange(
  change: Change,
): Omit<PageChange, 'environment' | 'stack' | 'construct' | 'modules' | 'drift' | 'severity' | 'findings'> {
  const { address, type, attributes, meanings } = change;
  const id = idInGroup(change);
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
    type: id === undefined ? '' : oneLine(type),
    name: oneLine(id ?? address),
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

/** Places of the findings about an address of a stack. */
function findingsByAddress(findings: readonly Finding[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  findings.forEach(({ stack, address }, place) => {
    const key = keyOf(stack, address);
    const known = places.get(key);
    if (known === undefined) places.set(key, [place]);
    else known.push(place);
  });
  return places;
}

function worst(severities: readonly Severity[]): Severity | undefined {
  return SEVERITIES[Math.max(...severities.map((severity) => SEVERITIES.indexOf(severity)))];
}

function keyOf(stack: string, address: string): string {
  return JSON.stringify([stack, address]);
}
