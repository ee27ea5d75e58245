import type { ReviewProgress } from '@landfall/review';

/** Prints one line for each thing that is done. */
export function reviewProgressPrinter(stream: NodeJS.WriteStream): (progress: ReviewProgress) => void {
  const started = performance.now();
  const line = (text: string): void => {
    stream.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
  };
  return (progress) => {
    switch (progress.kind) {
      case 'synthesized':
        line(`${progress.stacks} stacks synthesized`);
        break;
      case 'compared':
        line(`${progress.affected} of ${progress.stacks} stacks may change`);
        break;
      case 'step':
        line(`${progress.stack}: ${progress.step}`);
        break;
      case 'planned':
        line(`${progress.stack}: ${progress.changes === 1 ? '1 change' : `${progress.changes} changes`}`);
        break;
      case 'failed':
        line(`${progress.stack}: FAILED`);
        break;
      case 'note':
        line(progress.text);
        break;
    }
  };
}
