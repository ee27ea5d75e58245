import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Cloud } from '@landfall/rehearsal';

const root = resolve(__dirname, '../../..');
const landfall = join(root, 'tools/cli/bin/landfall.js');
let folder: string;

jest.setTimeout(120_000);

beforeAll(() => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/fault-test-'));
  const vpc = 'resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }\n';
  const subnet = 'resource "aws_subnet" "a" {\n  vpc_id = aws_vpc.main.id\n  cidr_block = "10.0.1.0/24"\n}\n';
  writeFileSync(join(folder, 'main.tf'), vpc + subnet);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function exec(options: readonly string[], ...command: readonly string[]) {
  const args = [landfall, 'exec', ...options, '--', ...command];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

it('ends terraform at a call: a local state has all but what was just created', () => {
  expect(exec([], 'terraform', 'init').status).toBe(0);
  const { status, stderr } = exec(
    ['--cloud', folder, '--fault', 'kill:apply:aws_subnet', '--fault', 'read:1=fail'],
    ...['terraform', 'apply', '-auto-approve', '-no-color'],
  );
  expect(status).toBe(1);
  expect(stderr).toBe(
    '--fault kill:apply:aws_subnet: now, aws_subnet\n--fault read:1=fail never happened: there was no such call\n',
  );
  const state = readFileSync(join(folder, 'terraform.tfstate'), 'utf8');
  expect(state).toContain('"type": "aws_vpc"');
  expect(state).not.toContain('"type": "aws_subnet"');
  expect(Cloud.load(join(folder, 'cloud.json')).find({ type: 'aws_subnet' })).toHaveLength(1);
});

it('says what is wrong with a fault, and runs nothing', () => {
  const mark = join(folder, 'ran');
  for (const [fault, sentence] of [
    ['apply', '--fault apply: expected =fail or =throttle behind apply; or write kill:apply [FAULT_INVALID]'],
    ['lock', '--fault lock: expected a state in a simulated S3 backend; the simulated S3 has none; give --cloud <dir>'],
  ] as const) {
    const { status, stderr } = exec(['--fault', fault], 'touch', mark);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
  }
  expect(() => readFileSync(mark)).toThrow('ENOENT');
});
