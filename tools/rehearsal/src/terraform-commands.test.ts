import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { changeObject } from './cloud/edit-object';
import { runCommand } from './terraform';
import { frankfurt, stage, type Stage } from './testing/stage';

const queues = `${frankfurt}
resource "aws_sqs_queue" "q" {
  for_each = toset(["a", "b"])
  name     = each.key
  tags     = { Name = each.key }
}
resource "aws_ssm_parameter" "p" {
  name  = "/arn"
  type  = "String"
  value = aws_sqs_queue.q["a"].arn
}
output "arn" { value = provider::aws::arn_parse(aws_sqs_queue.q["a"].arn).resource }
`;

const tested = `
variable "region" {
  type    = string
  default = "eu-west-1"
  validation {
    condition     = startswith(var.region, "eu-")
    error_message = "only in Europe"
  }
}
provider "aws" {
  region = var.region
}
resource "aws_sqs_queue" "q" {
  name = "tested"
  lifecycle {
    postcondition {
      condition     = strcontains(self.arn, var.region)
      error_message = "elsewhere"
    }
  }
}
data "aws_sqs_queue" "q" {
  name       = "tested"
  depends_on = [aws_sqs_queue.q]
}
check "queue" {
  data "aws_sqs_queue" "checked" {
    name       = "tested"
    depends_on = [aws_sqs_queue.q]
  }
  assert {
    condition     = data.aws_sqs_queue.checked.url == data.aws_sqs_queue.q.url
    error_message = "two queues"
  }
}
`;

const suites = {
  'tests/real.tftest.hcl': `
run "refuses" {
  command = plan
  variables {
    region = "us-east-1"
  }
  expect_failures = [var.region]
}
run "applies" {
  assert {
    condition     = data.aws_sqs_queue.q.url == aws_sqs_queue.q.url
    error_message = "not found again"
  }
}
run "plans_empty" {
  command = plan
  plan_options {
    mode = refresh-only
  }
}
`,
  'tests/mocked.tftest.hcl': `
mock_provider "aws" {
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:eu-west-1:000000000000:mocked" }
  }
}
override_data {
  target = data.aws_sqs_queue.q
  values = { url = "https://overridden" }
}
run "mocks" {
  assert {
    condition     = endswith(aws_sqs_queue.q.arn, ":mocked") && data.aws_sqs_queue.q.url == "https://overridden"
    error_message = "asked the provider"
  }
  expect_failures = [check.queue]
}
`,
};

describe('commands beside plan and apply', () => {
  let scene: Stage;
  beforeEach(async () => {
    scene = await stage();
  });
  afterEach(() => scene.close());

  it('show, move, taint, push and forget what the state has', async () => {
    scene.write('q', queues);
    expect(await scene.apply('q')).toMatchObject({ code: 0 });
    const run = async (...args: readonly string[]): Promise<string> => {
      const { code, output } = await scene.terraform('q', ...args);
      expect({ args, code, output: code === 0 ? '' : output }).toEqual({ args, code: 0, output: '' });
      return output;
    };
    expect(await scene.outputs('q')).toEqual({ arn: 'a' });
    await run('state', 'mv', 'aws_sqs_queue.q["b"]', 'aws_sqs_queue.other');
    expect(await run('state', 'show', '-no-color', 'aws_sqs_queue.other')).toContain('name = "b"');
    await run('state', 'mv', 'aws_sqs_queue.other', 'aws_sqs_queue.q["b"]');
    await run('taint', 'aws_sqs_queue.q["b"]');
    expect((await scene.plan('q')).output).toContain('aws_sqs_queue.q["b"] is tainted, so must be replaced');
    await run('untaint', 'aws_sqs_queue.q["b"]');
    const shown = await run('plan', '-no-color', '-out=plan').then(() => run('show', '-json', 'plan'));
    expect(JSON.parse(shown)).toMatchObject({ complete: true, errored: false });
    expect(await run('graph')).toContain('"aws_ssm_parameter.p" -> "aws_sqs_queue.q"');
    await run('state', 'rm', 'aws_ssm_parameter.p');
    expect((await scene.plan('q')).output).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
    expect(JSON.parse(await run('validate', '-json'))).toMatchObject({ valid: true, error_count: 0 });
  });

  it('take over what changed behind their back, when refreshing only', async () => {
    scene.write('q', queues);
    await scene.apply('q');
    const queue = scene.cloud.find({ type: 'aws_sqs_queue' }).find(({ attributes }) => attributes['name'] === 'a');
    if (queue !== undefined) changeObject(scene.cloud, queue, ['tags.Name=changed'], __dirname);
    const { output } = await scene.terraform('q', 'plan', '-no-color', '-refresh-only');
    expect(output).toContain('aws_sqs_queue.q["a"] has changed');
    expect(output).toMatch(/"Name" = "a" -> "changed"/);
    await scene.terraform('q', 'apply', '-no-color', '-auto-approve', '-refresh-only');
    expect((await scene.plan('q')).output).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
  });

  it('test: real runs, expected failures, mocks and overrides, and nothing is left', async () => {
    scene.write('tested', tested, suites);
    const { code, output } = await scene.terraform('tested', 'test', '-no-color');
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(output).toContain('Success! 4 passed, 0 failed.');
    expect(scene.cloud.find({ type: 'aws_sqs_queue' })).toEqual([]);
  });

  it('console: functions of providers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'console-'));
    const required = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n';
    writeFileSync(join(folder, 'main.tf'), required + frankfurt);
    writeFileSync(join(folder, 'input'), 'provider::aws::arn_build("aws", "iam", "", "1", "role/x")\n');
    const console = ['-c', 'terraform console < input'];
    const { output } = await runCommand('sh', console, { cwd: folder, env: scene.env });
    rmSync(folder, { recursive: true });
    expect(output).toBe('"arn:aws:iam::1:role/x"');
  });
});
