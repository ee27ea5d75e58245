import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@landfall/rehearsal';
import { installBasePackages } from './base-packages';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(realpathSync(tmpdir()), 'base-packages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, content: object): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(content));
}

async function npm(cwd: string, ...args: readonly string[]): Promise<void> {
  const { code, output } = await runCommand('npm', [...args, '--offline', '--no-audit', '--no-fund'], {
    cwd: join(folder, cwd),
  });
  if (code !== 0) throw new Error(output);
}

/** A workspace whose lock file wants a version of a package from a file, so that no registry is asked. */
async function workspace(name: string, version: string): Promise<string> {
  write(`packages/${version}/package.json`, { name: 'tool', version });
  // A package that holds an earlier one of itself would be another.
  if (!existsSync(join(folder, `packages/${version}/tool-${version}.tgz`))) await npm(`packages/${version}`, 'pack');
  write(`${name}/package.json`, {
    ...{ name: 'zone', version: '0.0.0', workspaces: ['own'] },
    dependencies: { tool: `file:../packages/${version}/tool-${version}.tgz` },
  });
  write(`${name}/own/package.json`, { name: '@acme/own', version: '0.0.0' });
  await npm(name, 'install', '--package-lock-only');
  return join(folder, name);
}

const versionIn = (root: string, name: string): unknown =>
  (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { readonly version: unknown })
    .version;

it('links what the head has installed when both want the same, and packages of the workspace to the base', async () => {
  const [head, base] = [await workspace('head', '1.0.0'), await workspace('base', '1.0.0')];
  await npm('head', 'ci');
  expect(await installBasePackages(head, base)).toBe('linked');
  expect(realpathSync(join(base, 'node_modules/tool'))).toBe(join(head, 'node_modules/tool'));
  expect(realpathSync(join(base, 'node_modules/@acme/own'))).toBe(join(base, 'own'));
});

it('installs what the lock file of the base wants when that is something else', async () => {
  const [head, base] = [await workspace('head', '2.0.0'), await workspace('base', '1.0.0')];
  await npm('head', 'ci');
  expect(await installBasePackages(head, base)).toBe('installed');
  expect([versionIn(head, 'tool'), versionIn(base, 'tool')]).toEqual(['2.0.0', '1.0.0']);
  expect(realpathSync(join(base, 'node_modules/@acme/own'))).toBe(join(base, 'own'));
});

it('says in the words of npm why the base cannot be installed', async () => {
  const [head, base] = [await workspace('head', '2.0.0'), await workspace('base', '1.0.0')];
  await npm('head', 'ci');
  write('base/package.json', { name: 'zone', version: '0.0.0', dependencies: { tool: 'file:../packages/3.0.0' } });
  await expect(installBasePackages(head, base)).rejects.toThrow(/BASE_INSTALL_FAILED.*npm ci failed:[^]*tool/);
});
