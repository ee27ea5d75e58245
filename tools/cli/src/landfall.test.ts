import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const landfall = join(root, 'tools/cli/bin/landfall.js');
let folder: string;

beforeAll(() => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/cli-test-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [landfall, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

it('fails for an environment that does not exist, names those that do and writes nothing', () => {
  const output = join(folder, 'unknown');
  const { status, stderr } = run(['synth', 'production', '--output', output]);
  expect(status).toBe(1);
  expect(stderr).toContain("'production'");
  expect(stderr).toContain('dev, staging, prod');
  expect(stderr).not.toContain('    at ');
  expect(existsSync(output)).toBe(false);
});

it('fails without a terraform binary, and says where it looked', () => {
  const { status, stderr } = run(['rehearse', 'dev', '--output', join(folder, 'none')], {
    TERRAFORM_BINARY_NAME: '/nowhere/terraform',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('/nowhere/terraform');
  expect(stderr).toContain('install Terraform 1.10 or newer');
  expect(stderr).not.toContain('    at ');
});

it('fails with a terraform that is too old', () => {
  const old = join(folder, 'old-terraform');
  writeFileSync(old, '#!/bin/sh\necho \'{"terraform_version": "1.9.8"}\'\n', { mode: 0o755 });
  const { status, stderr } = run(['rehearse', 'dev', '--output', join(folder, 'old')], { TERRAFORM_BINARY_NAME: old });
  expect(status).toBe(1);
  expect(stderr).toContain('needs Terraform 1.10 or newer, got 1.9.8');
});

it('fails outside of a landing zone', () => {
  const { status, stderr } = run(['synth'], {}, folder);
  expect(status).toBe(1);
  expect(stderr).toContain('run landfall where cdktf.json is');
});

it('runs any command with the simulated providers attached, and ends as it does', () => {
  const script = 'process.exit(process.env.TF_REATTACH_PROVIDERS.includes("hashicorp/aws") ? 7 : 1)';
  expect(run(['exec', '--', process.execPath, '-e', script]).status).toBe(7);
});

it('fails for a command that is not there', () => {
  const { status, stderr } = run(['exec', '--', 'no-such-command']);
  expect(status).toBe(1);
  expect(stderr).toContain("cannot run 'no-such-command'");
  expect(stderr).not.toContain('    at ');
});

it('plans a configuration of anybody with the real terraform', () => {
  const directory = join(folder, 'anybody');
  mkdirSync(directory);
  writeFileSync(
    join(directory, 'main.tf'),
    'provider "aws" {\n  region = "eu-west-1"\n}\n\nresource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n',
  );
  const { status, stdout } = run(
    ['exec', '--', 'sh', '-c', 'terraform init -no-color >&2 && terraform plan -no-color'],
    {},
    directory,
  );
  expect(status).toBe(0);
  expect(stdout).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
});

it('prints a JSON schema that editors understand', () => {
  const { status, stdout } = run(['schema']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ title: 'Landfall environment', type: 'object' });
});

it('leaves no socket and no working folder behind when it is interrupted', async () => {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const child = spawn(process.execPath, [landfall, 'rehearse', 'dev', '--output', join(folder, 'interrupted')], {
    cwd: root,
    env: { ...process.env, TMPDIR: temporary },
  });
  const ours = (): readonly string[] => readdirSync(temporary).filter((name) => name.startsWith('landfall-'));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('synthesized') && resolve());
  });
  expect(ours()).not.toEqual([]);
  child.kill('SIGINT');
  await new Promise((resolve) => child.once('close', resolve));
  expect(ours()).toEqual([]);
});
