import type { Problem } from '@landfall/contracts';
import type { LandingZoneRehearsal, StackOutcome } from '@landfall/rehearsal';

const HEADINGS = ['environment', 'stack', 'add', 'change', 'destroy', 'seconds', 'second plan'] as const;

/** The table at the end of a rehearsal, and where to read on. */
export function table(rehearsal: LandingZoneRehearsal, reportDirectory: string): string {
  const rows = rehearsal.outcomes.map(rowOf);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const format = (row: readonly string[]): string =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const added = rehearsal.outcomes.reduce(
    (sum, { rehearsed }) => sum + (rehearsed.kind === 'done' ? rehearsed.value.planned.add : 0),
    0,
  );
  const total = `${rows.length} stacks, ${added} resources, ${rehearsal.seconds.toFixed(1)} s`;
  const lines = ['', format(HEADINGS), rule, ...rows.map(format), rule];
  const end = `${total}; plans and state are in ${reportDirectory}`;
  return `${[...lines, end, ...warningLines(rehearsal)].join('\n')}\n`;
}

/** Warnings of all stacks, each once, with the places it was given for. */
function warningLines({ outcomes }: LandingZoneRehearsal): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { stack, rehearsed } of outcomes) {
    for (const { summary, address = 'no single resource' } of rehearsed.kind === 'done'
      ? rehearsed.value.warnings
      : []) {
      places.set(summary, [...(places.get(summary) ?? []), `${stack.id}: ${address}`]);
    }
  }
  if (places.size === 0) return [];
  const each = [...places].flatMap(([summary, [first = '', ...others]]) => [
    `  ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`,
    `    ${summary}`,
  ]);
  return ['', `${places.size} ${places.size === 1 ? 'warning' : 'warnings'}:`, ...each];
}

function isNumber(column: number): boolean {
  return column >= 2 && column <= 5;
}

function rowOf({ stack, rehearsed, destroyed }: StackOutcome): readonly string[] {
  const name = [stack.environment, stack.layer];
  if (rehearsed.kind === 'failed') return [...name, '', '', '', '', 'FAILED'];
  if (rehearsed.kind === 'skipped') return [...name, '', '', '', '', `skipped: ${rehearsed.because} failed`];
  const { planned, secondPlanEmpty, seconds } = rehearsed.value;
  const counts = [planned.add, planned.change, planned.destroy].map(String);
  return [...name, ...counts, seconds.toFixed(1), [secondPlanEmpty ? 'empty' : 'NOT EMPTY', fate(destroyed)].join('')];
}

function fate(destroyed: StackOutcome['destroyed']): string {
  if (!destroyed) return '';
  return destroyed.kind === 'done' ? ', destroyed' : ', NOT DESTROYED';
}

/** The same as data, for `--json`. */
export function summaryOf(rehearsal: LandingZoneRehearsal, problems: readonly Problem[]): object {
  return {
    passed: problems.length === 0,
    seconds: rehearsal.seconds,
    stacks: rehearsal.outcomes.map(({ stack, rehearsed, destroyed }) => ({
      environment: stack.environment,
      stack: stack.layer,
      outcome: rehearsed.kind,
      ...(rehearsed.kind === 'done'
        ? {
            planned: rehearsed.value.planned,
            secondPlanEmpty: rehearsed.value.secondPlanEmpty,
            warnings: rehearsed.value.warnings,
            seconds: rehearsed.value.seconds,
          }
        : {}),
      ...(destroyed ? { destroyed: destroyed.kind === 'done' } : {}),
    })),
    problems,
  };
}
