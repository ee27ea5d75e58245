import type { EnvironmentReview, Review, Risk, Verdict } from '../model/review';
import { stepText } from '../plan/module-steps';
import { actionSign } from './actions';
import { COUNTED, environmentCounts } from './counts';
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

interface Cell {
  readonly text: string;
  readonly colour?: Colour;
}

/** A table with a line per environment, then what holds the change up. Ends with a line break. */
export function renderTerminal(review: Review, { colour = false }: TerminalProps = {}): string {
  const paint = (text: string, name: Colour = 'none'): string =>
    colour && name !== 'none' ? `\u001b[${COLOURS[name]}m${text}\u001b[0m` : text;
  const verdict = worstVerdict(review);
  const lines = [
    `${clean(review.base)} -> ${clean(review.head)}: ${paint(VERDICT_WORDS[verdict], VERDICTS[verdict])}`,
    '',
    ...tableLines(review.environments, paint),
    ...review.notes.map((note) => `! ${clean(note)}`),
    ...review.environments.flatMap((environment) => [
      ...stackLines(environment),
      ...costLines(environment),
      ...gateLines(environment).map(({ text, colour: name }) => paint(text, name)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function tableLines(
  environments: readonly EnvironmentReview[],
  paint: (text: string, colour?: Colour) => string,
): readonly string[] {
  if (environments.length === 0) return ['no environment is affected', ''];
  const counts = environments.map(environmentCounts);
  const columns = COUNTED.filter((name) => counts.some((each) => each[name] > 0));
  const head: readonly Cell[] = ['environment', 'verdict', 'risk', ...columns, 'a month'].map((text) => ({ text }));
  const rows = environments.map(({ environment, verdict, risk, cost }, index): readonly Cell[] => [
    { text: clean(environment) },
    { text: VERDICT_WORDS[verdict], colour: VERDICTS[verdict] },
    { text: risk, colour: RISKS[risk] },
    ...columns.map((name) => ({ text: String(counts[index]?.[name] || '-') })),
    { text: cost === undefined ? '-' : moneyDifference(cost.before, cost.after) },
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.text.length ?? 0)));
  const lines = [head, ...rows].map((row) =>
    row
      .map(({ text, colour }, column) => {
        const width = widths[column] ?? 0;
        // Words to the left, numbers to the right.
        return column < 3 ? paint(text, colour) + ' '.repeat(width - text.length) : text.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ''];
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

function gateLines({ environment, findings }: EnvironmentReview): readonly Cell[] {
  return byRule(gating(findings)).map(({ rule, findings: all }) => {
    const blocks = effectiveGate(rule) === 'block';
    const more = all.length > 1 ? ` and ${all.length - 1} more` : '';
    const expired = rule.suppressed?.expired ? ` (suppression expired on ${clean(rule.suppressed.expires)})` : '';
    const text = `${blocks ? 'x' : '?'} ${clean(environment)}: ${clean(rule.rule)} ${clean(rule.title)}: ${clean(rule.message)}${more}${expired}`;
    return { text, colour: blocks ? 'red' : 'yellow' };
  });
}

/** No escape sequence and no line break out of a value. */
function clean(text: string): string {
  return oneLine(bounded(text, 300));
}
