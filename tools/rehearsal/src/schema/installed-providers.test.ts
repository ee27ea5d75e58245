import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installedProvider, installedProviders } from './installed-providers';

describe('installed providers', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'landfall-providers-'));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function install(folder: string, name: string, manifest: object): string {
    const target = join(folder, 'node_modules', '@cdktf', name);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'package.json'), JSON.stringify(manifest));
    return target;
  }

  const nullProvider = (version: string): object => ({
    cdktf: { provider: { name: 'registry.terraform.io/hashicorp/null', version } },
  });

  it('are found in the folder and its parents, in the order of their names', () => {
    const project = join(root, 'project');
    const outer = install(root, 'provider-local', {
      cdktf: { provider: { name: 'registry.terraform.io/hashicorp/local', version: '2.5.3' } },
    });
    const inner = install(project, 'provider-null', nullProvider('3.2.4'));
    expect(installedProviders(join(project, 'src'))).toEqual([
      {
        packageName: '@cdktf/provider-local',
        source: 'registry.terraform.io/hashicorp/local',
        version: '2.5.3',
        folder: outer,
      },
      {
        packageName: '@cdktf/provider-null',
        source: 'registry.terraform.io/hashicorp/null',
        version: '3.2.4',
        folder: inner,
      },
    ]);
  });

  it('are those that are nearest when one is installed twice', () => {
    install(root, 'provider-null', nullProvider('3.0.0'));
    install(join(root, 'project'), 'provider-null', nullProvider('3.2.4'));
    expect(installedProviders(join(root, 'project')).map(({ version }) => version)).toEqual(['3.2.4']);
    expect(installedProvider('@cdktf/provider-null', join(root, 'project')).version).toBe('3.2.4');
  });

  it('leave out packages that bind no provider', () => {
    install(root, 'provider-generator', { name: '@cdktf/provider-generator' });
    install(root, 'provider-null', nullProvider('3.2.4'));
    expect(installedProviders(root).map(({ packageName }) => packageName)).toEqual(['@cdktf/provider-null']);
  });

  it('fail by name when one is asked for that is not installed', () => {
    expect(() => installedProvider('@cdktf/provider-null', root)).toThrow(
      `PROVIDER_BINDINGS_NOT_FOUND at ${root}: a rehearsed provider needs its CDKTF bindings, got no package @cdktf/provider-null; install it`,
    );
  });
});
