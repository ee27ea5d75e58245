import { lockIdOf } from './backend/state-lock';
import type { CloudObject } from './cloud/cloud-object';
import { unmanagedObjects } from './cloud/unmanaged-objects';
import { frankfurt, stage, type Stage } from './testing/stage';

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

const state = 'states-111111111111/network.tfstate';

const inBucket = `${frankfurt}
terraform {
  backend "s3" {
    bucket       = "states-111111111111"
    key          = "network.tfstate"
    region       = "eu-central-1"
    use_lockfile = true
  }
}
resource "aws_cloudwatch_log_group" "flows" { name = "flows" }
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
  depends_on = [aws_cloudwatch_log_group.flows]
}
`;

describe('a killed run', () => {
  let on: Stage;
  let killed: string;
  beforeEach(async () => {
    const onHappen = (type: string): void => void (killed = type);
    on = await stage({ faults: [{ call: 'apply', type: 'aws_subnet', error: 'kill', onHappen }] });
    on.write('network', inBucket);
    await on.terraform('network', 'init', '-no-color');
    expect((await on.apply('network')).code).toBeNull();
  });
  afterEach(() => on.close());

  const only = (type: string): CloudObject => {
    const [object, second] = on.cloud.find({ type }).filter(({ attributes }) => attributes['name'] !== 'default');
    if (object === undefined || second !== undefined) throw new Error(`expected one ${type}`);
    return object;
  };

  const unlock = async (): Promise<void> => {
    const { code } = await on.terraform('network', 'force-unlock', '-force', lockIdOf(on.cloud, state) ?? '');
    expect(code).toBe(0);
  };

  it('leaves what was created in the cloud, no state, and the lock', async () => {
    expect(killed).toBe('aws_subnet');
    const left = unmanagedObjects(on.cloud).map(({ type }) => type);
    expect(left).toEqual(expect.arrayContaining(['aws_vpc', 'aws_subnet', 'aws_cloudwatch_log_group']));
    expect([...on.cloud.files.keys()]).toEqual([`${state}.tflock`]);
    expect((await on.apply('network')).output).toContain('Error acquiring the state lock');
  });

  it('is followed by one that makes some things twice and is refused others, as in AWS', async () => {
    await unlock();
    const { code, output } = await on.apply('network');
    expect(code).toBe(1);
    expect(output).toContain('ResourceAlreadyExistsException');
    expect(on.cloud.find({ type: 'aws_vpc' })).toHaveLength(2);
  });

  it('is followed by one that converges when what was created is imported', async () => {
    await unlock();
    const imports = {
      'aws_vpc.main': 'aws_vpc',
      'aws_subnet.a': 'aws_subnet',
      'aws_cloudwatch_log_group.flows': 'aws_cloudwatch_log_group',
    };
    const blocks = Object.entries(imports).map(
      ([to, type]) => `import {\n  to = ${to}\n  id = "${only(type).id}"\n}\n`,
    );
    on.write('network', inBucket + blocks.join(''));
    expect((await on.apply('network')).output).toContain('3 imported, 0 added, 0 changed, 0 destroyed');
    expect(unmanagedObjects(on.cloud)).toEqual([]);
    expect((await on.plan('network')).code).toBe(0);
  });
});
