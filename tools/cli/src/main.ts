import { LandfallError } from '@landfall/contracts';
import { Command } from 'commander';
import { execCommand } from './exec-command';
import { rehearseCommand } from './rehearse-command';
import { schemaCommand } from './schema-command';
import { synthCommand } from './synth-command';

/** Runs the `landfall` command. A user's mistake is printed as sentences and ends the process with 1. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('landfall')
    .description('Typed EKS landing zones, rehearsed before any AWS credential is used.')
    .showHelpAfterError()
    .enablePositionalOptions();
  for (const command of [synthCommand(), rehearseCommand(), execCommand(), schemaCommand()])
    program.addCommand(command);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    for (const { message, at, code } of error.problems) process.stderr.write(`${at}: ${message} [${code}]\n`);
    process.exitCode = 1;
  }
}
