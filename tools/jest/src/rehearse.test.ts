import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { rehearse } from './index';

jest.setTimeout(60_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

it('runs a folder with modules beside it, and leaves the folder alone', async () => {
  write({
    'modules/queue/main.tf':
      'variable "name" {}\nresource "aws_sqs_queue" "q" { name = var.name }\noutput "url" { value = aws_sqs_queue.q.url }\n',
    'live/dev/main.tf': `
terraform {
  backend "s3" {
    bucket = "real-bucket"
    key    = "dev.tfstate"
    region = "eu-west-1"
  }
}
variable "names" { type = set(string) }
module "queue" {
  for_each = var.names
  source   = "../../modules/queue"
  name     = each.key
}
output "urls" { value = [for queue in module.queue : queue.url] }
`,
    'live/dev/terraform.tfstate': 'of somebody else',
  });
  const options = { from: __dirname, variables: { names: ['a', 'b'] }, account: '222222222222', region: 'eu-west-1' };
  const rehearsal = await rehearse(join(folder, 'live/dev'), options);
  expect(rehearsal).toPlanEmpty();
  expect(rehearsal).toCreate('module.queue["a"].aws_sqs_queue.q');
  expect(rehearsal.outputs).toEqual({
    urls: ['a', 'b'].map((name) => expect.stringMatching(`eu-west-1.*222222222222.*${name}$`)),
  });
  expect(rehearsal.cloud.find({ type: 'aws_sqs_queue' })).toHaveLength(2);
  expect(readdirSync(join(folder, 'live/dev')).sort()).toEqual(['main.tf', 'terraform.tfstate']);
  const fewer = await rehearsal.change(join(folder, 'live/dev'), { variables: { names: ['b'] } });
  expect(fewer).toDestroy('module.queue["a"].aws_sqs_queue.q');
  expect(rehearsal.cloud.find({ type: 'aws_sqs_queue' })).toHaveLength(2);
});

it('runs a stack, and another version of it over the first', async () => {
  const stack = (id: string, name: string): TerraformStack => {
    const made = new TerraformStack(new App({ stackTraces: false }), id);
    new AwsProvider(made, 'aws', { region: 'eu-west-1' });
    new TerraformOutput(made, 'arn', { value: new SqsQueue(made, 'queue', { name }).arn });
    return made;
  };
  const first = await rehearse(stack('one', 'jobs'));
  expect(first.outputs).toEqual({ arn: expect.stringMatching(/:jobs$/) });
  expect(await first.change(stack('one', 'jobs'))).toChangeNothing();
  expect(await first.change(stack('one', 'tasks'))).toReplace('aws_sqs_queue.queue', 'name');
});

it('tells at which step terraform failed', async () => {
  write({ 'main.tf': 'module "a" {\n  source = "./nowhere"\n}\n' });
  const broken = await rehearse(folder, { from: __dirname });
  expect(broken.outcome).toMatchObject({ kind: 'failed', step: 'init' });
  expect(broken).toFailWith('Unreadable module directory');
  write({ 'main.tf': 'resource "aws_sqs_queue" "q" {\n  nam = "a"\n}\n' });
  expect(await rehearse(folder, { from: __dirname })).toFailWith('An argument named "nam" is not expected here');
});

it('can take off a rule, with the reason', async () => {
  const subnet = (name: string): string =>
    `resource "aws_subnet" "${name}" {\n  vpc_id = aws_vpc.v.id\n  cidr_block = "10.0.0.0/24"\n}\n`;
  write({ 'main.tf': `resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }\n${subnet('a')}${subnet('b')}` });
  expect(await rehearse(folder, { from: __dirname })).toFailWith('InvalidSubnet.Conflict');
  const rules = { rulesOff: { 'SUBNET-002': 'shows what a conflict would lead to' } };
  expect(await rehearse(folder, { from: __dirname, rules })).toApply();
});

it('says what it cannot rehearse', async () => {
  await expect(rehearse(folder)).rejects.toThrow(`expected a folder with .tf or .tf.json files`);
  await expect(rehearse(join(folder, 'none'))).rejects.toThrow('CONFIGURATION_NOT_FOUND');
  write({ 'main.tf': '' });
  await expect(rehearse(folder, { faults: ['lock'] })).rejects.toThrow('a lock is held in an S3 backend');
  await expect(rehearse(folder, { faults: ['aply'] })).rejects.toThrow("expected plan, read or apply, got 'aply'");
});

it('leaves nothing among the temporary files', async () => {
  write({ 'main.tf': 'output "a" { value = 1 }\n', 'tmp/.keep': '' });
  jest.replaceProperty(process, 'env', { ...process.env, TMPDIR: join(folder, 'tmp') });
  expect(await rehearse(folder, { from: __dirname })).toPlanEmpty();
  expect(readdirSync(join(folder, 'tmp'))).toEqual(['.keep']);
});
