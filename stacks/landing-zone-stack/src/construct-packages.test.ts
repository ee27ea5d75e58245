import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Construct } from 'constructs';
import { synthesized, TestStack } from './testing/landing-zone';

type ConstructClass = new (scope: Construct, id: string) => Construct;

// Inside the repository, so that the packages find `constructs`.
const dist = resolve(__dirname, '../../../dist');
let folder: string;
let Zone: ConstructClass;

function write(file: string, content: string): void {
  const at = join(folder, file);
  mkdirSync(join(at, '..'), { recursive: true });
  writeFileSync(at, content);
}

/** `@acme/all` hands on what `@acme/zone` declares, which is made of `@acme/part`. */
beforeAll(() => {
  mkdirSync(dist, { recursive: true });
  folder = mkdtempSync(join(dist, 'packages-'));
  const package_ = (name: string, version: string, files: Readonly<Record<string, string>>) => {
    write(
      `node_modules/@acme/${name}/package.json`,
      JSON.stringify({ name: `@acme/${name}`, version, main: 'dist/index.js' }),
    );
    write(`node_modules/@acme/${name}/dist/package.json`, '{"type":"commonjs"}');
    for (const [file, content] of Object.entries(files)) write(`node_modules/@acme/${name}/dist/${file}`, content);
  };
  const classOf = (name: string, body: string): string =>
    `class ${name} extends require('constructs').Construct { constructor(scope, id) { super(scope, id); ${body} } }\n`;
  package_('all', '9.0.0', { 'index.js': "exports.Zone = require('@acme/zone').Zone;" });
  package_('zone', '1.2.0', {
    'index.js': "Object.defineProperty(exports, 'Zone', { enumerable: true, get: () => require('./zone').Zone });",
    'zone.js': `${classOf('Hidden', '')}${classOf('Own', "new Hidden(this, 'hidden');")}${classOf(
      'Zone',
      "const own = new Own(this, 'own'); new (require('@acme/part').Part)(own, 'part');",
    )}exports.Own = Own; exports.Zone = Zone;`,
  });
  package_('part', '0.3.1', { 'index.js': `${classOf('Part', '')}exports.Part = Part;` });
  ({ Zone } = createRequire(join(folder, 'app.js'))('@acme/all') as { readonly Zone: ConstructClass });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const own = '@landfall/landing-zone-stack@0.1.0';

function modulesOf(fill: (stack: TestStack) => void): unknown {
  const { json } = synthesized((app, environment) => fill(new TestStack(app, environment, { layer: 'network' })));
  const notes = json('stacks/dev-network/cdk.tf.json')['//'] as {
    readonly landfall: { readonly modules: Readonly<Record<string, string>> };
  };
  return notes.landfall.modules;
}

it('says from which package the outermost constructs come, with the version', () => {
  expect(modulesOf((stack) => new Zone(stack, 'zone'))).toEqual({
    '.': own,
    zone: '@acme/zone@1.2.0',
    'zone/own/part': '@acme/part@0.3.1',
  });
});

it('leaves resources and plain constructs to the package above them', () => {
  const modules = modulesOf((stack) => {
    const parent = new Construct(stack, 'folder');
    new SsmParameter(parent, 'parameter', { name: '/x', type: 'String', insecureValue: 'x' });
    new Zone(parent, 'zone');
  });
  expect(modules).toMatchObject({ '.': own, 'folder/zone': '@acme/zone@1.2.0' });
  expect(Object.keys(Object(modules))).not.toContain('folder');
});

it('leaves a class that nothing exports to the package above it, and writes no path of the machine', () => {
  class Local extends Construct {}
  const modules = modulesOf((stack) => new Zone(new Local(stack, 'local'), 'zone'));
  expect(modules).toMatchObject({ '.': own, 'local/zone': '@acme/zone@1.2.0' });
  expect(Object.keys(Object(modules))).not.toContain('local');
  expect(JSON.stringify(modules)).not.toContain(folder);
});
