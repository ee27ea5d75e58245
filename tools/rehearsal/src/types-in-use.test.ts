import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { typesInUseIn } from './types-in-use';

describe('the types in use', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'types-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are those of HCL, JSON and state files, of subfolders as well', () => {
    mkdirSync(join(folder, 'module'));
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'main.tf'),
      'resource "aws_vpc" "a" {}\ndata "aws_region" "r" {}\nmoved {\n  from = aws_old.a\n  to = aws_vpc.a\n}\n',
    );
    writeFileSync(
      join(folder, 'module', 'cdk.tf.json'),
      JSON.stringify({
        resource: { aws_subnet: {} },
        data: [{ aws_partition: {} }],
        import: [{ to: 'module.m.aws_eip.x[0]' }],
      }),
    );
    writeFileSync(
      join(folder, 'terraform.tfstate'),
      JSON.stringify({
        resources: [
          { mode: 'managed', type: 'aws_route' },
          { mode: 'data', type: 'aws_ami' },
        ],
      }),
    );
    writeFileSync(join(folder, 'broken.tf.json'), '{');
    writeFileSync(join(folder, 'node_modules', 'x.tf'), 'resource "aws_not_ours" "a" {}\n');
    const { resources, dataSources } = typesInUseIn([folder]);
    expect([...resources].sort()).toEqual(['aws_eip', 'aws_old', 'aws_route', 'aws_subnet', 'aws_vpc']);
    expect([...dataSources].sort()).toEqual(['aws_ami', 'aws_partition', 'aws_region']);
  });

  it('are those of local modules outside of the folder as well, as far as Terraform installed them', () => {
    const [root, module] = [join(folder, 'examples', 'simple'), join(folder, 'network')];
    mkdirSync(join(root, '.terraform', 'modules'), { recursive: true });
    mkdirSync(join(module, 'tests'), { recursive: true });
    writeFileSync(join(root, 'main.tf'), 'module "n" {\n  source = "../../network"\n}\n');
    writeFileSync(join(module, 'main.tf'), 'resource "aws_vpc" "a" {}\n');
    writeFileSync(join(module, 'tests', 'main.tf'), 'resource "aws_eip" "a" {}\n');
    const modules = [
      { Key: '', Dir: '.' },
      { Key: 'n', Dir: '../../network' },
      { Key: 'gone', Dir: '../../gone' },
    ];
    writeFileSync(join(root, '.terraform', 'modules', 'modules.json'), JSON.stringify({ Modules: modules }));
    expect([...typesInUseIn([root]).resources]).toEqual(['aws_vpc']);
  });
});
