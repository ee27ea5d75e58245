import { resolve } from 'node:path';
import { catalogue, checkRuleChoice, type Rule, type RulesFile, rulesFileIn } from '@landfall/rehearsal';
import { Command } from 'commander';

const HEADINGS = ['id', 'title', 'source'] as const;

export function rulesCommand(): Command {
  return new Command('rules')
    .description('List what rehearsals refuse, because AWS or its provider does, and what they warn of')
    .option('--json', 'print the rules as JSON')
    .action(({ json = false }: { readonly json?: boolean }) => {
      const file = rulesFileIn(resolve('.'));
      const rules = [...catalogue, ...(file.rules ?? [])].map((rule) => summaryOf(rule, file));
      // A mistake in the file comes after the list: whoever looks for an id needs it then.
      process.stdout.write(json ? `${JSON.stringify(rules, null, 2)}\n` : table(rules));
      checkRuleChoice(file);
    });
}

interface RuleSummary extends Pick<Rule, 'id' | 'title' | 'source' | 'phase' | 'types'> {
  /** Given when the rule stops nothing. */
  readonly severity?: 'warning';

  /** Why the rule is switched off. */
  readonly off?: string;
}

function summaryOf({ id, title, source, phase, types, severity }: Rule, { rulesOff = {} }: RulesFile): RuleSummary {
  const off = rulesOff[id];
  return {
    id,
    title,
    source,
    phase,
    types,
    ...(severity === 'warning' && { severity }),
    ...(off !== undefined && { off }),
  };
}

function table(rules: readonly RuleSummary[]): string {
  const rows = rules.map(({ id, title, source, severity, off }) => [
    id,
    [title, severity && '(warning)', off && `(off: ${off})`].filter((part) => part !== undefined).join(' '),
    source,
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const format = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return `${[format(HEADINGS), rule, ...rows.map(format)].join('\n')}\n${rows.length} rules\n`;
}
