import { type ApplyProgress, applyPlans } from '@landfall/delivery';
import { Command } from 'commander';

export function applyCommand(): Command {
  return new Command('apply')
    .description('Apply exactly the plans that landfall plan saved')
    .argument('<dir>', 'directory of plans')
    .option('--require-approval <file>', 'JSON with approvedBy and manifestSha256, without which nothing is applied')
    .addHelpText('after', '\nEnds with 0 when everything is applied, 1 when it was refused or failed.')
    .action(async (directory: string, { requireApproval }: { readonly requireApproval?: string }) => {
      const { applied, unchanged, waiting } = await applyPlans({
        root: process.cwd(),
        directory,
        approvalFile: requireApproval,
        onProgress: print,
      });
      process.stdout.write(`\n${applied.length} applied, ${unchanged.length} without changes\n`);
      if (waiting.length > 0) process.stdout.write(`waiting to be planned now: ${waiting.join(', ')}\n`);
    });
}

function print(progress: ApplyProgress): void {
  switch (progress.kind) {
    case 'applying':
      return void process.stdout.write(`${progress.stack}: applying\n`);
    case 'line':
      return void process.stdout.write(`  ${progress.text}\n`);
    case 'applied':
      return void process.stdout.write(`${progress.stack}: applied\n`);
  }
}
