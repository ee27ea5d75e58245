import { createRequire } from 'node:module';
import { LandfallError, type Problem } from '@landfall/contracts';
import { Command } from 'commander';

/** Each command loads what it needs, and no other does: the modules behind some take a second and 100 MB. */
const load = createRequire(__filename);
const commands = {
  synth: () => (load('./synth-command') as typeof import('./synth-command')).synthCommand(),
  rehearse: () => (load('./rehearse-command') as typeof import('./rehearse-command')).rehearseCommand(),
  review: () => (load('./review-command') as typeof import('./review-command')).reviewCommand(),
  plan: () => (load('./plan-command') as typeof import('./plan-command')).planCommand(),
  apply: () => (load('./apply-command') as typeof import('./apply-command')).applyCommand(),
  environments: () => (load('./environments-command') as typeof import('./environments-command')).environmentsCommand(),
  exec: () => (load('./exec-command') as typeof import('./exec-command')).execCommand(),
  cloud: () => (load('./cloud-command') as typeof import('./cloud-command')).cloudCommand(),
  rules: () => (load('./rules-command') as typeof import('./rules-command')).rulesCommand(),
  schema: () => (load('./schema-command') as typeof import('./schema-command')).schemaCommand(),
} as const satisfies Readonly<Record<string, () => Command>>;

/** Runs the `landfall` command. A user's mistake is printed as sentences and ends the process with 1. */
export async function main(argv: readonly string[]): Promise<void> {
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

/** What the app of a landing zone printed stands for itself. */
function sentenceOf({ message, at, code }: Problem): string {
  return code === 'SYNTH_FAILED' ? `${message}\n` : `${at}: ${message} [${code}]\n`;
}
