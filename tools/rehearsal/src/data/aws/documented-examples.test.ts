import { frankfurt, stage, type Stage } from '../../testing/stage';

jest.setTimeout(60_000);

const role = `
resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
`;

describe('data sources as the documentation of the provider uses them', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
  });
  afterEach(() => on.close());

  const applied = async (hcl: string): Promise<Readonly<Record<string, unknown>>> => {
    on.write('reader', frankfurt + hcl);
    const { code, output } = await on.apply('reader');
    if (code !== 0) throw new Error(output);
    expect((await on.plan('reader')).code).toBe(0);
    return on.outputs('reader');
  };

  it('write the lifecycle policy of a repository, by priority, without what no rule says', async () => {
    const found = await applied(`
data "aws_ecr_lifecycle_policy_document" "d" {
  rule {
    priority    = 2
    description = "Old ones"
    selection {
      tag_status   = "untagged"
      count_type   = "sinceImagePushed"
      count_unit   = "days"
      count_number = 14
    }
  }
  rule {
    priority = 1
    selection {
      tag_status      = "tagged"
      tag_prefix_list = ["prod"]
      count_type      = "imageCountMoreThan"
      count_number    = 100
    }
    action { type = "expire" }
  }
}
resource "aws_ecr_repository" "r" { name = "repository" }
resource "aws_ecr_lifecycle_policy" "p" {
  repository = aws_ecr_repository.r.name
  policy     = data.aws_ecr_lifecycle_policy_document.d.json
}
output "rules" { value = jsondecode(aws_ecr_lifecycle_policy.p.policy).rules }
`);
    const action = { type: 'expire' };
    expect(found['rules']).toEqual([
      {
        rulePriority: 1,
        selection: { tagStatus: 'tagged', tagPrefixList: ['prod'], countType: 'imageCountMoreThan', countNumber: 100 },
        action,
      },
      {
        rulePriority: 2,
        description: 'Old ones',
        selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
        action,
      },
    ]);
  });

  it('decrypt what they encrypted, and make up what another key did', async () => {
    const found = await applied(`
resource "aws_kms_key" "k" { description = "k" }
data "aws_kms_ciphertext" "c" {
  key_id    = aws_kms_key.k.key_id
  plaintext = "secret"
}
data "aws_kms_secrets" "s" {
  secret {
    name    = "own"
    payload = data.aws_kms_ciphertext.c.ciphertext_blob
  }
}
data "aws_kms_secrets" "other" {
  secret {
    name    = "other"
    payload = "AQECAHgaPa0J8WadplGCqqVAr4HNvDaFSQ+NaiwIBhmm6qDSFwAAAGIwYAYJKoZIhvcN"
  }
}
output "all" {
  value = [nonsensitive(data.aws_kms_secrets.s.plaintext["own"]),
    length(nonsensitive(data.aws_kms_secrets.other.plaintext["other"]))]
}
`);
    expect(found['all']).toEqual(['secret', 16]);
  });

  it('answer an empty object for a function, and its own URL without a qualifier', async () => {
    const found = await applied(`${role}
resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = aws_iam_role.r.arn
  image_uri     = "111111111111.dkr.ecr.eu-central-1.amazonaws.com/f:1"
  package_type  = "Image"
}
resource "aws_lambda_function_url" "own" {
  function_name      = aws_lambda_function.f.function_name
  authorization_type = "NONE"
}
resource "aws_lambda_function_url" "live" {
  function_name      = aws_lambda_function.f.function_name
  qualifier          = "live"
  authorization_type = "AWS_IAM"
}
data "aws_lambda_function_url" "own" {
  function_name = aws_lambda_function.f.function_name
  depends_on    = [aws_lambda_function_url.own, aws_lambda_function_url.live]
}
data "aws_lambda_invocation" "d" {
  function_name = aws_lambda_function.f.function_name
  input         = jsonencode({ key = "value" })
}
resource "aws_lambda_invocation" "r" {
  function_name = aws_lambda_function.f.function_name
  input         = jsonencode({ key = "value" })
}
output "all" {
  value = [data.aws_lambda_function_url.own.authorization_type, jsondecode(data.aws_lambda_invocation.d.result),
    jsondecode(aws_lambda_invocation.r.result)]
}
`);
    expect(found['all']).toEqual(['NONE', {}, {}]);
  });

  it('say that a permission which is not simulated is there, and that this is made up', async () => {
    on.write(
      'reader',
      `${frankfurt}
data "aws_iam_principal_policy_simulation" "s" {
  action_names      = ["s3:GetObject", "s3:PutObject"]
  policy_source_arn = "arn:aws:iam::111111111111:role/deploy"
  resource_arns     = ["arn:aws:s3:::b"]
  lifecycle {
    postcondition {
      condition     = self.all_allowed && length(self.results) == 2
      error_message = "Not allowed."
    }
  }
}
`,
    );
    const { code, output } = await on.apply('reader');
    expect(output).toContain('The rehearsal made up what aws_iam_principal_policy_simulation answers');
    expect(code).toBe(0);
  });

  it('find the security group of the default VPC by its name, where no other VPC has one', async () => {
    const found = await applied(`
data "aws_security_group" "d" { name = "default" }
data "aws_vpc" "d" { default = true }
output "same" { value = data.aws_security_group.d.vpc_id == data.aws_vpc.d.id }
`);
    expect(found['same']).toBe(true);
  });
});
