import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import { installedProviders } from './schema/installed-providers';

/**
 * Tells what a simulated cloud was made by: the code of the simulation, and the provider bindings that a folder has
 * installed. A cloud that was kept is worth nothing to another version.
 *
 * @returns 16 hexadecimal digits
 */
export function simulationVersion(from: string): string {
  const hash = createHash('sha256');
  for (const file of sourceFiles(__dirname)) hash.update(`${relative(__dirname, file)}\0`).update(readFileSync(file));
  for (const { source, version } of installedProviders(from)) hash.update(`${source} ${version}\0`);
  return hash.digest('hex').slice(0, 16);
}

function sourceFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /(?<!\.test|\.d)\.(ts|js|json)$/.test(entry.name) ? [path] : [];
  });
}
