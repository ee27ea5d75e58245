import { Cloud } from './cloud/cloud';
import { frankfurt, stage, type Stage } from './testing/stage';

jest.setTimeout(60_000);

const network = (cidr: string, name = 'main'): string => `${frankfurt}
resource "aws_vpc" "main" {
  cidr_block = "${cidr}"
  tags       = { Name = "${name}" }
}
resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, 1)
  availability_zone = "eu-central-1a"
}
output "vpc_id" { value = aws_vpc.main.id }
output "subnet" { value = aws_subnet.a }
`;

describe('a rehearsal', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
  });
  afterEach(() => on.close());

  it('creates what is configured and finds nothing to do in the next plan', async () => {
    on.write('network', network('10.0.0.0/16'));
    const applied = await on.apply('network');
    expect(applied.output).toContain('Apply complete! Resources: 2 added, 0 changed, 0 destroyed.');
    expect((await on.plan('network')).code).toBe(0);
  });

  it('plans values that AWS gives out as known after apply, and gives the same ones in every run', async () => {
    on.write('network', network('10.0.0.0/16'));
    expect((await on.plan('network')).output).toMatch(/\+ arn = \(known after apply\)/);
    await on.apply('network');
    const first = await on.outputs('network');
    expect(first['vpc_id']).toMatch(/^vpc-[0-9a-f]{17}$/);
    expect(first['subnet']).toMatchObject({
      vpc_id: first['vpc_id'],
      owner_id: '111111111111',
      region: 'eu-central-1',
    });
    const other = await stage();
    other.write('network', network('10.0.0.0/16'));
    await other.apply('network');
    expect(await other.outputs('network')).toEqual(first);
    await other.close();
  });

  it('updates in place what can change, and replaces what cannot', async () => {
    on.write('network', network('10.0.0.0/16'));
    await on.apply('network');
    const before = await on.outputs('network');
    on.write('network', network('10.0.0.0/16', 'renamed'));
    expect((await on.apply('network')).output).toContain('0 added, 1 changed, 0 destroyed');
    expect((await on.outputs('network'))['vpc_id']).toBe(before['vpc_id']);
    on.write('network', network('10.1.0.0/16', 'renamed'));
    const plan = await on.plan('network');
    expect(plan.output).toMatch(/cidr_block = "10.0.0.0\/16" -> "10.1.0.0\/16" # forces replacement/);
    expect((await on.apply('network')).output).toContain('2 added, 0 changed, 2 destroyed');
    expect((await on.outputs('network'))['vpc_id']).not.toBe(before['vpc_id']);
  });

  it('leaves nothing behind after a destroy', async () => {
    on.write('network', network('10.0.0.0/16'));
    await on.apply('network');
    const destroyed = await on.terraform('network', 'destroy', '-no-color', '-auto-approve');
    expect(destroyed.output).toContain('Destroy complete! Resources: 2 destroyed.');
    expect(on.cloud.objects()).toEqual([]);
  });

  it('plans to create again what has vanished from the cloud', async () => {
    on.write('network', network('10.0.0.0/16'));
    await on.apply('network');
    for (const { key } of on.cloud.find({ type: 'aws_subnet' })) on.cloud.delete(key);
    const plan = await on.plan('network');
    expect(plan.code).toBe(2);
    expect(plan.output).toContain('aws_subnet.a will be created');
  });

  it('imports by id, and follows a moved block', async () => {
    on.write('network', network('10.0.0.0/16'));
    await on.apply('network');
    const { vpc_id: id } = await on.outputs('network');
    const vpc = 'cidr_block = "10.0.0.0/16"\n  tags = { Name = "main" }';
    on.write(
      'other',
      `${frankfurt}import {\n  to = aws_vpc.here\n  id = "${String(id)}"\n}\nresource "aws_vpc" "here" {\n  ${vpc}\n}\n`,
    );
    expect((await on.apply('other')).output).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
    on.write(
      'other',
      `${frankfurt}moved {\n  from = aws_vpc.here\n  to = aws_vpc.there\n}\nresource "aws_vpc" "there" {\n  ${vpc}\n}\n`,
    );
    const moved = await on.plan('other');
    expect(moved.output).toContain('aws_vpc.here has moved to aws_vpc.there');
    expect(moved.output).toContain('0 to add, 0 to change, 0 to destroy');
  });

  it('says when an import finds nothing', async () => {
    on.write('other', `${frankfurt}resource "aws_vpc" "here" { cidr_block = "10.0.0.0/16" }\n`);
    const { code, output } = await on.terraform('other', 'import', '-no-color', 'aws_vpc.here', 'vpc-0');
    expect(code).toBe(1);
    expect(output).toContain('no object exists with the given id vpc-0 in account 111111111111');
  });

  it('keeps the cloud in a file', async () => {
    on.write('network', network('10.0.0.0/16'));
    await on.apply('network');
    const saved = JSON.stringify(on.cloud);
    expect(JSON.stringify(Cloud.fromJSON(JSON.parse(saved) as ReturnType<Cloud['toJSON']>))).toBe(saved);
  });

  it('takes bindings from beside itself where a folder has none', async () => {
    const bare = await stage({ from: '/' });
    bare.write('network', network('10.0.0.0/16'));
    await bare.terraform('network', 'init', '-no-color');
    expect((await bare.plan('network')).code).toBe(2);
    await bare.close();
  });

  it('names the package of a provider that is not installed', async () => {
    on.write('other', 'resource "google_project" "p" {\n  name = "p"\n}\n');
    await on.terraform('other', 'init', '-no-color');
    const { output } = await on.plan('other');
    expect(output).toContain('No bindings of provider registry.terraform.io/hashicorp/google');
    expect(output).toContain('Install @cdktf/provider-google');
  });
});
