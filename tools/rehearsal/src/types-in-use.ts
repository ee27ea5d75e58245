import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import type { TypesInUse } from './provider/provider-definition';

/** Folders that hold no configuration. */
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'providers']);

/** Where Terraform writes the folders of the modules that it installed. */
const MODULES_MANIFEST = join('.terraform', 'modules', 'modules.json');

/**
 * The resource and data source types in the Terraform files and local states of folders, subfolders and installed
 * modules included. Reads text, so that a file that does not parse is Terraform's to report.
 */
export function typesInUseIn(folders: readonly string[]): TypesInUse {
  const found = { resources: new Set<string>(), dataSources: new Set<string>() };
  const searched = new Set<string>();
  for (const folder of folders) searchFolder(resolve(folder), found, searched);
  return found;
}

interface Found {
  readonly resources: Set<string>;
  readonly dataSources: Set<string>;
}

function searchFolder(folder: string, found: Found, searched: Set<string>): void {
  if (searched.has(folder)) return;
  searched.add(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) searchFolder(path, found, searched);
    } else if (path.endsWith(MODULES_MANIFEST)) {
      for (const module of modulesIn(path)) searchModule(module, found, searched);
    } else searchFile(path, found);
  }
}

/** The files of one module, without those of examples and tests beside it. */
function searchModule(folder: string, found: Found, searched: Set<string>): void {
  if (searched.has(folder)) return;
  for (const entry of readdirSync(folder)) searchFile(join(folder, entry), found);
}

function searchFile(path: string, found: Found): void {
  if (path.endsWith('.tf')) searchHcl(readFileSync(path, 'utf8'), found);
  else if (path.endsWith('.tf.json')) searchJson(readFileSync(path, 'utf8'), found);
  else if (path.endsWith('.tfstate')) addTypesOfState(readFileSync(path, 'utf8'), found);
}

/** Folders of installed modules: those with local sources lie anywhere. Terraform counts them from the root module. */
function modulesIn(manifest: string): readonly string[] {
  const root = dirname(dirname(dirname(manifest)));
  return [fieldOf(parsed(readFileSync(manifest, 'utf8')), 'Modules')].flat().flatMap((module) => {
    const folder = fieldOf(module, 'Dir');
    return typeof folder === 'string' && folder !== '' && existsSync(resolve(root, folder))
      ? [resolve(root, folder)]
      : [];
  });
}

function searchHcl(text: string, found: Found): void {
  for (const [, kind, type] of text.matchAll(/^\s*(resource|data)\s+"?(\w+)"?\s+"?[\w-]+"?/gm)) {
    if (type !== undefined) (kind === 'data' ? found.dataSources : found.resources).add(type);
  }
  for (const [, type] of text.matchAll(/^\s*(?:from|to)\s*=\s*(?:module\.[\w.[\]"-]+\.)?(\w+)\.[\w-]+/gm)) {
    if (type !== undefined && type !== 'module') found.resources.add(type);
  }
}

function searchJson(text: string, found: Found): void {
  const content = parsed(text);
  for (const [block, types] of [
    ['resource', found.resources],
    ['data', found.dataSources],
  ] as const) {
    for (const entry of [fieldOf(content, block)].flat()) {
      if (typeof entry === 'object' && entry !== null) for (const type of Object.keys(entry)) types.add(type);
    }
  }
  for (const moved of [fieldOf(content, 'moved'), fieldOf(content, 'import')].flat()) {
    for (const end of [fieldOf(moved, 'from'), fieldOf(moved, 'to')]) {
      const type = typeof end === 'string' ? /(?:^|\.)(\w+)\.[\w-]+(?:\[.*\])?$/.exec(end)?.[1] : undefined;
      if (type !== undefined) found.resources.add(type);
    }
  }
}

/** Adds the types of a state file's content. */
export function addTypesOfState(text: string, found: Found): void {
  for (const resource of [fieldOf(parsed(text), 'resources')].flat()) {
    const [mode, type] = [fieldOf(resource, 'mode'), fieldOf(resource, 'type')];
    if (typeof type === 'string') (mode === 'data' ? found.dataSources : found.resources).add(type);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
