import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { LandfallError } from '@landfall/contracts';

/** The oldest Terraform that a rehearsal supports: the first with lock files in S3. */
const OLDEST = [1, 10] as const;

/** The Terraform binary of this machine. */
export interface Terraform {
  readonly path: string;

  /** `1.11.4` */
  readonly version: string;
}

/** Without what a user may have set for other commands, and would make `terraform version` fail. */
const undisturbed = { TF_CLI_ARGS: '', TF_CLI_ARGS_version: '', TF_REATTACH_PROVIDERS: '', TF_LOG: '' };

/** How a command ended. */
export interface CommandResult {
  /** Exit code; null when a signal ended the command. */
  readonly code: number | null;

  /** Everything that the command wrote, both streams together. */
  readonly output: string;
}

export interface CommandOptions {
  /** Folder to run in. */
  readonly cwd: string;

  /** Environment variables, on top of those of this process. An empty one is as good as none. */
  readonly env?: Readonly<Record<string, string>>;

  /** Called with each line as it is written. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void;
}

/**
 * Finds the Terraform binary: what `TERRAFORM_BINARY_NAME` names, else `terraform`.
 *
 * @throws LandfallError TERRAFORM_NOT_FOUND, TERRAFORM_TOO_OLD
 */
export async function findTerraform(environment: NodeJS.ProcessEnv = process.env): Promise<Terraform> {
  const path = environment['TERRAFORM_BINARY_NAME'] ?? 'terraform';
  const { output } = await runCommand(path, ['version', '-json'], { cwd: process.cwd(), env: undisturbed }).catch(
    () => ({
      output: '',
    }),
  );
  const version = /"terraform_version":\s*"([^"]+)"/.exec(output)?.[1];
  if (version === undefined) {
    throw new LandfallError(
      'TERRAFORM_NOT_FOUND',
      `a rehearsal runs the real Terraform, got no answer from ${path}; install Terraform 1.10 or newer, or name it in TERRAFORM_BINARY_NAME`,
      path,
    );
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    throw new LandfallError(
      'TERRAFORM_TOO_OLD',
      `a rehearsal needs Terraform ${OLDEST.join('.')} or newer, got ${version}; install a newer one, or name it in TERRAFORM_BINARY_NAME`,
      path,
    );
  }
  return { path, version };
}

/** Runs a command to its end. Rejects when it cannot be started. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, onLine }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines: string[] = [];
    for (const stream of ['stdout', 'stderr'] as const) {
      createInterface({ input: child[stream] }).on('line', (line) => {
        lines.push(line);
        onLine?.(line, stream);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output: lines.join('\n') }));
  });
}
