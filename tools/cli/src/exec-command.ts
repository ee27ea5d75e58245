import { spawn } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import {
  Cloud,
  type Fault,
  type FaultRequest,
  findTerraform,
  holdLock,
  providerSourcesIn,
  rulesFileIn,
  rulesOffNotes,
  startRehearsal,
  statesIn,
  type TypesInUse,
  typesInUseIn,
} from '@landfall/rehearsal';
import { Command } from 'commander';
import { faultOption } from './fault-option';
import { openOrNewCloud } from './kept-cloud';

interface ExecOptions {
  readonly cloud?: string;
  readonly fault?: readonly FaultRequest[];
}

export function execCommand(): Command {
  return new Command('exec')
    .description('Run any command with the simulated providers attached')
    .argument('<command...>', 'the command and its arguments, after --')
    .option(
      '--cloud <dir>',
      'simulated cloud to work in, as landfall rehearse --keep <dir> leaves it; changed by the command',
    )
    .addOption(faultOption())
    .passThroughOptions()
    .action(async (command: readonly string[], options: ExecOptions) => {
      process.exitCode = await runWithProviders(command, options);
    });
}

async function runWithProviders(
  command: readonly string[],
  { cloud: kept, fault: requests = [] }: ExecOptions,
): Promise<number> {
  await findTerraform();
  const { cloud, save } = kept === undefined ? { cloud: new Cloud(), save: () => undefined } : openOrNewCloud(kept);
  for (const request of requests) if (request.kind === 'lock') holdLocks(cloud, request);
  const waiting = new Set(requests.flatMap(({ kind, text }) => (kind === 'call' ? [text] : [])));
  const folder = terraformFolder(command);
  const rules = rulesFileIn(process.cwd());
  for (const note of rulesOffNotes(rules)) process.stderr.write(`${note}\n`);
  const rehearsal = await startRehearsal({
    from: process.cwd(),
    workingDirectory: folder ?? process.cwd(),
    cloud,
    ...rules,
    typesInUse: () => (folder === undefined ? undefined : someTypesIn(folder)),
    sourcesInUse: providerSourcesIn(folder === undefined ? [] : [folder], process.env['TF_DATA_DIR']),
    faults: callFaults(requests, (text) => waiting.delete(text)),
  });
  try {
    const code = await runAttached(command, rehearsal.env);
    if (code !== 0 || command.includes('init')) {
      for (const sentence of rehearsal.lacking()) process.stderr.write(`landfall exec: ${sentence}\n`);
    }
    return code;
  } finally {
    for (const text of waiting) process.stderr.write(`--fault ${text} never happened: there was no such call\n`);
    save();
    await rehearsal.close();
  }
}

function callFaults(requests: readonly FaultRequest[], onHappen: (text: string) => void): readonly Fault[] {
  return requests.flatMap((request): readonly Fault[] => {
    if (request.kind !== 'call') return [];
    const { text, fault } = request;
    const tell = (type: string): void => {
      process.stderr.write(`--fault ${text}: now, ${type}\n`);
      onHappen(text);
    };
    return [{ ...fault, onHappen: tell }];
  });
}

/** The lock of a state can be held once the simulated S3 has the state. */
function holdLocks(cloud: Cloud, { text, states: part }: FaultRequest & { readonly kind: 'lock' }): void {
  const states = statesIn(cloud);
  const wanted = states.filter((state) => state.includes(part));
  if (wanted.length === 0) {
    const got =
      states.length === 0 ? 'the simulated S3 has none; give --cloud <dir>' : `there are ${states.join(', ')}`;
    throw new LandfallError('FAULT_INVALID', `expected a state in a simulated S3 backend; ${got}`, `--fault ${text}`);
  }
  for (const state of wanted) holdLock(cloud, state);
}

/**
 * Folder whose Terraform files say which types are in use; undefined when the command may work elsewhere, or asks for
 * schemas: then all types are served, which costs Terraform seconds.
 */
function terraformFolder(command: readonly string[]): string | undefined {
  const [program = '', ...args] = command[0] === 'npx' ? command.slice(1) : command;
  if (!/^(terraform|tofu|cdktf)$/.test(basename(program)) || args.includes('providers')) return undefined;
  return resolve(args.find((arg) => arg.startsWith('-chdir='))?.slice('-chdir='.length) ?? '.');
}

function someTypesIn(folder: string): TypesInUse | undefined {
  const found = typesInUseIn([folder], process.env['TF_DATA_DIR']);
  return found.resources.size + found.dataSources.size > 0 ? found : undefined;
}

function runAttached(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  return new Promise((finish, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    // The child hears of Ctrl-C by itself; this process must live on to take the providers down.
    const ignore = (): void => undefined;
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.on('SIGINT', ignore);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
    child.once('error', (error) => {
      reject(new LandfallError('COMMAND_NOT_FOUND', `cannot run '${program}': ${error.message}`, 'landfall exec'));
    });
    child.once('close', (code) => {
      process.off('SIGINT', ignore);
      for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, forward);
      finish(code ?? 1);
    });
  });
}
