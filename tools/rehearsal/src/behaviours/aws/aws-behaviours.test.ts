import { frankfurt, stage, type Stage } from '../../testing/stage';

jest.setTimeout(120_000);

const vpc = 'resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }\n';
const subnet = (name: string, cidr: string, zone = 'a'): string => `
resource "aws_subnet" "${name}" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "${cidr}"
  availability_zone = "eu-central-1${zone}"
}
`;
const trust = (service: string): string =>
  `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "${service}" } }] })`;
const role = `
resource "aws_iam_role" "cluster" {
  name               = "cluster"
  assume_role_policy = ${trust('eks.amazonaws.com')}
}
`;
const cluster = (version: string, subnets: string): string => `
resource "aws_eks_cluster" "blue" {
  name     = "blue"
  version  = "${version}"
  role_arn = aws_iam_role.cluster.arn
  vpc_config { subnet_ids = [${subnets}] }
}
output "vpc_config" { value = aws_eks_cluster.blue.vpc_config[0] }
output "vpc_id" { value = aws_vpc.main.id }
`;

describe('the simulated AWS', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
  });
  afterEach(() => on.close());

  const applied = async (hcl: string): Promise<string> => {
    on.write('stack', frankfurt + hcl);
    return (await on.apply('stack')).output;
  };

  it('gives a VPC a security group, a route table and a network ACL, and takes them away with it', async () => {
    await applied(vpc);
    on.write(
      'reader',
      `${frankfurt}data "aws_security_group" "d" { name = "default" }\ndata "aws_route_tables" "r" {}\noutput "found" { value = [data.aws_security_group.d.id, data.aws_route_tables.r.ids[0]] }\n`,
    );
    await on.apply('reader');
    const made = on.cloud.find({ type: 'aws_vpc' })[0]?.attributes;
    expect((await on.outputs('reader'))['found']).toEqual([
      made?.['default_security_group_id'],
      made?.['main_route_table_id'],
    ]);
    await on.terraform('stack', 'destroy', '-auto-approve', '-no-color');
    expect(on.cloud.objects()).toEqual([]);
  });

  it('puts what lies in a subnet into its VPC, its zone and its block, and what names none into the default VPC', async () => {
    await applied(`${vpc}${subnet('a', '10.0.4.0/24', 'b')}
resource "aws_nat_gateway" "n" {
  subnet_id         = aws_subnet.a.id
  connectivity_type = "private"
}
resource "aws_security_group" "g" { name = "without-vpc" }
data "aws_vpc" "d" { default = true }
output "n" {
  value = [aws_nat_gateway.n.vpc_id == aws_vpc.main.id, startswith(aws_nat_gateway.n.private_ip, "10.0.4."),
    aws_security_group.g.vpc_id == data.aws_vpc.d.id]
}
`);
    expect(await on.outputs('stack')).toEqual({ n: [true, true, true] });
    expect((await on.plan('stack')).code).toBe(0);
  });

  it('lets both sides of a peering connection between Regions route to it', async () => {
    const output = await applied(`
provider "aws" {
  alias               = "far"
  region              = "us-east-1"
  allowed_account_ids = ["111111111111"]
}
${vpc}
resource "aws_vpc" "far" {
  provider   = aws.far
  cidr_block = "10.1.0.0/16"
}
resource "aws_vpc_peering_connection" "p" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.far.id
  peer_region = "us-east-1"
}
resource "aws_vpc_peering_connection_accepter" "p" {
  provider                  = aws.far
  vpc_peering_connection_id = aws_vpc_peering_connection.p.id
  auto_accept               = true
}
resource "aws_route" "back" {
  provider                  = aws.far
  route_table_id            = aws_vpc.far.main_route_table_id
  destination_cidr_block    = "10.0.0.0/16"
  vpc_peering_connection_id = aws_vpc_peering_connection.p.id
}
output "seen" {
  value = [aws_vpc_peering_connection_accepter.p.vpc_id == aws_vpc.far.id,
    aws_vpc_peering_connection_accepter.p.peer_vpc_id == aws_vpc.main.id]
}
`);
    expect(output).toContain('5 added');
    expect(await on.outputs('stack')).toEqual({ seen: [true, true] });
    expect((await on.plan('stack')).code).toBe(0);
  });

  it('replaces what has another name, also of types that nobody has looked at', async () => {
    const policy = (name: string): string => `
resource "aws_cloudfront_key_value_store" "s" {
  name    = "${name}"
  comment = "${name}"
}
`;
    await applied(policy('one'));
    expect(await applied(policy('two'))).toContain('# aws_cloudfront_key_value_store.s must be replaced');
  });

  it('believes what it makes up of types that nobody has looked at', async () => {
    const output = await applied(`${vpc}${subnet('a', '10.0.0.0/24')}${subnet('b', '10.0.1.0/24', 'b')}
resource "aws_directory_service_directory" "d" {
  name     = "corp.example.com"
  password = "SuperSecretPassw0rd"
  vpc_settings {
    vpc_id     = aws_vpc.main.id
    subnet_ids = [aws_subnet.a.id, aws_subnet.b.id]
  }
}
resource "aws_vpc_security_group_egress_rule" "r" {
  security_group_id = aws_directory_service_directory.d.security_group_id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
`);
    expect(output).toContain('5 added');
  });

  it('adopts the default security group of the VPC', async () => {
    await applied(
      `${vpc}resource "aws_default_security_group" "d" { vpc_id = aws_vpc.main.id }\noutput "same" { value = aws_default_security_group.d.id == aws_vpc.main.default_security_group_id }\n`,
    );
    expect(await on.outputs('stack')).toEqual({ same: true });
  });

  it('refuses subnets outside of their VPC, and subnets that overlap', async () => {
    expect(await applied(vpc + subnet('a', '10.1.0.0/24'))).toContain(
      "api error InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
    );
    await applied(vpc + subnet('a', '10.0.0.0/20'));
    expect(await applied(vpc + subnet('a', '10.0.0.0/20') + subnet('b', '10.0.4.0/24'))).toContain(
      "api error InvalidSubnet.Conflict: The CIDR '10.0.4.0/24' conflicts with another subnet",
    );
  });

  it('puts a cluster into the VPC of its subnets, and adds its security group', async () => {
    const subnets = subnet('a', '10.0.0.0/24') + subnet('b', '10.0.1.0/24', 'b');
    await applied(vpc + subnets + role + cluster('1.33', 'aws_subnet.a.id, aws_subnet.b.id'));
    const { vpc_config: config, vpc_id: vpcId } = await on.outputs('stack');
    expect(config).toMatchObject({ vpc_id: vpcId });
    const groups = on.cloud.find({ type: 'aws_security_group' }).map(({ attributes }) => attributes['description']);
    expect(groups.join()).toContain('EKS created security group');
    expect((await on.plan('stack')).code).toBe(0);
  });

  it('refuses a cluster in one zone, and a version that leaves one out', async () => {
    const one = vpc + subnet('a', '10.0.0.0/24') + subnet('b', '10.0.1.0/24', 'a') + role;
    expect(await applied(one + cluster('1.32', 'aws_subnet.a.id, aws_subnet.b.id'))).toContain(
      'Subnets specified must be in at least two different AZs',
    );
    const two = vpc + subnet('a', '10.0.0.0/24') + subnet('b', '10.0.2.0/24', 'b') + role;
    await applied(two + cluster('1.32', 'aws_subnet.a.id, aws_subnet.b.id'));
    expect(await applied(two + cluster('1.34', 'aws_subnet.a.id, aws_subnet.b.id'))).toContain(
      'Unsupported Kubernetes minor version update from 1.32 to 1.34',
    );
    expect(await applied(two + cluster('1.33', 'aws_subnet.a.id, aws_subnet.b.id'))).toContain('1 changed');
  });

  it('refuses a second object with a name that is taken', async () => {
    expect(await applied(`${role}${role.replace('"cluster" {', '"second" {')}`)).toContain(
      'creating IAM Role (cluster): operation error IAM: CreateRole, https response error StatusCode: 409, EntityAlreadyExists: Role with name cluster already exists.',
    );
  });

  it('refuses to delete what another stack still uses', async () => {
    await applied(vpc);
    on.write(
      'other',
      `${frankfurt}data "aws_vpc" "main" {}\nresource "aws_subnet" "a" {\n  vpc_id = data.aws_vpc.main.id\n  cidr_block = "10.0.0.0/24"\n}\n`,
    );
    await on.apply('other');
    const { code, output } = await on.terraform('stack', 'destroy', '-auto-approve', '-no-color');
    expect(code).toBe(1);
    expect(output).toMatch(
      /DependencyViolation: The vpc 'vpc-\w+' has dependencies and cannot be deleted. Still there: aws_subnet/,
    );
  });

  it('refuses a key policy that would lock everybody out', async () => {
    const key = (action: string): string => `
resource "aws_kms_key" "k" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "${action}", Resource = "*", Principal = { AWS = "arn:aws:iam::111111111111:root" } }] })
}
`;
    expect(await applied(key('kms:Decrypt'))).toContain('will not allow you to update the key policy in the future');
    expect(await applied(key('kms:*'))).toContain('1 added');
  });

  it('refuses policies and parameters that are too long', async () => {
    const policy = `resource "aws_iam_policy" "p" {\n  name = "p"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = [for i in range(300) : "arn:aws:s3:::bucket-\${i}/*"] }] })\n}\n`;
    expect(await applied(policy)).toContain('LimitExceeded: Cannot exceed quota for PolicySize: 6144');
    const parameter =
      'resource "aws_ssm_parameter" "p" {\n  name = "/p"\n  type = "String"\n  insecure_value = join("", [for i in range(1000) : "12345"])\n}\n';
    expect(await applied(parameter)).toContain(
      'Standard tier parameters support a maximum parameter value of 4096 characters.',
    );
  });

  it('counts the versions of a parameter, and shows a changed value', async () => {
    const parameter = (value: string): string =>
      `resource "aws_ssm_parameter" "p" {\n  name = "/p"\n  type = "String"\n  insecure_value = "${value}"\n}\noutput "p" { value = [aws_ssm_parameter.p.version, aws_ssm_parameter.p.insecure_value, nonsensitive(aws_ssm_parameter.p.value)] }\n`;
    await applied(parameter('one'));
    expect(await on.outputs('stack')).toEqual({ p: [1, 'one', null] });
    await applied(parameter('two'));
    expect(await on.outputs('stack')).toEqual({ p: [2, 'two', null] });
  });
});

describe('a state bucket', () => {
  it('cannot be deleted while it holds the state of resources that exist', async () => {
    const on = await stage();
    on.write('stack', `${frankfurt}resource "aws_s3_bucket" "states" { bucket = "states-111111111111" }\n`);
    await on.apply('stack');
    const state = (resources: readonly object[]) => ({
      content: Buffer.from(JSON.stringify({ resources })).toString('base64'),
      versionId: '1',
    });
    on.cloud.files.set('states-111111111111/network.tfstate', state([{ type: 'aws_vpc' }]));
    const refused = await on.terraform('stack', 'destroy', '-auto-approve', '-no-color');
    expect(refused.output).toContain('BucketNotEmpty: The bucket you tried to delete is not empty.');
    on.cloud.files.set('states-111111111111/network.tfstate', state([]));
    const destroyed = await on.terraform('stack', 'destroy', '-auto-approve', '-no-color');
    expect(destroyed.output).toContain('Destroy complete! Resources: 1 destroyed.');
    await on.close();
  });
});
