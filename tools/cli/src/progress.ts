import type { Progress } from '@landfall/rehearsal';

/** Prints one line for each thing that is done, and on a terminal what is being done. */
export function progressPrinter(stream: NodeJS.WriteStream): (progress: Progress) => void {
  const current = new Map<string, string>();
  const clear = (): void => void (stream.isTTY && stream.write('\r\u001b[K'));
  const line = (text: string): void => {
    clear();
    stream.write(`${text}\n`);
  };
  return (progress) => {
    switch (progress.kind) {
      case 'synthesized':
        line(`${progress.stacks.length} stacks synthesized in ${seconds(progress.seconds)}`);
        break;
      case 'step':
        current.set(progress.stack.id, progress.step);
        break;
      case 'rehearsed': {
        const { stack, planned, secondPlanEmpty } = progress.result;
        current.delete(stack.id);
        const again = secondPlanEmpty ? 'second plan empty' : 'SECOND PLAN NOT EMPTY';
        line(`  ${stack.id}: ${planned.add} to add, applied, ${again}, ${seconds(progress.result.seconds)}`);
        break;
      }
      case 'destroyed':
        current.delete(progress.stack.id);
        line(`  ${progress.stack.id}: destroyed, ${seconds(progress.seconds)}`);
        break;
      case 'failed':
        current.delete(progress.stack.id);
        line(`  ${progress.stack.id}: FAILED`);
        break;
      case 'note':
        line(`  ${progress.text}`);
        break;
    }
    if (!stream.isTTY) return;
    clear();
    stream.write(
      [...current]
        .map(([id, step]) => `${id}: ${step}`)
        .join('   ')
        .slice(0, stream.columns - 1),
    );
  };
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
