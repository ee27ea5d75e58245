import { frankfurt, stage, type Stage } from '../testing/stage';

const secrets = (content: string, version: number): string => `${frankfurt}
resource "aws_secretsmanager_secret" "db" { name = "db" }

resource "aws_secretsmanager_secret_version" "db" {
  secret_id                = aws_secretsmanager_secret.db.id
  secret_string_wo         = "${content}"
  secret_string_wo_version = ${version}
}

ephemeral "aws_secretsmanager_secret_version" "db" {
  secret_id = aws_secretsmanager_secret_version.db.secret_id
}

resource "aws_ssm_parameter" "copy" {
  name             = "/copy"
  type             = "SecureString"
  value_wo         = ephemeral.aws_secretsmanager_secret_version.db.secret_string
  value_wo_version = ${version}
}

ephemeral "aws_ssm_parameter" "copy" {
  arn = aws_ssm_parameter.copy.arn

  lifecycle {
    postcondition {
      condition     = contains(["correct horse", "battery staple"], self.value)
      error_message = "got what the parameter does not hold"
    }
  }
}
`;

describe('ephemeral resources and write-only arguments', () => {
  let scene: Stage;
  beforeAll(async () => {
    scene = await stage();
  });
  afterAll(() => scene.close());

  it('carry a secret from one service to another without it being in the state', async () => {
    for (const [content, version] of [
      ['correct horse', 1],
      ['battery staple', 2],
    ] as const) {
      scene.write('secrets', secrets(content, version));
      expect(await scene.apply('secrets')).toMatchObject({ code: 0 });
      const { output } = await scene.terraform('secrets', 'state', 'pull');
      expect(output).toContain('"secret_string_wo": null');
      expect(output).not.toContain(content);
      expect(await scene.plan('secrets')).toMatchObject({ code: 0 });
      const [parameter] = scene.cloud.find({ type: 'aws_ssm_parameter' });
      expect(parameter?.writeOnly).toEqual({ value_wo: content });
    }
  }, 60_000);

  it('say what is not there', async () => {
    scene.write(
      'missing',
      `${frankfurt}\nephemeral "aws_ssm_parameter" "p" { arn = "arn:aws:ssm:eu-central-1:111111111111:parameter/no" }\n`,
    );
    const { code, output } = await scene.plan('missing');
    expect(code).toBe(1);
    expect(output).toContain(
      "reading SSM Parameter (arn:aws:ssm:eu-central-1:111111111111:parameter/no): couldn't find resource",
    );
  }, 60_000);

  it('configure other providers, and make passwords of the asked for characters', async () => {
    scene.write(
      'tokens',
      `${frankfurt}
ephemeral "aws_eks_cluster_auth" "c" { name = "c" }
ephemeral "aws_secretsmanager_random_password" "p" {
  password_length     = 20
  exclude_punctuation = true
  exclude_numbers     = true

  lifecycle {
    postcondition {
      condition     = can(regex("^[A-Za-z]{20}$", self.random_password))
      error_message = "got other characters"
    }
  }
}
provider "kubernetes" {
  host  = "https://c.example"
  token = ephemeral.aws_eks_cluster_auth.c.token
}
resource "kubernetes_namespace_v1" "n" {
  metadata { name = "n" }
}
`,
    );
    expect(await scene.apply('tokens')).toMatchObject({ code: 0 });
  }, 60_000);
});
