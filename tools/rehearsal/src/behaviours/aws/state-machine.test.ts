import { frankfurt, stage, type Stage } from '../../testing/stage';

jest.setTimeout(60_000);

const machines = `
resource "aws_iam_role" "r" {
  name = "machines"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "states.amazonaws.com" } }]
  })
}
resource "aws_sfn_state_machine" "m" {
  for_each   = toset(["one", "two"])
  name       = each.key
  role_arn   = aws_iam_role.r.arn
  publish    = true
  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Pass", End = true } } })
}
resource "aws_sfn_alias" "live" {
  for_each = aws_sfn_state_machine.m
  name     = "live"
  routing_configuration {
    state_machine_version_arn = each.value.state_machine_version_arn
    weight                    = 100
  }
}
output "arns" { value = [for alias in aws_sfn_alias.live : alias.arn] }
`;

describe('aliases of state machines', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
  });
  afterEach(() => on.close());

  it('may have one name in several machines, and have the ARN of theirs', async () => {
    on.write('flows', frankfurt + machines);
    const { code, output } = await on.apply('flows');
    expect([code, output]).toEqual([0, expect.any(String)]);
    expect((await on.outputs('flows'))['arns']).toEqual([
      'arn:aws:states:eu-central-1:111111111111:stateMachine:one:live',
      'arn:aws:states:eu-central-1:111111111111:stateMachine:two:live',
    ]);
    expect((await on.plan('flows')).code).toBe(0);
  });
});
