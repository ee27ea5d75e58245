import { frankfurt, stage } from './testing/stage';

jest.setTimeout(60_000);

const three = `${frankfurt}
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}
`;

describe('an injected fault', () => {
  it('fails one apply half-way, and the next one converges', async () => {
    const on = await stage({ faults: [{ call: 'apply', type: 'aws_subnet', nth: 2, error: 'throttle' }] });
    on.write('network', three);
    const failed = await on.apply('network');
    expect(failed.code).toBe(1);
    expect(failed.output).toContain('ThrottlingException: Rate exceeded');
    expect(on.cloud.find({ type: 'aws_subnet' })).toHaveLength(1);
    expect((await on.apply('network')).output).toContain('Resources: 1 added, 0 changed, 0 destroyed.');
    expect((await on.plan('network')).code).toBe(0);
    await on.close();
  });

  it('fails a plan or a read in the words of the provider', async () => {
    const on = await stage({
      faults: [
        { call: 'plan', error: 'fail' },
        { call: 'read', type: 'aws_vpc', error: 'throttle' },
      ],
    });
    on.write('network', three);
    expect((await on.plan('network')).output).toContain('StatusCode: 500, api error InternalFailure');
    expect((await on.apply('network')).code).toBe(0);
    expect((await on.plan('network')).output).toContain('reading aws_vpc: operation error');
    expect((await on.plan('network')).code).toBe(0);
    await on.close();
  });
});
