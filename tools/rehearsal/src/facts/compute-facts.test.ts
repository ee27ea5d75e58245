import { frankfurt, stage, type Stage } from '../testing/stage';

jest.setTimeout(120_000);

const configuration = (name: string): string => `${frankfurt}
resource "aws_key_pair" "k" {
  key_name   = "${name}"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ9Fu4uJNSqxHpVXnQ6t2Gm0vBk0m3yQnGq8sS0nqGdC me"
}
resource "aws_instance" "i" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  key_name      = aws_key_pair.k.key_name
  root_block_device { volume_size = 20 }
}
resource "aws_lambda_function" "f" {
  function_name = "${name}"
  role          = "arn:aws:iam::111111111111:role/f"
  image_uri     = "111111111111.dkr.ecr.eu-central-1.amazonaws.com/f:1"
  package_type  = "Image"
}
resource "aws_lambda_permission" "p" {
  function_name = aws_lambda_function.f.function_name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
}
resource "aws_ecs_cluster" "c" { name = "${name}" }
resource "aws_db_subnet_group" "g" {
  name       = "${name}"
  subnet_ids = data.aws_subnets.d.ids
}
data "aws_vpc" "d" { default = true }
data "aws_subnets" "d" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.d.id]
  }
}
resource "aws_db_instance" "d" {
  identifier                  = "${name}"
  engine                      = "postgres"
  engine_version              = "17"
  instance_class              = "db.t4g.micro"
  allocated_storage           = 20
  username                    = "root"
  manage_master_user_password = true
  skip_final_snapshot         = true
  db_subnet_group_name        = aws_db_subnet_group.g.name
}
output "all" {
  value = [aws_key_pair.k.arn, aws_lambda_function.f.qualified_arn, aws_ecs_cluster.c.id, aws_db_subnet_group.g.arn,
    aws_db_subnet_group.g.vpc_id == data.aws_vpc.d.id, aws_db_instance.d.port, aws_db_instance.d.arn,
    contains(data.aws_subnets.d.ids, aws_instance.i.subnet_id), startswith(aws_instance.i.private_ip, "172.31."),
    startswith(aws_instance.i.root_block_device[0].volume_id, "vol-"), aws_instance.i.metadata_options[0].http_tokens]
}
`;

describe('instances, functions, tasks and databases', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage();
    on.write('compute', configuration('one'));
    await on.apply('compute');
  });
  afterAll(() => on.close());

  it('have ids and ARNs of the true shape, and plan empty', async () => {
    on.write('compute', configuration('one'));
    expect((await on.outputs('compute'))['all']).toEqual([
      'arn:aws:ec2:eu-central-1:111111111111:key-pair/one',
      'arn:aws:lambda:eu-central-1:111111111111:function:one:$LATEST',
      'arn:aws:ecs:eu-central-1:111111111111:cluster/one',
      'arn:aws:rds:eu-central-1:111111111111:subgrp:one',
      true,
      5432,
      'arn:aws:rds:eu-central-1:111111111111:db:one',
      true,
      true,
      true,
      'required',
    ]);
    expect((await on.plan('compute')).code).toBe(0);
  });

  it('are replaced where their names are what they are, and renamed where they can be', async () => {
    on.write('compute', configuration('two'));
    const { output } = await on.plan('compute');
    for (const each of ['key_pair.k', 'instance.i', 'lambda_function.f', 'ecs_cluster.c', 'db_subnet_group.g']) {
      expect(output).toContain(`# aws_${each} must be replaced`);
    }
    expect(output).toContain('# aws_db_instance.d will be updated in-place');
  });
});
