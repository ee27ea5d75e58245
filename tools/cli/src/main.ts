import { LandfallError, type Problem } from '@landfall/contracts';
import { Command } from 'commander';
import { applyCommand } from './apply-command';
import { cloudCommand } from './cloud-command';
import { environmentsCommand } from './environments-command';
import { execCommand } from './exec-command';
import { planCommand } from './plan-command';
import { rehearseCommand } from './rehearse-command';
import { reviewCommand } from './review-command';
import { rulesCommand } from './rules-command';
import { schemaCommand } from './schema-command';
import { synthCommand } from './synth-command';

/** Runs the `landfall` command. A user's mistake is printed as sentences and ends the process with 1. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('landfall')
    .description('Typed EKS landing zones, rehearsed before any AWS credential is used.')
    .showHelpAfterError()
    .enablePositionalOptions();
  for (const command of [
    synthCommand(),
    rehearseCommand(),
    reviewCommand(),
    planCommand(),
    applyCommand(),
    environmentsCommand(),
    execCommand(),
    cloudCommand(),
    rulesCommand(),
    schemaCommand(),
  ])
    program.addCommand(command);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    for (const problem of error.problems) process.stderr.write(sentenceOf(problem));
    process.exitCode = 1;
  }
}

/** What the app of a landing zone printed stands for itself. */
function sentenceOf({ message, at, code }: Problem): string {
  return code === 'SYNTH_FAILED' ? `${message}\n` : `${at}: ${message} [${code}]\n`;
}
