import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';

const SOURCE_MAP = '//# sourceMappingURL=data:application/json;base64,';

/**
 * The TypeScript that CDKTF generated for one resource, data source or provider.
 *
 * The compiled module carries it in its source map. It is read rather than the module being run: its comments say which
 * attributes are optional and computed, which the compiled code no longer does, and CDKTF need not be loaded.
 */
export function readGeneratedSource(moduleFolder: string): string {
  return sourceFiles(moduleFolder).map(readEmbeddedSource).join('\n');
}

/** Large modules keep their nested structs in files of their own. */
function sourceFiles(moduleFolder: string): string[] {
  const structs = join(moduleFolder, 'index-structs');
  const structFiles = existsSync(structs) ? readdirSync(structs).filter((name) => name.endsWith('.js')) : [];
  return [join(moduleFolder, 'index.js'), ...structFiles.map((name) => join(structs, name))];
}

function readEmbeddedSource(file: string): string {
  const compiled = readFileSync(file, 'latin1');
  const start = compiled.lastIndexOf(SOURCE_MAP);
  const map: unknown =
    start < 0 ? undefined : JSON.parse(Buffer.from(compiled.slice(start + SOURCE_MAP.length), 'base64').toString());
  const source = embeddedSource(map);
  if (source === undefined) {
    throw new LandfallError(
      'PROVIDER_BINDINGS_WITHOUT_SOURCE',
      'a schema is derived from the generated source that published bindings embed, got a module without it; install the published @cdktf/provider-* package',
      file,
    );
  }
  return source;
}

function embeddedSource(map: unknown): string | undefined {
  if (typeof map !== 'object' || map === null || !('sourcesContent' in map)) return undefined;
  const contents: unknown = map.sourcesContent;
  const first: unknown = Array.isArray(contents) ? contents[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}
