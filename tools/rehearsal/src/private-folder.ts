import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this process that only its owner can enter; gone when it is removed or the process ends. */
export interface PrivateFolder {
  readonly path: string;
  remove(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Makes a private folder. `mkdtemp` gives it mode 0700. */
export function privateFolder(): PrivateFolder {
  const path = mkdtempSync(join(tmpdir(), 'landfall-'));
  const clear = (): void => rmSync(path, { recursive: true, force: true });
  const onSignal = (signal: NodeJS.Signals): void => {
    remove();
    // Other listeners may still end their work; without any, the signal does what it would have done.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const remove = (): void => {
    clear();
    process.off('exit', clear);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  process.once('exit', clear);
  for (const signal of SIGNALS) process.once(signal, onSignal);
  return { path, remove };
}
