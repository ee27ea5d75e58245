import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const landfall = join(root, 'tools/cli/bin/landfall.js');
const folder = mkdtempSync(join(tmpdir(), 'landfall-cli-'));

jest.setTimeout(60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [landfall, ...args], { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('ends with 2 for changes, and says what waits for what', () => {
  const plans = join(folder, 'dev');
  const { status, stdout } = run('exec', '--', process.execPath, landfall, 'plan', 'dev', '--out', plans);
  expect(status).toBe(2);
  expect(stdout).toMatch(/^dev-bootstrap: \d+ to add, 0 to change, 0 to destroy$/m);
  expect(stdout).toMatch(/^dev-network: waiting for dev-bootstrap, which is not applied yet$/m);
  expect(stdout).toMatch(/^manifest [0-9a-f]{64}$/m);
});

it('saves its plans although nobody reads what it prints', () => {
  const plans = join(folder, 'unread');
  const command = `"${process.execPath}" "${landfall}" plan dev --out "${plans}" | true`;
  const { stderr } = run('exec', '--', 'sh', '-c', command);
  expect(stderr).not.toContain('EPIPE');
  expect(existsSync(join(plans, 'manifest.json'))).toBe(true);
});

it('ends with 1 for an environment that does not exist, and writes nothing', () => {
  const plans = join(folder, 'production');
  const { status, stderr } = run('plan', 'production', '--out', plans);
  expect(status).toBe(1);
  expect(stderr).toContain("there is no environment 'production'");
  expect(existsSync(plans)).toBe(false);
});

it('ends with 1 for a directory without plans', () => {
  const { status, stderr } = run('apply', folder);
  expect(status).toBe(1);
  expect(stderr).toContain('name a directory that landfall plan wrote');
});

it('prints environments for the matrix of a pipeline', () => {
  const { status, stdout } = run('environments', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ name: 'dev', applyEnvironment: 'dev' }));
});
