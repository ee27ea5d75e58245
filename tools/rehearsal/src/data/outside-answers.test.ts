import { frankfurt, stage, type Stage } from '../testing/stage';

describe('data sources of what Terraform did not make', () => {
  let scene: Stage;
  beforeAll(async () => {
    scene = await stage();
  });
  afterAll(() => scene.close());

  it('answer with endpoint services of AWS, by kind', async () => {
    scene.write(
      'endpoints',
      `${frankfurt}
data "aws_vpc_endpoint_service" "s3" {
  service      = "s3"
  service_type = "Gateway"
}
data "aws_vpc_endpoint_service" "ecr" {
  service = "ecr.dkr"
  filter {
    name   = "service-type"
    values = ["Interface"]
  }
}
output "names" { value = [for each in [data.aws_vpc_endpoint_service.s3, data.aws_vpc_endpoint_service.ecr] : [each.service_name, each.service_type]] }
`,
    );
    expect(await scene.apply('endpoints')).toMatchObject({ code: 0 });
    expect((await scene.outputs('endpoints'))['names']).toEqual([
      ['com.amazonaws.eu-central-1.s3', 'Gateway'],
      ['com.amazonaws.eu-central-1.ecr.dkr', 'Interface'],
    ]);
  }, 60_000);

  it.each([
    ['service = "s3"', 'multiple EC2 VPC Endpoint Services matched'],
    ['service_name = "com.amazonaws.eu-west-1.ecr.dkr"', 'no matching EC2 VPC Endpoint Service found'],
    ['service_name = "s3"', 'no matching EC2 VPC Endpoint Service found'],
  ])(
    'refuse an endpoint service with %s',
    async (argument, refusal) => {
      scene.write('no-endpoints', `${frankfurt}\ndata "aws_vpc_endpoint_service" "s" {\n  ${argument}\n}\n`);
      const { code, output } = await scene.plan('no-endpoints');
      expect({ code, refused: output.includes(refusal) }).toEqual({ code: 1, refused: true });
    },
    60_000,
  );

  it('make up what a directory, an image pipeline and a data centre hold, and say so', async () => {
    scene.write(
      'invented',
      `${frankfurt}
data "aws_ssoadmin_instances" "i" {}
data "aws_identitystore_group" "g" {
  identity_store_id = one(data.aws_ssoadmin_instances.i.identity_store_ids)
  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = "Administrators"
    }
  }
}
data "aws_ami" "own" {
  owners     = ["self"]
  name_regex = "^golden-*"
}
data "aws_outposts_outpost" "o" { name = "rack" }
output "answers" {
  value = [data.aws_identitystore_group.g.display_name, data.aws_ami.own.owner_id, data.aws_outposts_outpost.o.availability_zone]
}
`,
    );
    const { code, output } = await scene.apply('invented');
    expect(code).toBe(0);
    for (const type of ['ssoadmin_instances', 'identitystore_group', 'ami', 'outposts_outpost']) {
      expect(output).toContain(`The rehearsal made up what aws_${type} answers`);
    }
    expect((await scene.outputs('invented'))['answers']).toEqual(['Administrators', '111111111111', 'eu-central-1a']);
  }, 60_000);

  it('let a key policy name the role that Terraform runs as', async () => {
    scene.write(
      'own-role',
      `${frankfurt}
data "aws_caller_identity" "me" {}
data "aws_iam_session_context" "me" { arn = data.aws_caller_identity.me.arn }
resource "aws_kms_key" "k" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "kms:*", Resource = "*", Principal = { AWS = data.aws_iam_session_context.me.issuer_arn } }]
  })
}
data "aws_ecrpublic_authorization_token" "t" { region = "us-east-1" }
output "user" { value = data.aws_ecrpublic_authorization_token.t.user_name }
`,
    );
    const { output } = await scene.apply('own-role');
    expect(output).toContain('Apply complete!');
    expect(output).not.toContain('made up');
  }, 60_000);
});
