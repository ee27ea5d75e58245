import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { runCommand } from '@landfall/rehearsal';

/** How the packages of the base got there. */
export type Installation = 'linked' | 'installed';

/**
 * Gives a worktree its `node_modules`. When both lock files want the same packages from registries, those of the head
 * are linked, and packages of the workspace lead into the worktree: the base runs with its own modules. Otherwise they
 * are installed by `npm ci`.
 *
 * @throws LandfallError `BASE_INSTALL_FAILED` with the words of npm.
 */
export async function installBasePackages(root: string, worktree: string): Promise<Installation> {
  const [head, base] = [await lockedIn(root), await lockedIn(worktree)];
  if (head !== undefined && base !== undefined && existsSync(join(root, 'node_modules'))) {
    if (fromRegistries(head) === fromRegistries(base)) {
      await link(root, worktree, base);
      return 'linked';
    }
  }
  // Its errors are the answer, however quiet the npm is that runs this.
  const options = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--loglevel=error'];
  const { code, output } = await runCommand('npm', ['ci', ...options], { cwd: worktree });
  if (code !== 0) throw new LandfallError('BASE_INSTALL_FAILED', `npm ci failed:\n${output.trim()}`, worktree);
  return 'installed';
}

type Locked = Readonly<Record<string, { readonly link?: boolean; readonly resolved?: string }>>;

async function lockedIn(folder: string): Promise<Locked | undefined> {
  const file = join(folder, 'package-lock.json');
  if (!existsSync(file)) return undefined;
  const { packages }: { readonly packages?: Locked } = JSON.parse(await readFile(file, 'utf8')) as object;
  return packages;
}

/** Entries of a lock file that npm downloads, as one text. */
function fromRegistries(locked: Locked): string {
  return JSON.stringify(Object.entries(locked).filter(([path, entry]) => isInstalled(path) && entry.link !== true));
}

function isInstalled(path: string): boolean {
  return path.startsWith('node_modules/') || path.includes('/node_modules/');
}

async function link(root: string, worktree: string, locked: Locked): Promise<void> {
  const own = new Map(
    Object.entries(locked).flatMap(([path, { link, resolved }]) =>
      link === true && resolved !== undefined ? [[path, resolved] as const] : [],
    ),
  );
  const folders = new Set(Object.keys(locked).filter(isInstalled).map(modulesFolder));
  for (const folder of folders) {
    if (existsSync(join(root, folder)))
      await linkFolder(join(root, folder), join(worktree, folder), (path) => own.has(join(folder, path)));
  }
  for (const [path, resolved] of own) await place(join(worktree, path), join(worktree, resolved));
}

/** `stacks/environment/node_modules/zod/node_modules/x` lies in `stacks/environment/node_modules`. */
function modulesFolder(path: string): string {
  return path.slice(0, path.indexOf('node_modules') + 'node_modules'.length);
}

/** Links every package of a `node_modules` folder but those of the workspace; scopes become real folders. */
async function linkFolder(from: string, to: string, isOwn: (path: string) => boolean, scope = ''): Promise<void> {
  for (const entry of await readdir(join(from, scope), { withFileTypes: true })) {
    const path = join(scope, entry.name);
    if (isOwn(path) || entry.isFile()) continue;
    if (entry.isDirectory() && entry.name.startsWith('@')) await linkFolder(from, to, isOwn, path);
    else await place(join(to, path), join(from, path));
  }
}

async function place(at: string, target: string): Promise<void> {
  await mkdir(dirname(at), { recursive: true });
  await symlink(relative(dirname(at), target), at, 'junction');
}
