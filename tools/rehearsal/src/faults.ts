import { ProviderError } from './protocol/provider-error';

/** A failure to inject, to prove that a second apply converges. */
export interface Fault {
  /** The work that fails; a failed `apply` changes nothing in the cloud. */
  readonly call: 'plan' | 'apply' | 'read';

  /**
   * Resource type it happens to.
   * @default any
   */
  readonly type?: string;

  /**
   * Which call of that kind fails, counted from 1.
   * @default 1
   */
  readonly nth?: number;

  /** `throttle`: AWS asks for fewer requests, also after the provider's own retries. `fail`: AWS is at fault. */
  readonly error: 'throttle' | 'fail';
}

/** Counts calls, and fails those that the faults name. */
export class Faults {
  private readonly counted: { readonly fault: Fault; calls: number }[];

  constructor(faults: readonly Fault[]) {
    this.counted = faults.map((fault) => ({ fault, calls: 0 }));
  }

  /** @throws ProviderError when this call is one that fails. */
  check(call: Fault['call'], type: string): void {
    for (const entry of this.counted) {
      const { fault } = entry;
      if (fault.call !== call || (fault.type ?? type) !== type) continue;
      entry.calls += 1;
      if (entry.calls === (fault.nth ?? 1)) throw failure(fault, type);
    }
  }
}

const verbs: Readonly<Record<Fault['call'], string>> = {
  plan: 'reading',
  apply: 'creating or updating',
  read: 'reading',
};

function failure({ call, error }: Fault, type: string): ProviderError {
  const [status, code, message] =
    error === 'throttle'
      ? [400, 'ThrottlingException', 'Rate exceeded']
      : [500, 'InternalFailure', 'The request processing has failed because of an unknown error.'];
  return new ProviderError(
    `${verbs[call]} ${type}: operation error: exceeded maximum number of attempts, 25, https response error StatusCode: ${status}, api error ${code}: ${message}`,
  );
}
