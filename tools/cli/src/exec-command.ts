import { spawn } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { Cloud, findTerraform, startRehearsal, type TypesInUse, typesInUseIn } from '@landfall/rehearsal';
import { Command } from 'commander';

export function execCommand(): Command {
  return new Command('exec')
    .description('Run any command with the simulated providers attached')
    .argument('<command...>', 'the command and its arguments, after --')
    .option(
      '--cloud <dir>',
      'simulated cloud to work in, as landfall rehearse --keep <dir> leaves it; changed by the command',
    )
    .passThroughOptions()
    .action(async (command: readonly string[], { cloud }: { readonly cloud?: string }) => {
      process.exitCode = await runWithProviders(command, cloud);
    });
}

async function runWithProviders(command: readonly string[], kept: string | undefined): Promise<number> {
  await findTerraform();
  const file = kept === undefined ? undefined : resolve(kept, 'cloud.json');
  const cloud = file === undefined ? new Cloud() : Cloud.load(file);
  const folder = terraformFolder(command);
  const rehearsal = await startRehearsal({
    from: process.cwd(),
    cloud,
    typesInUse: () => (folder === undefined ? undefined : someTypesIn(folder)),
  });
  try {
    return await runAttached(command, rehearsal.env);
  } finally {
    if (file !== undefined) cloud.save(file);
    await rehearsal.close();
  }
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
  const found = typesInUseIn([folder]);
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
    process.on('SIGINT', ignore);
    child.once('error', (error) => {
      reject(new LandfallError('COMMAND_NOT_FOUND', `cannot run '${program}': ${error.message}`, 'landfall exec'));
    });
    child.once('close', (code) => {
      process.off('SIGINT', ignore);
      finish(code ?? 1);
    });
  });
}
