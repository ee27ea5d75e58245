import { type FaultRequest, problemsOf, rehearseLandingZone } from '@landfall/rehearsal';
import { Command } from 'commander';
import { faultOption } from './fault-option';
import { progressPrinter } from './progress';
import { summaryOf, table } from './rehearsal-table';

interface RehearseOptions {
  readonly destroy?: boolean;
  readonly fault?: readonly FaultRequest[];
  readonly json?: boolean;
  readonly keep?: string;
  readonly output: string;
}

export function rehearseCommand(): Command {
  return new Command('rehearse')
    .description('Plan, apply and plan again with the real terraform, in a simulated AWS')
    .argument('[environment...]', 'names of environments; all when none is given')
    .option('--destroy', 'destroy everything at the end, and fail when anything is left')
    .addOption(faultOption())
    .option('--json', 'print the result as JSON; progress goes to standard error')
    .option('--keep <dir>', 'keep working directories and the simulated cloud, for landfall exec --cloud <dir>')
    .option('--output <dir>', 'where plans and state are written', 'dist/rehearsal')
    .action(async (environments: readonly string[], options: RehearseOptions) => {
      const { destroy = false, fault: faults, json = false, keep, output } = options;
      const rehearsal = await rehearseLandingZone({
        root: process.cwd(),
        environments,
        reportDirectory: output,
        destroy,
        keep,
        ...(faults ? { faults } : {}),
        onProgress: progressPrinter(json ? process.stderr : process.stdout),
      });
      const problems = problemsOf(rehearsal);
      process.stdout.write(
        json ? `${JSON.stringify(summaryOf(rehearsal, problems), null, 2)}\n` : table(rehearsal, output),
      );
      for (const { at, message } of problems) process.stderr.write(`\n${at}: ${message}\n`);
      if (problems.length > 0) process.exitCode = 1;
    });
}
