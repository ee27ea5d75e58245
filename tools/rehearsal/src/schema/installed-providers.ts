import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LandfallError } from '@landfall/contracts';

const SCOPE = '@cdktf';
const PREFIX = 'provider-';

/** An installed package of provider bindings. */
export interface InstalledProvider {
  /** `@cdktf/provider-aws`. */
  readonly packageName: string;

  /** Address of the provider in its registry: `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;

  /** Version of the provider that the bindings were generated from, without `v`: `6.25.0`. */
  readonly version: string;

  /** Absolute path of the package. */
  readonly folder: string;
}

/**
 * Every `@cdktf/provider-*` package that a module in a folder could require, by name. The nearest wins, as in Node.
 *
 * @param from Folder to start at; its parents are searched as well.
 */
export function installedProviders(from: string): InstalledProvider[] {
  const found = new Map<string, InstalledProvider>();
  for (const scope of scopeFolders(from)) {
    for (const name of readdirSync(scope).filter((entry) => entry.startsWith(PREFIX))) {
      const packageName = `${SCOPE}/${name}`;
      const provider = found.has(packageName) ? undefined : readProvider(packageName, join(scope, name));
      if (provider) found.set(packageName, provider);
    }
  }
  return [...found.values()].sort((a, b) => a.packageName.localeCompare(b.packageName));
}

/**
 * One installed package of bindings.
 *
 * @throws LandfallError PROVIDER_BINDINGS_NOT_FOUND when a module in the folder could not require it.
 */
export function installedProvider(packageName: string, from: string): InstalledProvider {
  for (const scope of scopeFolders(from)) {
    const provider = readProvider(packageName, join(dirname(scope), packageName));
    if (provider) return provider;
  }
  throw new LandfallError(
    'PROVIDER_BINDINGS_NOT_FOUND',
    `a rehearsed provider needs its CDKTF bindings, got no package ${packageName}; install it`,
    from,
  );
}

function scopeFolders(from: string): string[] {
  const folders: string[] = [];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    folders.push(join(folder, 'node_modules', SCOPE));
    if (folder === dirname(folder)) return folders.filter((candidate) => existsSync(candidate));
  }
}

/** Packages such as `provider-generator` share the prefix and bind no provider. */
function readProvider(packageName: string, folder: string): InstalledProvider | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const provider = field(field(JSON.parse(readFileSync(file, 'utf8')), 'cdktf'), 'provider');
  const source = field(provider, 'name');
  const version = field(provider, 'version');
  if (typeof source !== 'string' || typeof version !== 'string') return undefined;
  return { packageName, source, version, folder };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
