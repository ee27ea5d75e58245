import { frankfurt, stage, type Stage } from '../testing/stage';

jest.setTimeout(120_000);

const vpc = 'resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }\n';

describe('the real terraform', () => {
  let on: Stage;
  afterEach(() => on.close());

  const refusal = async (hcl: string, command: 'plan' | 'apply' = 'apply'): Promise<string> => {
    on.write('stack', frankfurt + hcl);
    return (await on[command]('stack')).output;
  };

  it('is told at plan what the provider validates, with the rule and its source', async () => {
    on = await stage();
    const cluster = `
resource "aws_eks_cluster" "blue" {
  name     = "blue"
  role_arn = "arn:aws:iam::111111111111:role/cluster"
  vpc_config { subnet_ids = ["subnet-1"] }
  compute_config { enabled = true }
}
`;
    const output = await refusal(cluster, 'plan');
    expect(output).toContain('must all be set to either true or false');
    expect(output).toContain('(EKS-005; the EKS API reference, CreateCluster)');
  });

  it('is told at apply of a VPC that does not exist', async () => {
    on = await stage();
    const subnet = 'resource "aws_subnet" "a" {\n  vpc_id = "vpc-0123456789abcdef0"\n  cidr_block = "10.0.0.0/24"\n}\n';
    expect(await refusal(subnet)).toContain(
      "creating EC2 Subnet: operation error EC2: CreateSubnet, https response error StatusCode: 400, api error InvalidVpcID.NotFound: The vpc ID 'vpc-0123456789abcdef0' does not exist",
    );
  });

  it('is told of a principal that a key policy names and nobody made', async () => {
    on = await stage();
    const key = `
resource "aws_kms_key" "k" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:*", Resource = "*", Principal = { AWS = "arn:aws:iam::111111111111:role/ghost" } }] })
}
`;
    expect(await refusal(key)).toContain('invalid principals: arn:aws:iam::111111111111:role/ghost does not exist.');
  });

  it('is told of a second NAT gateway with the same address', async () => {
    on = await stage();
    const nat = `${vpc}
resource "aws_internet_gateway" "i" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_eip" "one" { domain = "vpc" }
resource "aws_nat_gateway" "n" {
  count         = 2
  subnet_id     = aws_subnet.a.id
  allocation_id = aws_eip.one.id
  depends_on    = [aws_internet_gateway.i]
}
`;
    expect(await refusal(nat)).toMatch(/Elastic IP address \[eipalloc-\w+\] is already associated/);
  });

  it('is told of the sixth VPC of a Region, unless the quota was raised', async () => {
    const six = 'resource "aws_vpc" "v" {\n  count = 6\n  cidr_block = "10.${count.index}.0.0/16"\n}\n';
    on = await stage();
    expect(await refusal(six)).toContain('VpcLimitExceeded: The maximum number of VPCs has been reached.');
    await on.close();
    on = await stage({ quotas: { vpcsPerRegion: 6 } });
    expect(await refusal(six)).toContain('6 added');
  });

  it('is not told what a user switched off, and is told what a user added', async () => {
    on = await stage({
      rulesOff: { 'VPC-001': 'addresses are planned elsewhere' },
      rules: [
        {
          id: 'TEAM-001',
          title: 'A topic has a display name',
          source: 'our handbook',
          phase: 'plan',
          types: ['aws_sns_topic'],
          check: ({ config }) => (config['display_name'] === null ? 'the topic has no display name' : undefined),
        },
      ],
    });
    expect(await refusal('resource "aws_vpc" "v" { cidr_block = "10.0.0.0/15" }\n')).not.toContain('InvalidVpc.Range');
    expect(await refusal('resource "aws_sns_topic" "t" { name = "t" }\n', 'plan')).toContain(
      'the topic has no display name',
    );
  });

  it('is warned of an action that does not exist, with the plan or once it is known, and goes on', async () => {
    on = await stage();
    const policies = `
resource "aws_sqs_queue" "q" { name = "q" }
resource "aws_iam_policy" "early" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObjekt", Resource = "*" }] })
}
resource "aws_iam_policy" "late" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:SendMesage", Resource = aws_sqs_queue.q.arn }] })
}
`;
    const planned = await refusal(policies, 'plan');
    expect(planned).toContain('Warning: In a policy, there is no action s3:GetObjekt (did you mean s3:GetObject?)');
    expect(planned).not.toContain('SendMesage');
    const applied = await refusal(policies);
    expect(applied).toContain(
      'Warning: In a policy, there is no action sqs:SendMesage (did you mean sqs:SendMessage?)',
    );
    expect(applied).toContain('3 added');
    expect(await refusal(policies, 'plan')).not.toContain('Warning');
  });

  it('is refused a bucket policy with an action that does not exist, when it is applied', async () => {
    on = await stage();
    const policy = `
resource "aws_s3_bucket" "b" { bucket = "one-111111111111" }
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:GetObjekt", Resource = "arn:aws:s3:::one-111111111111/*", Principal = "*" }] })
}
`;
    expect(await refusal(policy, 'plan')).not.toContain('Error');
    expect(await refusal(policy)).toContain('api error MalformedPolicy: Policy has invalid action: s3:GetObjekt');
  });

  it('is told of a bucket policy for another bucket', async () => {
    on = await stage();
    const policy = `
resource "aws_s3_bucket" "b" { bucket = "one-111111111111" }
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "s3:*", Resource = "arn:aws:s3:::two/*", Principal = "*" }] })
}
`;
    expect(await refusal(policy)).toContain('Policy has invalid resource: arn:aws:s3:::two/*');
  });
});
