import { awsData } from '../aws/aws-data';
import { frankfurt, stage, type Stage } from '../testing/stage';

jest.setTimeout(60_000);

describe('data sources', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage({
      aws: { eks: { ...awsData.eks, addons: { 'vpc-cni': ['v9.9.9-eksbuild.1', 'v9.9.8-eksbuild.1'] } } },
    });
  });
  afterEach(() => on.close());

  const answers = async (hcl: string): Promise<Readonly<Record<string, unknown>>> => {
    on.write('reader', frankfurt + hcl);
    const { code, output } = await on.apply('reader');
    if (code !== 0) throw new Error(output);
    return on.outputs('reader');
  };
  const refusal = async (hcl: string): Promise<string> => {
    on.write('reader', frankfurt + hcl);
    return (await on.plan('reader')).output;
  };

  it('know who and where a provider configuration is', async () => {
    const found = await answers(`
data "aws_partition" "p" {}
data "aws_region" "r" {}
data "aws_caller_identity" "c" {}
data "aws_iam_session_context" "s" { arn = "arn:aws:sts::111111111111:assumed-role/admin/me" }
data "aws_service_principal" "logs" { service_name = "logs" }
data "aws_availability_zones" "z" {
  exclude_names = ["eu-central-1b"]
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}
output "all" {
  value = [data.aws_partition.p.dns_suffix, data.aws_region.r.region, data.aws_caller_identity.c.account_id,
    data.aws_iam_session_context.s.issuer_arn, data.aws_service_principal.logs.name,
    data.aws_availability_zones.z.names, data.aws_availability_zones.z.zone_ids]
}
`);
    expect(found['all']).toEqual([
      'amazonaws.com',
      'eu-central-1',
      '111111111111',
      'arn:aws:iam::111111111111:role/admin',
      'logs.eu-central-1.amazonaws.com',
      ['eu-central-1a', 'eu-central-1c'],
      ['euc1-az1', 'euc1-az3'],
    ]);
  });

  it('find the default VPC that every account has, with its subnets, and tell it from others', async () => {
    on.write('other', `${frankfurt}resource "aws_vpc" "other" { cidr_block = "10.0.0.0/16" }\n`);
    await on.apply('other');
    const found = await answers(`
data "aws_vpc" "d" { default = true }
data "aws_subnets" "d" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.d.id]
  }
}
data "aws_security_group" "d" {
  name   = "default"
  vpc_id = data.aws_vpc.d.id
}
resource "aws_default_vpc" "d" {}
resource "aws_default_subnet" "b" { availability_zone = "eu-central-1b" }
resource "aws_security_group" "own" { vpc_id = data.aws_vpc.d.id }
output "d" {
  value = [data.aws_vpc.d.cidr_block, length(data.aws_subnets.d.ids), aws_default_vpc.d.id == data.aws_vpc.d.id,
    contains(data.aws_subnets.d.ids, aws_default_subnet.b.id), aws_default_subnet.b.cidr_block,
    data.aws_security_group.d.vpc_id == data.aws_vpc.d.id]
}
`);
    expect(found['d']).toEqual(['172.31.0.0/16', 3, true, true, '172.31.16.0/20', true]);
    expect((await on.plan('reader')).code).toBe(0);
  });

  it('know what AWS publishes: its policies, its event bus, its parameters', async () => {
    const found = await answers(`
data "aws_iam_policy" "eni" { arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess" }
data "aws_iam_policy" "admin" { name = "AdministratorAccess" }
data "aws_cloudwatch_event_bus" "d" { name = "default" }
data "aws_cloudfront_cache_policy" "c" { name = "Managed-CachingDisabled" }
data "aws_ssm_parameter" "ecs" { name = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended" }
output "all" {
  value = [data.aws_iam_policy.eni.name, data.aws_iam_policy.admin.arn, data.aws_cloudwatch_event_bus.d.arn,
    data.aws_cloudfront_cache_policy.c.id, nonsensitive(keys(jsondecode(data.aws_ssm_parameter.ecs.value))[2])]
}
`);
    expect(found['all']).toEqual([
      'AWSLambdaENIManagementAccess',
      'arn:aws:iam::aws:policy/AdministratorAccess',
      'arn:aws:events:eu-central-1:111111111111:event-bus/default',
      '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      'image_id',
    ]);
    const refused = await refusal('data "aws_iam_policy" "mine" { name = "mine" }');
    expect(refused).toContain("reading IAM Policy (mine): couldn't find resource");
    expect(await refusal('data "aws_route53_zone" "z" { name = "example.com" }')).toContain(
      'no matching Route 53 Hosted Zone found',
    );
  });

  it('offer every instance type in every zone, and read from its name what it is', async () => {
    const found = await answers(`
data "aws_ec2_instance_type_offerings" "o" {
  location_type = "availability-zone"
  filter {
    name   = "instance-type"
    values = ["p5.48xlarge"]
  }
}
data "aws_ec2_instance_type" "g" { instance_type = "m7g.2xlarge" }
output "all" {
  value = [data.aws_ec2_instance_type_offerings.o.locations, data.aws_ec2_instance_type.g.default_vcpus,
    data.aws_ec2_instance_type.g.memory_size, data.aws_ec2_instance_type.g.supported_architectures]
}
`);
    expect(found['all']).toEqual([['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], 8, 32768, ['arm64']]);
  });

  it('write the documents of data protection policies', async () => {
    const found = await answers(`
data "aws_cloudwatch_log_data_protection_policy_document" "d" {
  name = "emails"
  statement {
    sid              = "Audit"
    data_identifiers = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
    operation {
      audit {
        findings_destination {
          s3 { bucket = "findings" }
        }
      }
    }
  }
  statement {
    sid              = "Mask"
    data_identifiers = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"]
    operation {
      deidentify {
        mask_config {}
      }
    }
  }
}
output "all" { value = jsondecode(data.aws_cloudwatch_log_data_protection_policy_document.d.json) }
`);
    expect(found['all']).toEqual({
      Version: '2021-06-01',
      Name: 'emails',
      Statement: [
        {
          Sid: 'Audit',
          DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/EmailAddress'],
          Operation: { Audit: { FindingsDestination: { S3: { Bucket: 'findings' } } } },
        },
        {
          Sid: 'Mask',
          DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/EmailAddress'],
          Operation: { Deidentify: { MaskConfig: {} } },
        },
      ],
    });
  });

  it('find objects by tags, filters and ids', async () => {
    on.write(
      'network',
      `${frankfurt}
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "main" }
}
resource "aws_subnet" "s" {
  for_each   = { private = "10.0.0.0/24", public = "10.0.1.0/24" }
  vpc_id     = aws_vpc.main.id
  cidr_block = each.value
  tags       = { Name = "main-\${each.key}" }
}
output "subnets" { value = { for name, subnet in aws_subnet.s : name => subnet.id } }
`,
    );
    await on.apply('network');
    const { subnets } = await on.outputs('network');
    const found = await answers(`
data "aws_vpc" "main" { tags = { Name = "main" } }
data "aws_subnets" "all" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.main.id]
  }
}
data "aws_subnet" "public" {
  filter {
    name   = "tag:Name"
    values = ["*-public"]
  }
}
output "cidr" { value = data.aws_vpc.main.cidr_block }
output "all" { value = data.aws_subnets.all.ids }
output "public" { value = data.aws_subnet.public.id }
`);
    const ids = subnets as Readonly<Record<string, string>>;
    expect(found).toEqual({ cidr: '10.0.0.0/16', all: Object.values(ids).sort(), public: ids['public'] });
    expect(await refusal('data "aws_subnet" "one" {}\n')).toContain(
      'multiple EC2 Subnets matched; use additional constraints to reduce matches to a single EC2 Subnet',
    );
  });

  it('say in the words of the provider that something is not found', async () => {
    expect(await refusal('data "aws_ssm_parameter" "p" { name = "/none" }\n')).toContain(
      "reading SSM Parameter (/none): couldn't find resource",
    );
    expect(await refusal('data "aws_eks_cluster" "c" { name = "none" }\n')).toContain(
      "reading EKS Cluster (none): couldn't find resource",
    );
    expect(
      await refusal('data "aws_eks_addon_version" "a" {\n  addon_name = "none"\n  kubernetes_version = "1.33"\n}\n'),
    ).toContain("reading EKS Add-On version info (none, 1.33): couldn't find resource");
  });

  it('know what AWS publishes, and what the user knows better', async () => {
    const found = await answers(`
data "aws_eks_addon_version" "newest" {
  addon_name         = "vpc-cni"
  kubernetes_version = "1.33"
  most_recent        = true
}
data "aws_eks_cluster_versions" "default" { default_only = true }
data "aws_ssm_parameter" "image" { name = "/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/x86_64/standard/recommended/image_id" }
data "aws_ec2_managed_prefix_list" "s3" { name = "com.amazonaws.eu-central-1.s3" }
data "aws_kms_alias" "ebs" { name = "alias/aws/ebs" }
output "addon" { value = data.aws_eks_addon_version.newest.version }
output "default" { value = data.aws_eks_cluster_versions.default.cluster_versions[*].cluster_version }
output "image" { value = nonsensitive(data.aws_ssm_parameter.image.value) }
output "list" { value = data.aws_ec2_managed_prefix_list.s3.id }
output "key" { value = data.aws_kms_alias.ebs.target_key_arn }
`);
    expect(found).toEqual({
      addon: 'v9.9.9-eksbuild.1',
      default: [awsData.eks.defaultVersion],
      image: expect.stringMatching(/^ami-[0-9a-f]{17}$/),
      list: expect.stringMatching(/^pl-[0-9a-f]{8}$/),
      key: expect.stringMatching(/^arn:aws:kms:eu-central-1:111111111111:key\/[0-9a-f-]{36}$/),
    });
  });

  it('warn when they make an answer up', async () => {
    expect(await refusal('data "aws_ec2_instance_type" "t" { instance_type = "m7g.large" }\n')).toContain(
      'The rehearsal made up what aws_ec2_instance_type answers',
    );
  });
});
