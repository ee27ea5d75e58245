import { join } from 'node:path';
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
  throw new LandfallError('BASE_UNKNOWN', await whyUnknown(root, ref), root);
}

async function whyUnknown(root: string, ref: string): Promise<string> {
  if ((await git(root, 'rev-parse', '--git-dir')).code !== 0) {
    return 'the folder is in no git repository, so that there is no base; compare with states (--state) or name plans (--plan)';
  }
  const remote = `origin/${ref}`;
  const fetched = await git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `refs/remotes/${remote}`);
  const other = fetched.code === 0 ? `name ${remote}` : 'fetch it, or name another base';
  return `git knows no commit '${ref}'; ${other} with --base`;
}

/** Short name of what is checked out: `a1b2c3d`, with a plus sign when files differ from it. */
export async function describeHead(root: string): Promise<string> {
  const { output } = await git(root, 'rev-parse', '--short', 'HEAD');
  const { output: changes } = await git(root, 'status', '--porcelain', '--untracked-files=no');
  return `${output.trim()}${changes.trim() === '' ? '' : '+'}`;
}

/**
 * Writes the files of a commit into a folder, and returns where `root` is in it. An index beside the folder is all that
 * git notes of it: a worktree that is interrupted would stay registered.
 *
 * @throws LandfallError `CHECKOUT_FAILED` with the words of git.
 */
export async function checkOut(root: string, commit: string, folder: string): Promise<string> {
  const { output: place } = await git(root, 'rev-parse', '--show-toplevel', '--show-prefix');
  const [top = root, prefix = ''] = place.split('\n');
  const commands = [
    ['read-tree', commit],
    ['checkout-index', '--all', `--prefix=${folder}/`],
  ] as const;
  for (const [command, ...args] of commands) {
    const { code, output } = await runCommand('git', [command, ...args], {
      cwd: top,
      env: { GIT_INDEX_FILE: `${folder}.index` },
    });
    if (code !== 0) throw new LandfallError('CHECKOUT_FAILED', `git ${command} failed:\n${output.trim()}`, root);
  }
  return join(folder, prefix);
}

function git(root: string, ...args: readonly string[]): ReturnType<typeof runCommand> {
  return runCommand('git', args, { cwd: root });
}
