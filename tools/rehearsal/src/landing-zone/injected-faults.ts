import { LandfallError } from '@landfall/contracts';
import { holdLock, lockIdOf } from '../backend/state-lock';
import type { Cloud } from '../cloud/cloud';
import type { FaultRequest } from '../fault-spec';
import type { Fault } from '../faults';
import type { Progress } from './progress';
import type { StackRehearsalProps } from './stack-rehearsal';
import type { SynthesizedStack } from '@landfall/synth';

/** The faults of one rehearsal, and what became of them. */
export class InjectedFaults {
  private readonly waiting = new Set<string>();

  constructor(
    private readonly requests: readonly FaultRequest[],
    private readonly onProgress: (progress: Progress) => void,
  ) {
    for (const { text } of requests) this.waiting.add(text);
  }

  /** The faults for the providers. */
  calls(): readonly Fault[] {
    return this.requests.flatMap((request): readonly Fault[] => {
      if (request.kind !== 'call') return [];
      const { text, fault } = request;
      return [{ ...fault, onHappen: (type) => this.happened(text, type) }];
    });
  }

  /** Holds the lock of a stack's state where that is asked for. */
  holdLockOf(stack: SynthesizedStack, cloud: Cloud): void {
    for (const request of this.requests) {
      const { state } = stack;
      if (request.kind !== 'lock' || state?.includes(request.states) !== true) continue;
      holdLock(cloud, state);
      this.happened(request.text, state);
    }
  }

  /** What a person would do after each fault: look, release the lock, plan and apply again. */
  retryOf(props: StackRehearsalProps, cloud: Cloud): NonNullable<StackRehearsalProps['retry']> {
    const { stack, terraform, workingDirectory } = props;
    return {
      times: this.requests.length,
      prepare: async (failure) => {
        this.note(`${stack.id}: ${failure.problems.map(({ message }) => lastError(message)).join('; ')}`);
        const id = stack.state === undefined ? undefined : lockIdOf(cloud, stack.state);
        if (id === undefined) return;
        const { code, stderr } = await terraform(['force-unlock', '-force', id], workingDirectory);
        if (code !== 0)
          throw new LandfallError('REHEARSAL_FAILED', `terraform force-unlock failed:\n${stderr}`, stack.id);
        this.note(`${stack.id}: released the lock of its state, as you would by hand`);
      },
    };
  }

  /** Faults that never happened, as they were written. */
  unused(): readonly string[] {
    return [...this.waiting];
  }

  private happened(text: string, where: string): void {
    this.waiting.delete(text);
    this.note(`--fault ${text}: now, ${where}`);
  }

  private note(text: string): void {
    this.onProgress({ kind: 'note', text });
  }
}

/** The first line of what Terraform calls an error. */
function lastError(message: string): string {
  return /Error: (.*)/.exec(message)?.[1] ?? message.split('\n').at(-1) ?? message;
}
