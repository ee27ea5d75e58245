import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { fieldOf, parsedJson } from './json';

/** Folders that hold no configuration. */
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'providers']);

/** Where Terraform writes the folders of the modules that it installed, within its data folder. */
const MODULES_MANIFEST = join('modules', 'modules.json');

/**
 * The Terraform files, local states and lock files of folders, subfolders and installed modules included.
 *
 * @param dataFolder What `TF_DATA_DIR` names, where it is not `.terraform`.
 */
export function terraformFilesIn(folders: readonly string[], dataFolder?: string): readonly string[] {
  const found = new Set<string>();
  for (const folder of folders) {
    searchFolder(resolve(folder), found);
    const manifest = dataFolder === undefined ? undefined : join(resolve(folder, dataFolder), MODULES_MANIFEST);
    if (manifest !== undefined && existsSync(manifest)) addModules(manifest, resolve(folder), found);
  }
  return [...found].filter((path) => /\.(?:tf|tf\.json|tfstate|tftest\.hcl|terraform\.lock\.hcl)$/.test(path));
}

function searchFolder(folder: string, found: Set<string>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name)) searchFolder(path, found);
    } else if (path.endsWith(join('.terraform', MODULES_MANIFEST))) {
      addModules(path, dirname(dirname(dirname(path))), found);
    } else if (entry.isFile() || entry.isSymbolicLink()) found.add(path);
  }
}

/** Adds the files of installed modules, without those of examples and tests beside them; local ones lie anywhere. */
function addModules(manifest: string, root: string, found: Set<string>): void {
  for (const module of [fieldOf(parsedJson(readFileSync(manifest, 'utf8')), 'Modules')].flat()) {
    const folder = fieldOf(module, 'Dir');
    if (typeof folder !== 'string' || folder === '' || !existsSync(resolve(root, folder))) continue;
    for (const entry of readdirSync(resolve(root, folder))) found.add(join(resolve(root, folder), entry));
  }
}

/** Text of a file; nothing where it cannot be read, which is Terraform's to report. */
export function textOfFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Whether a file is the lock file of provider versions. */
export function isLockFile(path: string): boolean {
  return basename(path) === '.terraform.lock.hcl';
}
