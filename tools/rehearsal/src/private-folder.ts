import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this process that only its owner can enter; gone when it is removed or the process ends. */
export interface PrivateFolder {
  readonly path: string;
  remove(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The longest path of a Unix socket: 104 bytes on macOS, 108 on Linux, each with a zero at the end. */
const MAX_SOCKET_PATH = 103;

/** What a socket adds to the path of the temporary folder. */
const SOCKET = '/landfall-XXXXXX/missing-100.sock';

/**
 * Makes a private folder in the temporary folder, or in `/tmp` where the path of the former leaves no room for sockets.
 * `mkdtemp` gives it mode 0700.
 */
export function privateFolder(parent = tmpdir()): PrivateFolder {
  const isShort = Buffer.byteLength(parent + SOCKET) <= MAX_SOCKET_PATH;
  const path = mkdtempSync(join(isShort ? parent : '/tmp', 'landfall-'));
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
