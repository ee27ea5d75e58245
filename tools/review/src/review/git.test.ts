import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { runCommand } from '@landfall/rehearsal';
import { addWorktree, describeHead, mergeBase } from './git';

let root: string;
let start: string;

const git = async (...args: readonly string[]): Promise<string> => {
  const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false'];
  return (await runCommand('git', [...identity, ...args], { cwd: root })).output.trim();
};

const commit = async (content: string): Promise<string> => {
  writeFileSync(join(root, 'file'), content);
  await git('add', 'file');
  await git('commit', '-q', '-m', content);
  return git('rev-parse', 'HEAD');
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'review-git-'));
  await git('init', '-q', '-b', 'main');
  start = await commit('start');
  await git('checkout', '-q', '-b', 'change');
  await commit('change');
  await git('checkout', '-q', 'main');
  await commit('meanwhile');
  await git('checkout', '-q', 'change');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

it('finds where a branch left its base, so that what others merged since is no change of it', async () => {
  expect(await mergeBase(root, 'main')).toBe(start);
});

it.each(['nowhere', '--all'])('refuses the base %s', async (ref) => {
  const message = `git knows no commit '${ref}'; fetch it, or name another base with --base`;
  await expect(mergeBase(root, ref)).rejects.toThrow(new LandfallError('BASE_UNKNOWN', message, root));
});

it('says when files differ from the commit', async () => {
  const short = await git('rev-parse', '--short', 'HEAD');
  expect(await describeHead(root)).toBe(short);
  writeFileSync(join(root, 'file'), 'edited');
  expect(await describeHead(root)).toBe(`${short}+`);
});

it('removes a worktree after use', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'review-tree-'));
  const remove = await addWorktree(root, start, join(folder, 'tree'));
  expect(await git('worktree', 'list')).toContain(folder);
  await remove();
  expect(await git('worktree', 'list')).not.toContain(folder);
  rmSync(folder, { recursive: true, force: true });
});
