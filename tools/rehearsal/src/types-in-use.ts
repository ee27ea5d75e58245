import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { TypesInUse } from './provider/provider-definition';

/** Folders that hold no configuration. */
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'providers']);

/**
 * The resource and data source types in the Terraform files and local states of folders, subfolders and installed
 * modules included. Reads text, so that a file that does not parse is Terraform's to report.
 */
export function typesInUseIn(folders: readonly string[]): TypesInUse {
  const found = { resources: new Set<string>(), dataSources: new Set<string>() };
  for (const folder of folders) searchFolder(folder, found);
  return found;
}

interface Found {
  readonly resources: Set<string>;
  readonly dataSources: Set<string>;
}

function searchFolder(folder: string, found: Found): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) searchFolder(path, found);
    } else if (entry.name.endsWith('.tf')) searchHcl(readFileSync(path, 'utf8'), found);
    else if (entry.name.endsWith('.tf.json')) searchJson(readFileSync(path, 'utf8'), found);
    else if (entry.name.endsWith('.tfstate')) addTypesOfState(readFileSync(path, 'utf8'), found);
  }
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
