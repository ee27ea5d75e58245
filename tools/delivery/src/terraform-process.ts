import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LandfallError } from '@landfall/contracts';

/** Runs one terraform command to its end, in a folder. */
export type RunTerraform = (args: readonly string[], cwd: string) => Promise<TerraformResult>;

export interface TerraformResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerraformProcessProps {
  /** The terraform binary. */
  readonly path: string;

  /** Environment variables on top of those of this process. */
  readonly env: Readonly<Record<string, string>>;

  /**
   * Called with each line that is written.
   *
   * @default none
   */
  readonly onLine?: (line: string) => void;
}

/**
 * Terraform with the caller's own environment, credentials included. Once interrupted it runs nothing more, and every
 * call throws `INTERRUPTED`.
 */
export function terraformProcess({ path, env, onLine }: TerraformProcessProps): RunTerraform {
  let interrupted = false;
  return (args, cwd) =>
    new Promise((finish, reject) => {
      if (interrupted) throw new LandfallError('INTERRUPTED', 'interrupted, so that nothing more is run', path);
      const child = spawn(path, args, {
        cwd,
        // A folder of provider links that the caller shares between configurations would mix the stacks up.
        env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_DATA_DIR: '', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      const stopForwarding = forwardInterrupts(child, () => {
        interrupted = true;
      });
      const lines = { stdout: [] as string[], stderr: [] as string[] };
      for (const stream of ['stdout', 'stderr'] as const) {
        createInterface({ input: child[stream] }).on('line', (line) => {
          lines[stream].push(line);
          onLine?.(line);
        });
      }
      child.once('error', reject);
      child.once('close', (code) => {
        stopForwarding();
        finish({ code: code ?? 1, stdout: lines.stdout.join('\n'), stderr: lines.stderr.join('\n') });
      });
    });
}

/**
 * Runs a command and throws when it ends with another code than accepted.
 *
 * @throws LandfallError with Terraform's own words.
 */
export async function terraformOrThrow(
  terraform: RunTerraform,
  args: readonly string[],
  cwd: string,
  failure: { readonly code: Uppercase<string>; readonly at: string; readonly accepted?: readonly number[] },
): Promise<TerraformResult> {
  const result = await terraform(args, cwd);
  if ((failure.accepted ?? [0]).includes(result.code)) return result;
  const output = (result.stderr || result.stdout).trim();
  throw new LandfallError(failure.code, `terraform ${args[0] ?? ''} failed:\n${output}`, failure.at);
}

/** Milliseconds within which two interrupts are one: a terminal's Ctrl-C arrives from several sides. */
const ONE_INTERRUPT = 1000;

/** The first interrupt lets Terraform finish what it is doing and write its state; a second one would not, so it is not sent by mistake. */
function forwardInterrupts(child: ChildProcess, onInterrupt: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const forward = (signal: NodeJS.Signals): void => {
    onInterrupt();
    const now = performance.now();
    if (now - last > ONE_INTERRUPT) child.kill(signal);
    last = now;
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}
