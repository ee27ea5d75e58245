import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulationVersion } from './simulation-version';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-version-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function install(version: string): void {
  const at = join(folder, 'node_modules/@cdktf/provider-thing');
  mkdirSync(at, { recursive: true });
  const cdktf = { provider: { name: 'registry.terraform.io/acme/thing', version } };
  writeFileSync(join(at, 'package.json'), JSON.stringify({ name: '@cdktf/provider-thing', cdktf }));
}

it('stays what it is until other bindings are installed', () => {
  install('1.0.0');
  const first = simulationVersion(folder);
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  expect(simulationVersion(folder)).toBe(first);
  install('1.0.1');
  expect(simulationVersion(folder)).not.toBe(first);
});
