import { nearest } from './cloud/nearest';
import type { TypesInUse } from './provider/provider-definition';
import type { InstalledProvider } from './schema/installed-providers';
import type { SchemaSource } from './provider/provider-definition';

/** An installed provider, and the types that it has. */
export interface AvailableProvider {
  readonly provider: Pick<InstalledProvider, 'packageName' | 'source' | 'version'>;
  readonly schemas: SchemaSource;
}

/** What a configuration names and the installed bindings lack, each with the package that would bring it. */
export function lackingIn(
  available: readonly AvailableProvider[],
  sourcesInUse: readonly string[],
  typesInUse: TypesInUse | undefined,
): readonly string[] {
  const missing = sourcesInUse.filter((source) => !available.some(({ provider }) => provider.source === source));
  const providers = missing.map((source) => {
    const packageName = `@cdktf/provider-${source.slice(source.lastIndexOf('/') + 1)}`;
    return `provider ${source} has no installed bindings: npm install --save-dev ${packageName}`;
  });
  const types = available.flatMap((each) => [
    ...lackingTypes(each, 'resource type', typesInUse?.resources ?? [], each.schemas.resourceTypes()),
    ...lackingTypes(each, 'data source', typesInUse?.dataSources ?? [], each.schemas.dataSourceTypes()),
  ]);
  return [...providers, ...types];
}

function lackingTypes(
  { provider: { packageName, source, version } }: AvailableProvider,
  kind: string,
  inUse: Iterable<string>,
  has: readonly string[],
): readonly string[] {
  const known = new Set(has);
  const prefix = `${source.slice(source.lastIndexOf('/') + 1)}_`;
  return [...inUse]
    .filter((type) => type.startsWith(prefix) && !known.has(type))
    .map((type) => {
      const near = nearest(type, has, 3).join(', ');
      return `${kind} ${type} is not in ${packageName}, made for provider ${version}: near it are ${near}; a newer package may have it: npm install --save-dev ${packageName}@latest`;
    });
}
