import type { EnvironmentReview, Review, Risk, Verdict } from '../model/review';
import { stepText } from '../plan/module-steps';
import { actionSign } from './actions';
import { COUNTED, type Counts, environmentCounts } from './counts';
import { bounded, oneLine } from './escape';
import { byRule, effectiveGate, gating } from './finding-order';
import { differenceIn, moneyDifference } from './money';
import { triggerText } from './reasons';
import { VERDICT_WORDS, worstVerdict } from './verdict-text';

export interface TerminalProps {
  /**
   * True for a terminal that shows colours: `process.stdout.isTTY` and no `NO_COLOR`.
   * @default false
   */
  readonly colour?: boolean;

  /**
   * Columns of the terminal: longer sentences go on in the next line.
   * @default 80
   */
  readonly width?: number;
}

/** Drifted resources that are named. */
const FEW = 3;

const COLOURS = { red: 31, green: 32, yellow: 33, none: 0 } as const;
type Colour = keyof typeof COLOURS;

const VERDICTS: Readonly<Record<Verdict, Colour>> = {
  pass: 'green',
  approval: 'yellow',
  blocked: 'red',
  failed: 'red',
};
const RISKS: Readonly<Record<Risk, Colour>> = {
  none: 'green',
  low: 'green',
  medium: 'yellow',
  high: 'red',
  critical: 'red',
};

type Paint = (text: string, colour?: Colour) => string;

interface Cell {
  readonly text: string;
  readonly colour?: Colour;
}

/** A table with a line per environment, then what holds the change up. Ends with a line break. */
export function renderTerminal(review: Review, { colour = false, width = 80 }: TerminalProps = {}): string {
  const paint = (text: string, name: Colour = 'none'): string =>
    colour && name !== 'none' ? `\u001b[${COLOURS[name]}m${text}\u001b[0m` : text;
  const verdict = worstVerdict(review);
  const sentences = [
    ...review.notes.map((note) => `! ${clean(note)}`),
    ...review.environments.flatMap((environment) => [...stackLines(environment), ...costLines(environment)]),
  ];
  const lines = [
    `${clean(review.base)} -> ${clean(review.head)}: ${paint(VERDICT_WORDS[verdict], VERDICTS[verdict])}`,
    '',
    ...tableLines(review.environments, width, paint),
    ...sentences.flatMap((sentence) => wrapped(sentence, width)),
    ...review.environments.flatMap((environment) => gateLines(environment, width, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Signs of Terraform, for a table that is too wide with words. */
const SIGNS: Readonly<Record<keyof Counts, string>> = {
  create: '+',
  update: '~',
  replace: '-/+',
  destroy: '-',
  forget: '.',
  import: '<-',
  move: '->',
  other: '?',
};

function tableLines(environments: readonly EnvironmentReview[], width: number, paint: Paint): readonly string[] {
  if (environments.length === 0) return ['no environment is affected', ''];
  const counts = environments.map(environmentCounts);
  const columns = COUNTED.filter((name) => counts.some((each) => each[name] > 0));
  const rows = environments.map(({ environment, verdict, risk, cost }, index): readonly Cell[] => [
    { text: clean(environment) },
    { text: VERDICT_WORDS[verdict], colour: VERDICTS[verdict] },
    { text: risk, colour: RISKS[risk] },
    ...columns.map((name) => ({ text: String(counts[index]?.[name] || '-') })),
    { text: cost === undefined ? '-' : moneyDifference(cost.before, cost.after) },
  ]);
  const heads = [columns, columns.map((name) => SIGNS[name])].map((names): readonly Cell[] =>
    ['environment', 'verdict', 'risk', ...names, 'a month'].map((text) => ({ text })),
  );
  const tables = heads.map((head) => [head, ...rows]);
  const fitting =
    tables.find((table) => sum(widthsOf(table)) + 2 * (columns.length + 3) <= width) ?? tables.at(-1) ?? [];
  const widths = widthsOf(fitting);
  const lines = fitting.map((row) =>
    row
      .map(({ text, colour }, column) => {
        const room = widths[column] ?? 0;
        // Words to the left, numbers to the right.
        return column < 3 ? paint(text, colour) + ' '.repeat(room - text.length) : text.padStart(room);
      })
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ''];
}

function widthsOf(rows: readonly (readonly Cell[])[]): readonly number[] {
  const [head = []] = rows;
  return head.map((_, column) => Math.max(...rows.map((row) => row[column]?.text.length ?? 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}

function stackLines({ stacks }: EnvironmentReview): readonly string[] {
  return stacks.flatMap(({ id, status, drift, moduleSteps = [], invocations = [] }) => {
    if (status.kind === 'planned') {
      const drifted = drift.slice(0, FEW).map(({ address, action }) => `${actionSign(action)} ${address}`);
      const rest = drift.length > FEW ? ` and ${drift.length - FEW} more` : '';
      return [
        ...invocations.map((each) => `! ${clean(id)} runs ${clean(each.address)} ${clean(triggerText(each))}`),
        ...moduleSteps.map((step) => `  ${clean(id)} uses ${clean(stepText(step))}`),
        ...(drift.length > 0
          ? [`! ${clean(id)}: changed outside of Terraform: ${clean(drifted.join(', '))}${rest}`]
          : []),
      ];
    }
    const what = status.kind === 'waiting' ? `waits for ${status.for}` : `failed: ${status.error}`;
    return [`! ${clean(id)} ${clean(what)}`];
  });
}

function costLines({ infracost = [] }: EnvironmentReview): readonly string[] {
  return infracost.map(({ stack, project, currency, before, after }) => {
    const difference = differenceIn(currency, before, after);
    return `  ${clean(stack ?? project)} costs ${clean(difference)} a month, by Infracost`;
  });
}

/** A line with the rule, and below it what was found. */
function gateLines({ environment, findings }: EnvironmentReview, width: number, paint: Paint): readonly string[] {
  return byRule(gating(findings)).flatMap(({ rule, findings: all }) => {
    const blocks = effectiveGate(rule) === 'block';
    const more = all.length > 1 ? ` (and ${all.length - 1} more)` : '';
    const expired = rule.suppressed?.expired ? ` (suppression expired on ${clean(rule.suppressed.expires)})` : '';
    const title = `${blocks ? 'x' : '?'} ${clean(environment)}: ${clean(rule.rule)} ${clean(rule.title)}`;
    const message = `    ${clean(rule.message)}${more}${expired}`;
    return [...wrapped(title, width).map((line) => paint(line, blocks ? 'red' : 'yellow')), ...wrapped(message, width)];
  });
}

/** A sentence in lines that fit, all but the first further to the right; a word that is too long stays whole. */
function wrapped(sentence: string, width: number): readonly string[] {
  const indent = /^ */.exec(sentence)?.[0] ?? '';
  const hanging = indent.length < 4 ? `${indent}  ` : indent;
  const lines: string[] = [];
  let line = indent;
  for (const word of sentence.slice(indent.length).split(' ')) {
    const isEmpty = line.trim() === '';
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hanging + word;
    } else line += isEmpty ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** No escape sequence and no line break out of a value. */
function clean(text: string): string {
  return oneLine(bounded(text, 300));
}
