import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const landfall = join(root, 'tools/cli/bin/landfall.js');

describe('landfall exec', () => {
  let folder: string;
  let temporary: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'exec ü 😀-'));
    temporary = mkdtempSync(join(tmpdir(), 'exec-'));
  });
  afterEach(() => {
    for (const each of [folder, temporary]) rmSync(each, { recursive: true, force: true });
  });

  function start(command: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, [landfall, 'exec', '--cloud', 'cloud', '--', ...command], {
      cwd: folder,
      env: { ...process.env, TMPDIR: temporary, ...env },
    });
    const ended = new Promise<{ readonly code: number | null; readonly output: string }>((finish) => {
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (output += String(chunk)));
      child.once('close', (code) => finish({ code, output }));
    });
    return { child, ended };
  }

  const ours = (): readonly string[] => readdirSync(temporary).filter((name) => name.startsWith('landfall-'));
  const says = (child: ChildProcess, word: string): Promise<void> =>
    new Promise((finish) => child.stdout?.on('data', (chunk: Buffer) => chunk.includes(word) && finish()));

  it('passes SIGTERM on, waits for the command, and leaves nothing behind', async () => {
    const { child, ended } = start([
      'sh',
      '-c',
      'trap "echo told; exit 3" TERM HUP; echo ready; while :; do sleep 0.1; done',
    ]);
    await says(child, 'ready');
    expect(ours()).not.toEqual([]);
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 3, output: 'ready\ntold\n' });
    expect(ours()).toEqual([]);
    expect(readdirSync(folder)).toEqual(['cloud']);
  });

  it('keeps the command from the real AWS, from its proxies and from other providers, whatever is set', async () => {
    const script = 'console.log(JSON.stringify(process.env))';
    const { output } = await start([process.execPath, '-e', script], {
      NO_PROXY: '*, intra.example.com,.invalid',
      HTTP_PROXY: 'http://proxy.example.com',
      AWS_PROFILE: 'prod',
      AWS_ACCESS_KEY_ID: 'AKIAREAL',
      AWS_SECRET_ACCESS_KEY: 'real',
      AWS_USE_FIPS_ENDPOINT: 'true',
      TF_REATTACH_PROVIDERS: '{"registry.terraform.io/hashicorp/aws":{}}',
      TF_PLUGIN_CACHE_DIR: '/nowhere',
      TF_LOG: 'trace',
      TF_CLI_ARGS: '-refresh=false',
    }).ended;
    const seen = JSON.parse(output) as Readonly<Record<string, string>>;
    expect(seen).toMatchObject({
      NO_PROXY: 'intra.example.com',
      AWS_PROFILE: '',
      AWS_USE_FIPS_ENDPOINT: '',
      TF_LOG: 'trace',
    });
    expect(seen['HTTP_PROXY']).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(seen['AWS_ACCESS_KEY_ID']).not.toBe('AKIAREAL');
    expect(seen['AWS_SECRET_ACCESS_KEY']).not.toBe('real');
    expect(seen['TF_REATTACH_PROVIDERS']).toContain(temporary);
  });

  it('works in a folder of any name, with modules installed elsewhere, and twice at once', async () => {
    mkdirSync(join(folder, 'm/inner'), { recursive: true });
    mkdirSync(join(folder, 'r'));
    writeFileSync(join(folder, 'm/main.tf'), 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n');
    writeFileSync(join(folder, 'r/main.tf'), 'module "m" {\n  source = "../m"\n}\n');
    const env = { TF_DATA_DIR: '../data', TF_CLI_ARGS: '-no-color', TF_WORKSPACE: 'default' };
    const init = await start(['terraform', '-chdir=r', 'init'], env).ended;
    expect(init.output).toContain('Terraform has been successfully initialized!');
    const plan = ['terraform', '-chdir=r', 'plan', '-lock=false'];
    const [one, other] = await Promise.all([start(plan, env).ended, start(plan, env).ended]);
    for (const { code, output } of [one, other]) {
      expect({ code, planned: /Plan: 1 to add/.test(output) }).toEqual({ code: 0, planned: true });
    }
    expect(ours()).toEqual([]);
  });

  it('downloads no provider, and says what to install for providers and types that are missing', async () => {
    const required = 'terraform {\n  required_providers {\n    okta = { source = "okta/okta" }\n  }\n}\n';
    writeFileSync(join(folder, 'main.tf'), required);
    const init = await start(['terraform', 'init', '-no-color']).ended;
    expect(init.code).toBe(0);
    expect(init.output).toContain(
      'provider registry.terraform.io/okta/okta has no installed bindings: npm install --save-dev @cdktf/provider-okta',
    );
    writeFileSync(join(folder, 'main.tf'), 'resource "aws_s3_bukket" "b" {}\n');
    const { code, output } = await start(['terraform', 'validate', '-no-color']).ended;
    expect(code).toBe(1);
    expect(output).toContain('Error: Invalid resource type');
    expect(output).toContain('resource type aws_s3_bukket is not in @cdktf/provider-aws');
    expect(output).toContain('near it are aws_s3_bucket');
    expect(readFileSync(join(folder, 'cloud/cloud.json'), 'utf8')).toContain('"objects": []');
  });
});
