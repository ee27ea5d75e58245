import { join } from 'node:path';
import { hasWork, type PlannedStack, planEnvironment, type WaitingStack } from '@landfall/delivery';
import { Command } from 'commander';

export function planCommand(): Command {
  return new Command('plan')
    .description('Save real plans of an environment, for landfall apply')
    .argument('<environment>', 'name of the environment')
    .option('--out <dir>', 'where plans are written (default: dist/plans/<environment>)')
    .addHelpText(
      'after',
      '\nEnds with 0 when there is nothing to do, 2 with changes or waiting stacks, 1 when it failed.',
    )
    .action(async (environment: string, { out }: { readonly out?: string }) => {
      const outputDirectory = out ?? join('dist/plans', environment);
      const plan = await planEnvironment({
        root: process.cwd(),
        environment,
        outputDirectory,
        onStack: (stack) => void process.stdout.write(`${sentence(stack)}\n`),
      });
      process.stdout.write(`\nplans are in ${outputDirectory}; they hold sensitive values in clear\n`);
      process.stdout.write(`manifest ${plan.sha256}\n`);
      if (hasWork(plan)) process.exitCode = 2;
    });
}

function sentence(stack: PlannedStack | WaitingStack): string {
  if (stack.kind === 'waiting') {
    return `${stack.id}: waiting for ${stack.waitingFor.map((lower) => `${lower.stack}, which ${lower.reason}`).join('; ')}`;
  }
  if (!stack.hasChanges) return `${stack.id}: no changes`;
  const { add, change, destroy, ...rare } = stack.counts;
  const others = Object.entries(rare).flatMap(([action, count]) => (count > 0 ? `${count} to ${action}` : []));
  const counts = [`${add} to add`, `${change} to change`, `${destroy} to destroy`, ...others];
  return `${stack.id}: ${counts.join(', ')}`;
}
