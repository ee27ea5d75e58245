import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the generated module of each type, by the type's name in Terraform. */
export interface BindingFolders {
  readonly resources: ReadonlyMap<string, string>;
  readonly dataSources: ReadonlyMap<string, string>;
}

/** Finds the types of a provider by the names of its modules' folders, without loading any. */
export function bindingFolders(lib: string): BindingFolders {
  const names = moduleNames(lib);
  const prefix = typePrefix(lib, names);
  const dataPrefix = `data-${prefix.replaceAll('_', '-')}`;
  const resources = new Map<string, string>();
  const dataSources = new Map<string, string>();
  for (const name of names) {
    const folder = join(lib, name);
    // Words that TypeScript reserves are generated with `-resource` appended, so that those modules are asked.
    const declared = name.endsWith('-resource') ? declaredType(folder) : undefined;
    if (name.startsWith(dataPrefix)) dataSources.set(declared ?? underscored(name.slice('data-'.length)), folder);
    else resources.set(declared ?? `${prefix}${underscored(name)}`, folder);
  }
  return { resources, dataSources };
}

function moduleNames(lib: string): string[] {
  return readdirSync(lib, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'provider')
    .map((entry) => entry.name);
}

/** What types begin with and folders leave out, such as `aws_`. One resource tells. */
function typePrefix(lib: string, names: readonly string[]): string {
  const name = names.find((candidate) => !candidate.startsWith('data-') && !candidate.endsWith('-resource'));
  const type = name === undefined ? undefined : declaredType(join(lib, name));
  return name !== undefined && type?.endsWith(underscored(name)) ? type.slice(0, -name.length) : '';
}

function declaredType(folder: string): string | undefined {
  return /tfResourceType = "(\w+)"/.exec(readFileSync(join(folder, 'index.d.ts'), 'utf8'))?.[1];
}

function underscored(name: string): string {
  return name.replaceAll('-', '_');
}
