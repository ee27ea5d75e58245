import { frankfurt, stage, type Stage } from './testing/stage';

const trust = `jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })`;

const role = (name: string, from: string): string => `
resource "aws_iam_role" "${name}" {
  name               = ${from}
  assume_role_policy = ${trust}
}
`;

const vpc = (name: string): string => `
resource "aws_vpc" "${name}" {
  cidr_block = "10.0.0.0/16"
}
`;

const after = `${frankfurt}
${vpc('new')}
moved {
  from = aws_vpc.old
  to   = aws_vpc.new
}
removed {
  from = aws_iam_role.r
  lifecycle {
    destroy = false
  }
}
import {
  for_each = toset(["moved"])
  to       = aws_iam_role.imported[each.key]
  id       = each.key
}
resource "aws_iam_role" "imported" {
  for_each           = toset(["moved"])
  name               = each.key
  assume_role_policy = ${trust}
}
`;

describe('refactoring', () => {
  let scene: Stage;
  beforeAll(async () => {
    scene = await stage();
  });
  afterAll(() => scene.close());

  it('moves, forgets and imports without touching what exists', async () => {
    scene.write('moved', frankfurt + vpc('old') + role('r', '"moved"'));
    await scene.apply('moved');
    const objects = JSON.stringify(scene.cloud.objects());
    scene.write('moved', after);
    const { code, output } = await scene.apply('moved');
    expect(code).toBe(0);
    expect(output).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
    expect(JSON.stringify(scene.cloud.objects())).toBe(objects);
    expect(await scene.plan('moved')).toMatchObject({ code: 0 });
  }, 60_000);

  it('imports by command what was taken out of the state', async () => {
    scene.write('by-command', frankfurt + vpc('v'));
    await scene.apply('by-command');
    const { output } = await scene.terraform('by-command', 'state', 'show', '-no-color', 'aws_vpc.v');
    const id = / id = "(vpc-\w+)"/.exec(output)?.[1] ?? '';
    expect(await scene.terraform('by-command', 'state', 'rm', 'aws_vpc.v')).toMatchObject({ code: 0 });
    expect(await scene.terraform('by-command', 'import', '-no-color', 'aws_vpc.v', id)).toMatchObject({ code: 0 });
    expect(await scene.plan('by-command')).toMatchObject({ code: 0 });
  }, 60_000);

  it('writes the configuration of what is imported, which plans empty', async () => {
    scene.write('source', frankfurt + role('r', '"written"'));
    await scene.apply('source');
    scene.write('written', `${frankfurt}\nimport {\n  to = aws_iam_role.generated\n  id = "written"\n}\n`);
    const args = ['plan', '-no-color', '-generate-config-out=generated.tf'];
    expect(await scene.terraform('written', ...args)).toMatchObject({ code: 0 });
    expect((await scene.apply('written')).output).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
    expect(await scene.plan('written')).toMatchObject({ code: 0 });
  }, 60_000);

  it('refuses to import what does not exist', async () => {
    scene.write('nothing', `${frankfurt}\nresource "aws_vpc" "v" {\n  cidr_block = "10.0.0.0/16"\n}\n`);
    const { code, output } = await scene.terraform('nothing', 'import', '-no-color', 'aws_vpc.v', 'vpc-0');
    expect(code).toBe(1);
    expect(output).toContain(
      'no object exists with the given id vpc-0 in account 111111111111 and Region eu-central-1',
    );
  }, 60_000);

  it('refuses a move to another type, and imports an object under the other name of its type instead', async () => {
    const object = (type: string): string => `resource "${type}" "o" {\n  metadata {\n    name = "a"\n  }\n}\n`;
    scene.write('types', object('kubernetes_namespace'));
    await scene.apply('types');
    scene.write(
      'types',
      `${object('kubernetes_namespace_v1')}moved {\n  from = kubernetes_namespace.o\n  to = kubernetes_namespace_v1.o\n}\n`,
    );
    const refused = await scene.plan('types');
    expect(refused.code).toBe(1);
    expect(refused.output).toContain(
      'Error: Move Resource State Not Supported The "kubernetes_namespace_v1" resource type does not support moving resource state across resource types.',
    );
    scene.write(
      'types',
      `${object('kubernetes_namespace_v1')}removed {\n  from = kubernetes_namespace.o\n  lifecycle {\n    destroy = false\n  }\n}\nimport {\n  to = kubernetes_namespace_v1.o\n  id = "a"\n}\n`,
    );
    expect((await scene.apply('types')).output).toContain('1 imported, 0 added, 0 changed, 0 destroyed');
    expect(await scene.plan('types')).toMatchObject({ code: 0 });
    await scene.terraform('types', 'destroy', '-no-color', '-auto-approve');
    expect(scene.cloud.objects().filter(({ type }) => type.startsWith('kubernetes_'))).toEqual([]);
  }, 60_000);
});
