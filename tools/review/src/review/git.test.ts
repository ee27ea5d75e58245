import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { runCommand } from '@landfall/rehearsal';
import { checkOut, describeHead, mergeBase } from './git';

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

it('names the branch of the remote where only that is there', async () => {
  await git('update-ref', 'refs/remotes/origin/elsewhere', start);
  const message = "git knows no commit 'elsewhere'; name origin/elsewhere with --base";
  await expect(mergeBase(root, 'elsewhere')).rejects.toThrow(new LandfallError('BASE_UNKNOWN', message, root));
});

it('says that a folder is in no repository', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'review-no-git-'));
  await expect(mergeBase(folder, 'main')).rejects.toThrow(/the folder is in no git repository/);
  rmSync(folder, { recursive: true, force: true });
});

it('writes the files of a commit, finds a landing zone in a sub-folder, and leaves nothing with git', async () => {
  mkdirSync(join(root, 'infra'));
  writeFileSync(join(root, 'infra/cdktf.json'), '{}');
  await git('add', 'infra');
  await git('commit', '-q', '-m', 'infra');
  const before = await git('status', '--porcelain');
  const folder = mkdtempSync(join(tmpdir(), 'review-tree-'));
  const found = await checkOut(join(root, 'infra'), await git('rev-parse', 'HEAD'), join(folder, 'tree'));
  expect(readFileSync(join(found, 'cdktf.json'), 'utf8')).toBe('{}');
  expect(readFileSync(join(folder, 'tree/file'), 'utf8')).toBe('change');
  expect(await git('worktree', 'list')).not.toContain(folder);
  expect(await git('status', '--porcelain')).toBe(before);
  rmSync(folder, { recursive: true, force: true });
});
