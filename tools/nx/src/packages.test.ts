import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const folders = ['modules', 'stacks', 'tools'].flatMap((parent) =>
  readdirSync(join(root, parent))
    .map((name) => join(parent, name))
    .filter((folder) => existsSync(join(root, folder, 'package.json'))),
);

interface Manifest {
  readonly name: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly files: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly nx: { readonly tags: readonly string[] };
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

describe.each(folders)('%s', (folder) => {
  const manifest = manifestOf(folder);

  it('has one way in, from source in the workspace and from JavaScript outside of it', () => {
    expect(manifest.exports).toEqual({
      '.': { 'landfall-source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
    });
    expect(manifest.files).toContain('dist');
  });

  it('has a license, a layer and a page of its own', () => {
    expect(manifest.license).toBe('Apache-2.0');
    expect(manifest.nx.tags).toEqual([expect.stringMatching(/^layer:/)]);
    expect(existsSync(join(root, folder, 'README.md'))).toBe(true);
  });

  it('declares what it imports', () => {
    const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
    const missing = new Set<string>();
    for (const name of importsOf(join(root, folder, 'src'), (file) => !isTestFile(file))) {
      if (!(name in declared)) missing.add(name);
    }
    expect([...missing]).toEqual([]);
  });
});

function isTestFile(path: string): boolean {
  return path.endsWith('.test.ts') || path.includes('/testing/') || path.includes('/fixtures/');
}

/** Names of packages that source files import, Node's own left out. */
function importsOf(folder: string, accepted: (path: string) => boolean): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && accepted(`/${name}`))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/^(?:import|export) [^;]*?from '([^'.][^']*)'/gm),
    ])
    .map(([, specifier = '']) => packageOf(specifier))
    .filter((name) => !name.startsWith('node:'));
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}
