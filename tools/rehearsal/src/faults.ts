import { endTerraform } from './end-terraform';
import { ProviderError } from './protocol/provider-error';

/** A failure to inject, to prove that a second apply converges. */
export interface Fault {
  /** The work that it happens to. */
  readonly call: 'plan' | 'apply' | 'read';

  /**
   * Resource type it happens to. A provider is not told the address of a resource.
   * @default any
   */
  readonly type?: string;

  /**
   * Which call of that kind and type it is, counted from 1. Terraform works on ten resources at a time, in no fixed
   * order; `-parallelism=1` makes it one.
   * @default 1
   */
  readonly nth?: number;

  /**
   * `throttle`: AWS asks for fewer requests, also after the provider's own retries. `fail`: AWS is at fault. Either way
   * nothing changes in the cloud. `kill`: terraform is ended by SIGKILL during the call; AWS carries the call out, and
   * nobody hears of it.
   */
  readonly error: 'throttle' | 'fail' | 'kill';

  /** Called when it happens, with the resource type. */
  readonly onHappen?: (type: string) => void;
}

/** Counts calls, and fails those that the faults name. */
export class Faults {
  private readonly counted: { readonly fault: Fault; calls: number }[];

  constructor(faults: readonly Fault[]) {
    this.counted = faults.map((fault) => ({ fault, calls: 0 }));
  }

  /** @throws ProviderError when this call is one that fails. */
  check(call: Fault['call'], type: string): void {
    const due = this.counted.filter((entry) => {
      const { fault } = entry;
      if (fault.call !== call || (fault.type ?? type) !== type) return false;
      entry.calls += 1;
      return entry.calls === (fault.nth ?? 1);
    });
    for (const { fault } of due) {
      fault.onHappen?.(type);
      if (fault.error === 'kill') endTerraform();
      else throw failure(call, fault.error, type);
    }
  }
}

const verbs: Readonly<Record<Fault['call'], string>> = {
  plan: 'reading',
  apply: 'creating or updating',
  read: 'reading',
};

function failure(call: Fault['call'], error: 'throttle' | 'fail', type: string): ProviderError {
  const [status, code, message] =
    error === 'throttle'
      ? [400, 'ThrottlingException', 'Rate exceeded']
      : [500, 'InternalFailure', 'The request processing has failed because of an unknown error.'];
  return new ProviderError(
    `${verbs[call]} ${type}: operation error: exceeded maximum number of attempts, 25, https response error StatusCode: ${status}, api error ${code}: ${message}`,
  );
}
