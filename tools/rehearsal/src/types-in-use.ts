import { fieldOf, parsedJson } from './json';
import type { TypesInUse } from './provider/provider-definition';
import { isLockFile, terraformFilesIn, textOfFile } from './terraform-files';

/**
 * The resource and data source types in the Terraform files and local states of folders, subfolders and installed
 * modules included. Reads text, so that a file that does not parse is Terraform's to report.
 *
 * @param dataFolder What `TF_DATA_DIR` names, where it is not `.terraform`.
 */
export function typesInUseIn(folders: readonly string[], dataFolder?: string): TypesInUse {
  const found = { resources: new Set<string>(), dataSources: new Set<string>() };
  for (const path of terraformFilesIn(folders, dataFolder)) searchFile(path, found);
  return found;
}

interface Found {
  readonly resources: Set<string>;
  readonly dataSources: Set<string>;
}

function searchFile(path: string, found: Found): void {
  if (isLockFile(path)) return;
  const text = textOfFile(path);
  if (path.endsWith('.tf') || path.endsWith('.hcl')) searchHcl(text, found);
  else if (path.endsWith('.tfstate')) addTypesOfState(text, found);
  else searchJson(text, found);
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
  const content = parsedJson(text);
  for (const [block, types] of [
    ['resource', found.resources],
    ['data', found.dataSources],
  ] as const) {
    for (const entry of [fieldOf(content, block)].flat()) {
      if (typeof entry === 'object' && entry !== null) for (const type of Object.keys(entry)) types.add(type);
    }
  }
  for (const moved of ['moved', 'import', 'removed'].flatMap((name) => [fieldOf(content, name)].flat())) {
    for (const end of [fieldOf(moved, 'from'), fieldOf(moved, 'to')]) {
      const type = typeof end === 'string' ? /(?:^|\.)(\w+)\.[\w-]+(?:\[.*\])?$/.exec(end)?.[1] : undefined;
      if (type !== undefined) found.resources.add(type);
    }
  }
}

/** Adds the types of a state file's content. */
export function addTypesOfState(text: string, found: Found): void {
  for (const resource of [fieldOf(parsedJson(text), 'resources')].flat()) {
    const [mode, type] = [fieldOf(resource, 'mode'), fieldOf(resource, 'type')];
    if (typeof type === 'string') (mode === 'data' ? found.dataSources : found.resources).add(type);
  }
}
