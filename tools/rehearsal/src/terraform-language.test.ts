import { frankfurt, stage, type Stage } from './testing/stage';

const network = `
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.other]
    }
  }
  provider_meta "aws" {
    user_agent = ["example.com/network"]
  }
}
variable "network" {
  type     = object({ name = string, cidr = optional(string, "10.0.0.0/16"), ports = optional(list(number), []) })
  nullable = false
}
variable "password" {
  type      = string
  sensitive = true
}
resource "aws_vpc" "this" {
  cidr_block = var.network.cidr
}
resource "aws_security_group" "this" {
  name   = var.network.name
  vpc_id = aws_vpc.this.id
  dynamic "ingress" {
    for_each = var.network.ports
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = [var.network.cidr]
    }
  }
  lifecycle {
    create_before_destroy = true
  }
}
resource "aws_ssm_parameter" "password" {
  provider = aws.other
  name     = "/\${var.network.name}/password"
  type     = "SecureString"
  value    = var.password
}
output "region" { value = aws_ssm_parameter.password.region }
output "ports" { value = length(aws_security_group.this.ingress) }
`;

const root = `${frankfurt}
provider "aws" {
  alias  = "virginia"
  region = "us-east-1"
}
locals {
  networks = { a = { name = "a", ports = [80, 443] }, b = { name = "b", cidr = "10.1.0.0/16" } }
}
module "network" {
  for_each = local.networks
  source   = "./network"
  providers = {
    aws       = aws
    aws.other = aws.virginia
  }
  network  = each.value
  password = "correct horse"
}
resource "aws_s3_bucket" "b" {
  count  = 2
  bucket = "bucket-of-the-language-\${count.index}"
  lifecycle {
    ignore_changes  = [tags]
    prevent_destroy = true
  }
}
data "aws_s3_bucket" "b" {
  bucket     = "bucket-of-the-language-0"
  depends_on = [aws_s3_bucket.b]
}
check "queue" {
  assert {
    condition     = aws_sqs_queue.q.name == "queue"
    error_message = "the queue is another one"
  }
}
resource "aws_sqs_queue" "q" { name = "queue" }
output "bucket" { value = data.aws_s3_bucket.b.arn }
output "networks" { value = { for name, network in module.network : name => [network.region, network.ports] } }
`;

const suite = `
run "plans" {
  command = plan
  assert {
    condition     = aws_sqs_queue.q.name == "queue"
    error_message = "the queue has another name"
  }
}
run "applies" {
  module {
    source = "./tests/setup"
  }
  assert {
    condition     = startswith(aws_vpc.v.id, "vpc-")
    error_message = "the VPC has no id"
  }
}
`;

const setup = `
provider "aws" {
  region = "eu-west-1"
}
resource "aws_vpc" "v" {
  cidr_block = "10.9.0.0/16"
}
`;

describe('the language and the commands of Terraform', () => {
  let scene: Stage;
  beforeAll(async () => {
    scene = await stage();
    scene.write('all', root, {
      'network/main.tf': network,
      'tests/all.tftest.hcl': suite,
      'tests/setup/main.tf': setup,
    });
    await scene.terraform('all', 'init', '-no-color');
    await scene.apply('all');
  }, 120_000);
  afterAll(() => scene.close());

  it('run modules with for_each, aliases, optional attributes, dynamic blocks and checks to an empty plan', async () => {
    expect(await scene.plan('all')).toMatchObject({ code: 0 });
    expect(await scene.outputs('all')).toEqual({
      bucket: 'arn:aws:s3:::bucket-of-the-language-0',
      networks: { a: ['us-east-1', 2], b: ['us-east-1', 0] },
    });
    const { output } = await scene.terraform('all', 'show', '-no-color', '-json');
    expect(output).toContain('"address":"module.network[\\"a\\"].aws_ssm_parameter.password"');
  }, 120_000);

  it.each([
    [['apply', '-auto-approve', '-replace=aws_sqs_queue.q'], '1 added, 0 changed, 1 destroyed'],
    [['apply', '-auto-approve', '-target=module.network["b"]'], '0 added, 0 changed, 0 destroyed'],
    [['apply', '-auto-approve', '-refresh-only'], '0 added, 0 changed, 0 destroyed'],
    [['apply', '-auto-approve', '-refresh=false'], '0 added, 0 changed, 0 destroyed'],
    [['graph'], 'aws_s3_bucket.b'],
    [['workspace', 'list'], '* default'],
  ])(
    'run %j',
    async (args, expected) => {
      const [command = '', ...rest] = args;
      const colour = command === 'apply' ? ['-no-color'] : [];
      const { code, output } = await scene.terraform('all', command, ...colour, ...rest);
      expect({ code, found: output.includes(expected) }).toEqual({ code: 0, found: true });
    },
    60_000,
  );

  it('hold to prevent_destroy', async () => {
    const { code, output } = await scene.terraform('all', 'destroy', '-no-color', '-auto-approve');
    expect(code).toBe(1);
    expect(output).toContain('lifecycle.prevent_destroy set');
  }, 60_000);

  it('run terraform test, which plans and applies', async () => {
    await scene.terraform('all', 'init', '-no-color');
    const { output } = await scene.terraform('all', 'test', '-no-color');
    expect(output).toContain('Success! 2 passed, 0 failed.');
    expect(scene.cloud.find({ type: 'aws_vpc', region: 'eu-west-1' })).toEqual([]);
  }, 120_000);
});
