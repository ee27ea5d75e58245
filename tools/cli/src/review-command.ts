import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reviewLandingZone, type Review } from '@landfall/review';
import { Command } from 'commander';
import { reviewProgressPrinter } from './review-progress-printer';

interface ReviewCommandOptions {
  readonly base: string;
  readonly output: string;
}

export function reviewCommand(): Command {
  return new Command('review')
    .description('Say what a checkout changes, how risky it is and what it costs, before any AWS credential is used')
    .argument('[environment...]', 'names of environments; all when none is given')
    .option('--base <ref>', 'branch, tag or commit to compare with', 'main')
    .option('--output <dir>', 'where reports are written', 'dist/review')
    .action(async (environments: readonly string[], { base, output }: ReviewCommandOptions) => {
      const onProgress = reviewProgressPrinter(process.stderr);
      const review = await reviewLandingZone({ root: process.cwd(), base, environments, onProgress });
      await mkdir(output, { recursive: true });
      await writeFile(join(output, 'review.json'), `${JSON.stringify(review, null, 2)}\n`);
      process.stdout.write(summaryOf(review));
      process.exitCode = exitCodeOf(review);
    });
}

function summaryOf({ environments, notes }: Review): string {
  const lines = environments.flatMap(({ environment, verdict, risk, stacks, findings }) => [
    `${environment}: ${verdict}, risk ${risk}`,
    ...stacks.map(({ id, changes, status }) => `  ${id}: ${changes.length} changes, ${status.kind}`),
    ...findings.map(({ rule, severity, message }) => `  ${severity} ${rule}: ${message}`),
  ]);
  return [...lines, ...notes, ''].join('\n');
}

/** 0: nothing to approve. 2: a person must agree. 1: blocked, or it could not be planned. */
function exitCodeOf({ environments }: Review): number {
  const verdicts = environments.map(({ verdict }) => verdict);
  if (verdicts.includes('blocked') || verdicts.includes('failed')) return 1;
  return verdicts.includes('approval') ? 2 : 0;
}
