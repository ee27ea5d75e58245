import { frankfurt, stage, type Stage } from './testing/stage';

describe('the functions of the AWS provider', () => {
  let scene: Stage;
  beforeAll(async () => {
    scene = await stage();
  });
  afterAll(() => scene.close());

  it('take ARNs apart and put them together, with no provider configured', async () => {
    scene.write(
      'arns',
      `
output "parsed" { value = provider::aws::arn_parse("arn:aws:iam::444455556666:role/a:b/example") }
output "built" { value = provider::aws::arn_build("aws", "iam", "", "444455556666", "role/example") }
output "trimmed" { value = provider::aws::trim_iam_role_path("arn:aws:iam::444455556666:role/with/path/example") }
output "agent" { value = provider::aws::user_agent("landfall", "1.0", "rehearsed") }
`,
    );
    const { code, output } = await scene.apply('arns');
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(await scene.outputs('arns')).toEqual({
      parsed: {
        partition: 'aws',
        service: 'iam',
        region: '',
        account_id: '444455556666',
        resource: 'role/a:b/example',
      },
      built: 'arn:aws:iam::444455556666:role/example',
      trimmed: 'arn:aws:iam::444455556666:role/example',
      agent: 'landfall/1.0 (rehearsed)',
    });
  }, 60_000);

  it.each([
    ['arn_parse("role/example")', 'arn: invalid prefix'],
    ['arn_parse("arn:aws:iam::444455556666")', 'arn: not enough sections'],
    ['trim_iam_role_path("arn:aws:s3:::bucket")', 'service must be "iam"'],
    ['trim_iam_role_path("arn:aws:iam::444455556666:user/x")', 'resource must begin with "role/"'],
  ])(
    'refuse %s',
    async (call, refusal) => {
      scene.write('refused', `${frankfurt}\noutput "o" { value = provider::aws::${call} }\n`);
      const { code, output } = await scene.plan('refused');
      expect(code).toBe(1);
      expect(output.replace(/[│╷╵]\s*/g, '')).toContain(`${refusal}.`);
    },
    60_000,
  );
});
