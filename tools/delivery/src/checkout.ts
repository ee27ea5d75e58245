import { LandfallError } from '@landfall/contracts';
import { runCommand } from '@landfall/rehearsal';

/** What is checked out in a folder. */
export interface Checkout {
  /** Full id of the commit. */
  readonly commit: string;

  /** Whether a file differs from the commit, or is new and not ignored. */
  readonly dirty: boolean;
}

/**
 * The commit that a folder is at.
 *
 * @param apart Folder whose files do not count as changes.
 * @throws LandfallError `COMMIT_UNKNOWN` outside of a git work tree, and before its first commit.
 */
export async function checkoutOf(root: string, apart: string): Promise<Checkout> {
  const commit = await git(root, ['rev-parse', '--verify', 'HEAD']);
  const status = await git(root, ['status', '--porcelain', '--', '.', `:(exclude)${apart}`]).catch(() =>
    // Git refuses a pathspec outside of its work tree, which has nothing to exclude.
    git(root, ['status', '--porcelain']),
  );
  return { commit, dirty: status !== '' };
}

async function git(cwd: string, args: readonly string[]): Promise<string> {
  const { code, output } = await runCommand('git', args, { cwd }).catch((error: unknown) => ({
    code: 1,
    output: error instanceof Error ? error.message : String(error),
  }));
  if (code === 0) return output.trim();
  const message = `a plan belongs to a commit, and git knows none here: ${output.trim()}; run in a git work tree`;
  throw new LandfallError('COMMIT_UNKNOWN', message, cwd);
}
