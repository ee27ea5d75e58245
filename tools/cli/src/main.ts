import { createRequire } from 'node:module';
import { LandfallError, type Problem } from '@landfall/contracts';
import { Command } from 'commander';
import type * as ApplyCommand from './apply-command';
import type * as CloudCommand from './cloud-command';
import type * as EnvironmentsCommand from './environments-command';
import type * as ExecCommand from './exec-command';
import type * as PlanCommand from './plan-command';
import type * as RehearseCommand from './rehearse-command';
import type * as ReviewCommand from './review-command';
import type * as RulesCommand from './rules-command';
import type * as SchemaCommand from './schema-command';
import type * as SynthCommand from './synth-command';

/** Each command loads what it needs, and no other does: the modules behind some take a second and 100 MB. */
const load = createRequire(__filename);
const commands = {
  synth: () => (load('./synth-command') as typeof SynthCommand).synthCommand(),
  rehearse: () => (load('./rehearse-command') as typeof RehearseCommand).rehearseCommand(),
  review: () => (load('./review-command') as typeof ReviewCommand).reviewCommand(),
  plan: () => (load('./plan-command') as typeof PlanCommand).planCommand(),
  apply: () => (load('./apply-command') as typeof ApplyCommand).applyCommand(),
  environments: () => (load('./environments-command') as typeof EnvironmentsCommand).environmentsCommand(),
  exec: () => (load('./exec-command') as typeof ExecCommand).execCommand(),
  cloud: () => (load('./cloud-command') as typeof CloudCommand).cloudCommand(),
  rules: () => (load('./rules-command') as typeof RulesCommand).rulesCommand(),
  schema: () => (load('./schema-command') as typeof SchemaCommand).schemaCommand(),
} as const satisfies Readonly<Record<string, () => Command>>;

/** Runs the `landfall` command. A user's mistake is printed as sentences and ends the process with 1. */
export async function main(argv: readonly string[]): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.off('error', goOnWithoutReader).on('error', goOnWithoutReader);
  }
  const program = new Command('landfall')
    .description('Typed EKS landing zones, rehearsed before any AWS credential is used.')
    .showHelpAfterError()
    .enablePositionalOptions();
  const asked = Object.entries(commands).filter(([name]) => name === argv[2]);
  for (const [, create] of asked.length > 0 ? asked : Object.entries(commands)) program.addCommand(create());
  try {
    await program.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof LandfallError)) throw error;
    for (const problem of error.problems) process.stderr.write(sentenceOf(problem));
    process.exitCode = 1;
  }
}

/** `landfall apply | head`: whoever reads may go, and what was begun is finished. */
function goOnWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** What the app of a landing zone printed stands for itself. */
function sentenceOf({ message, at, code }: Problem): string {
  return code === 'SYNTH_FAILED' ? `${message}\n` : `${at}: ${message} [${code}]\n`;
}
