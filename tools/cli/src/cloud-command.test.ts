import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { main } from './main';

const root = resolve(__dirname, '../../..');
const landfall = join(root, 'tools/cli/bin/landfall.js');
let folder: string;
let vpc: string;
let subnet: string;
let drifting: string;

jest.setTimeout(120_000);

beforeAll(async () => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/cloud-test-'));
  writeFileSync(
    join(folder, 'main.tf'),
    `
provider "aws" { region = "eu-central-1" }
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_subnet" "drifting" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}
`,
  );
  inTerraform('terraform init -no-color && terraform apply -no-color -auto-approve');
  const listed = JSON.parse((await cloud('ls', '--json')).stdout) as readonly { readonly id: string }[];
  const ids = listed.map(({ id }) => id);
  vpc = ids.find((id) => id.startsWith('vpc-')) ?? '';
  const cidrOf = async (id: string) => (JSON.parse((await cloud('show', id)).stdout) as Shown).attributes.cidr_block;
  for (const id of ids.filter((each) => each.startsWith('subnet-'))) {
    if ((await cidrOf(id)) === '10.0.1.0/24') subnet = id;
    else drifting = id;
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Shown {
  readonly attributes: { readonly cidr_block: string };
}

/** Runs the command in this process, as `main` would. */
async function cloud(command: string, ...args: readonly string[]) {
  return run(['cloud', command, ...args, '--cloud', folder]);
}

async function run(args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  await main(['node', 'landfall', ...args]);
  for (const spy of spies) spy.mockRestore();
  const status = process.exitCode ?? 0;
  process.exitCode = 0;
  return { status, ...written };
}

/** Runs a shell command with the providers of the simulated cloud. */
function inTerraform(command: string): string {
  const args = [landfall, 'exec', '--cloud', folder, '--', 'sh', '-c', command];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return `${stdout}${stderr}`.replace(/\s+/g, ' ');
}

it('lists objects in a table, of one type where one is asked for', async () => {
  expect((await cloud('ls')).stdout).toMatch(/^type +account +region +id\n(aws_network_acl .*\n)aws_route_table /);
  expect((await cloud('ls', 'aws_vpc')).stdout).toBe(
    `type     account       region        id\naws_vpc  123456789012  eu-central-1  ${vpc}\n`,
  );
  const { status, stderr } = await cloud('ls', 'aws_vpcs');
  expect([status, stderr]).toEqual([1, expect.stringContaining("no object of type 'aws_vpcs'; near it are aws_vpc")]);
});

it('shows an object by its key, its type and id, or its id', async () => {
  const key = `aws_vpc/123456789012/eu-central-1/${vpc}`;
  for (const name of [key, `aws_vpc/${vpc}`, vpc]) {
    expect(JSON.parse((await cloud('show', name)).stdout)).toMatchObject({
      key,
      attributes: { cidr_block: '10.0.0.0/16' },
    });
  }
});

it('says in a sentence what it does not know, and changes nothing', async () => {
  const before = (await cloud('show', subnet)).stdout;
  for (const [args, sentence] of [
    [['show', 'aws_subnet/subnet-0'], `has no object 'aws_subnet/subnet-0'; near it are aws_subnet/${subnet}`],
    [['rm', 'vpc'], `has no object 'vpc'; near it are aws_vpc/${vpc}`],
    [['set', subnet, 'map_public=true'], "aws_subnet has no attribute 'map_public'; it has map_public_ip_on_launch"],
    [['set', subnet, 'map_public_ip_on_launch=yes'], 'map_public_ip_on_launch is true or false, got yes'],
  ] as const) {
    const { status, stderr } = await cloud(...(args as readonly [string, ...string[]]));
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
  }
  expect((await cloud('show', subnet)).stdout).toBe(before);
});

it('needs a cloud that a rehearsal has left', async () => {
  const { status, stderr } = await run(['cloud', 'ls', '--cloud', join(folder, 'none')]);
  expect(status).toBe(1);
  expect(stderr).toContain('landfall rehearse --keep');
  mkdirSync(join(folder, 'broken'), { recursive: true });
  writeFileSync(join(folder, 'broken/cloud.json'), '{');
  expect((await run(['cloud', 'ls', '--cloud', join(folder, 'broken')])).stderr).toContain('[CLOUD_UNREADABLE]');
});

it('lets terraform find what was changed and what was removed behind its back', async () => {
  const plans = 'terraform plan -no-color; terraform plan -no-color -refresh-only';
  expect((await cloud('set', drifting, 'map_public_ip_on_launch=true', 'tags.Owner=somebody')).status).toBe(0);
  const changed = inTerraform(plans);
  expect(changed).toContain('map_public_ip_on_launch = true -> false');
  expect(changed).toContain('- "Owner" = "somebody" -> null');
  expect(changed).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
  expect(changed).toContain('aws_subnet.drifting has changed');
  expect((await cloud('rm', `aws_subnet/${drifting}`)).status).toBe(0);
  const removed = inTerraform(plans);
  expect(removed).toContain('aws_subnet.drifting will be created');
  expect(removed).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
  expect(removed).toContain('aws_subnet.drifting has been deleted');
});
