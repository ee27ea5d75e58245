import { fieldOf, parsedJson } from './json';
import { isLockFile, terraformFilesIn, textOfFile } from './terraform-files';

const REGISTRY = 'registry.terraform.io';

/**
 * Addresses of the providers that the Terraform files, lock files and local states of folders name, and those that
 * Terraform takes for their resource types: `registry.terraform.io/datadog/datadog`.
 *
 * @param dataFolder What `TF_DATA_DIR` names, where it is not `.terraform`.
 */
export function providerSourcesIn(folders: readonly string[], dataFolder?: string): readonly string[] {
  const named = new Set<string>();
  const implied = new Set<string>();
  for (const path of terraformFilesIn(folders, dataFolder)) {
    const text = textOfFile(path);
    for (const source of isLockFile(path) ? lockedIn(text) : namedIn(text)) named.add(source);
    for (const source of isLockFile(path) ? [] : impliedBy(text)) implied.add(source);
  }
  const names = new Set([...named].map(nameOf));
  return [...named, ...[...implied].filter((source) => !names.has(nameOf(source)))].sort();
}

/** `datadog`, which types begin with. */
function nameOf(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1);
}

function lockedIn(text: string): readonly string[] {
  return [...text.matchAll(/^provider "([^"]+)"/gm)].flatMap(([, source]) => addressOf(source));
}

/** Sources of `required_providers`, and the providers of resources in a state. Paths of modules are no addresses. */
function namedIn(text: string): readonly string[] {
  const sources = [...text.matchAll(/"?\bsource"?\s*[=:]\s*"([^"]+)"/g)].flatMap(([, source]) => addressOf(source));
  const ofState = [...text.matchAll(/provider\[\\"([^"\\]+)\\"\]/g)].flatMap(([, source]) => addressOf(source));
  return [...sources, ...ofState];
}

/** A type without a declared provider is of the one in HashiCorp's namespace that it begins with. */
function impliedBy(text: string): readonly string[] {
  const hcl = [...text.matchAll(/^\s*(?:resource|data|ephemeral)\s+"([a-z][a-z0-9-]*)_?\w*"/gm)].map(
    ([, name]) => name,
  );
  const content = parsedJson(text);
  const json = ['resource', 'data', 'ephemeral'].flatMap((block) =>
    [fieldOf(content, block)]
      .flat()
      .flatMap((part) => (typeof part === 'object' && part !== null ? Object.keys(part) : [])),
  );
  const names = [...hcl, ...json.map((type) => type.split('_')[0])];
  return names.flatMap((name) => (name === 'terraform' ? [] : addressOf(`hashicorp/${name ?? ''}`)));
}

/** An address in full; nothing for what is none. Terraform compares addresses in lower case. */
function addressOf(source: string | undefined): readonly string[] {
  const parts = source?.toLowerCase().split('/') ?? [];
  if (!parts.every((part) => /^[a-z0-9][a-z0-9._-]*$/.test(part))) return [];
  const [host = '', ...rest] = parts.length === 2 ? [REGISTRY, ...parts] : parts;
  return rest.length === 2 && host.includes('.') ? [[host, ...rest].join('/')] : [];
}
