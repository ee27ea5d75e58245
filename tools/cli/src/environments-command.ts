import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentsOf } from '@landfall/delivery';
import { synthesize } from '@landfall/synth';
import { Command } from 'commander';

export function environmentsCommand(): Command {
  return new Command('environments')
    .description('List environments with their accounts, Regions and roles, for the matrix of a pipeline')
    .option('--json', 'print JSON')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const outputDirectory = await mkdtemp(join(tmpdir(), 'landfall-environments-'));
      try {
        const stacks = await synthesize({ root: process.cwd(), outputDirectory, environments: [] });
        const environments = await environmentsOf(stacks);
        const lines = environments.map(({ name, account, region }) => `${name}  ${account}  ${region}`).join('\n');
        process.stdout.write(`${json ? JSON.stringify(environments) : lines}\n`);
      } finally {
        await rm(outputDirectory, { recursive: true, force: true });
      }
    });
}
