import { frankfurt, stage, type Stage } from './testing/stage';

jest.setTimeout(60_000);

describe('stacks of several accounts and Regions', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
  });
  afterEach(() => on.close());

  it('reads in one account what another stack has published in another', async () => {
    on.write(
      'network',
      `${frankfurt}
resource "aws_ssm_parameter" "vpc" {
  name           = "/landfall/dev/network/vpc"
  type           = "String"
  insecure_value = jsonencode({ id = "vpc-1" })
}
`,
    );
    await on.apply('network');
    on.write(
      'workload',
      `
provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["222222222222"]
}
provider "aws" {
  alias  = "network"
  region = "eu-central-1"
  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/contracts"
  }
}
data "aws_caller_identity" "own" {}
data "aws_caller_identity" "network" { provider = aws.network }
data "aws_ssm_parameter" "vpc" {
  provider = aws.network
  name     = "/landfall/dev/network/vpc"
}
output "accounts" {
  value = [data.aws_caller_identity.own.account_id, data.aws_caller_identity.network.account_id]
}
output "role" { value = data.aws_caller_identity.network.arn }
output "vpc" { value = jsondecode(data.aws_ssm_parameter.vpc.insecure_value).id }
`,
    );
    await on.apply('workload');
    expect(await on.outputs('workload')).toEqual({
      accounts: ['222222222222', '111111111111'],
      role: 'arn:aws:sts::111111111111:assumed-role/contracts/rehearsal',
      vpc: 'vpc-1',
    });
  });

  it('does not find in one account what exists in another', async () => {
    on.write('network', `${frankfurt}resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }\n`);
    await on.apply('network');
    on.write(
      'workload',
      'provider "aws" { region = "eu-central-1" }\ndata "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }\n',
    );
    const { code, output } = await on.plan('workload');
    expect(code).toBe(1);
    expect(output).toContain('no matching EC2 VPC found');
  });

  it('refuses an account that the configuration does not allow', async () => {
    on.write(
      'network',
      `provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["111111111111"]
  assume_role { role_arn = "arn:aws:iam::222222222222:role/deploy" }
}
resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }
`,
    );
    const { code, output } = await on.plan('network');
    expect(code).toBe(1);
    expect(output).toContain('AWS account ID not allowed: 222222222222');
  });

  it('puts an object into the Region that it names itself', async () => {
    on.write(
      'network',
      `${frankfurt}resource "aws_vpc" "v" {\n  cidr_block = "10.0.0.0/16"\n  region = "eu-west-1"\n}\n`,
    );
    await on.apply('network');
    expect(on.cloud.find({ type: 'aws_vpc' })).toMatchObject([{ account: '111111111111', region: 'eu-west-1' }]);
    on.write('network', `${frankfurt}resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }\n`);
    expect((await on.plan('network')).output).toMatch(/region = "eu-west-1" -> "eu-central-1" # forces replacement/);
  });

  it('gives every resource the default tags, and reads them back', async () => {
    on.write(
      'network',
      `provider "aws" {
  region = "eu-central-1"
  default_tags {
    tags = { Team = "platform", Name = "default" }
  }
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "own" }
}
output "tags" { value = aws_vpc.v.tags_all }
`,
    );
    await on.apply('network');
    expect(await on.outputs('network')).toEqual({ tags: { Name: 'own', Team: 'platform' } });
  });
});
