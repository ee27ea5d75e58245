import { synthesize } from '@landfall/synth';
import { Command } from 'commander';

export function synthCommand(): Command {
  return new Command('synth')
    .description('Write the Terraform JSON of environments')
    .argument('[environment...]', 'names of environments; all when none is given')
    .option('--output <dir>', 'where stacks are written', 'cdktf.out')
    .action(async (environments: readonly string[], { output }: { readonly output: string }) => {
      const started = performance.now();
      const stacks = await synthesize({ root: process.cwd(), outputDirectory: output, environments });
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      for (const { id } of stacks) process.stdout.write(`${id}\n`);
      process.stderr.write(`${stacks.length} stacks in ${output}, ${seconds} s\n`);
    });
}
