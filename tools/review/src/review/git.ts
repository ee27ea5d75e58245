import { LandfallError } from '@landfall/contracts';
import { runCommand } from '@landfall/rehearsal';

/**
 * The commit that a branch of pull requests starts from: the merge base of a ref and the checkout.
 *
 * @throws LandfallError `BASE_UNKNOWN` when git does not know the ref.
 */
export async function mergeBase(root: string, ref: string): Promise<string> {
  const named = await git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (named.code === 0) {
    const commit = named.output.trim();
    const { code, output } = await git(root, 'merge-base', 'HEAD', commit);
    // A shallow clone may have both commits, but not what is between them.
    return code === 0 ? output.trim() : commit;
  }
  const message = `git knows no commit '${ref}'; fetch it, or name another base with --base`;
  throw new LandfallError('BASE_UNKNOWN', message, root);
}

/** Short name of what is checked out: `a1b2c3d`, with a plus sign when files differ from it. */
export async function describeHead(root: string): Promise<string> {
  const { output } = await git(root, 'rev-parse', '--short', 'HEAD');
  const { output: changes } = await git(root, 'status', '--porcelain', '--untracked-files=no');
  return `${output.trim()}${changes.trim() === '' ? '' : '+'}`;
}

/** Checks a commit out into a folder of its own. Returns what removes it again. */
export async function addWorktree(root: string, commit: string, folder: string): Promise<() => Promise<void>> {
  const { code, output } = await git(root, 'worktree', 'add', '--detach', '--quiet', folder, commit);
  if (code !== 0) throw new LandfallError('WORKTREE_FAILED', `git worktree add failed:\n${output.trim()}`, root);
  return async () => void (await git(root, 'worktree', 'remove', '--force', folder));
}

function git(root: string, ...args: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand('git', args, { cwd: root });
}
