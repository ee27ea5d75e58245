import { join } from 'node:path';
import { fillBindingGaps } from './binding-gaps';
import { bindingFolders, type BindingFolders } from './binding-folders';
import { BlockDerivation, type ObjectAttributes } from './derive-block';
import { GeneratedDeclarations } from './generated-declarations';
import { readGeneratedSource } from './generated-source';
import { installedProvider } from './installed-providers';
import type { BlockSchema } from './schema';

/**
 * The schemas of one provider, derived from its installed CDKTF bindings.
 * Each is derived when it is first asked for and kept: types that nobody uses cost nothing.
 */
export interface ProviderBindings {
  readonly packageName: string;

  /** Address of the provider in its registry: `registry.terraform.io/hashicorp/aws`. */
  readonly source: string;

  /** Version of the provider that the bindings were generated from: `6.25.0`. */
  readonly version: string;

  /** Types of all resources, in no particular order. Loads none. */
  resourceTypes(): string[];

  /** Types of all data sources, in no particular order. Loads none. */
  dataSourceTypes(): string[];

  /** Schema of a resource, undefined for a type that the provider does not have. */
  resource(type: string): BlockSchema | undefined;

  /** Schema of a data source, undefined for a type that the provider does not have. */
  dataSource(type: string): BlockSchema | undefined;

  /** Schema of the provider's own configuration. */
  provider(): BlockSchema;
}

/**
 * Opens the bindings of a provider.
 *
 * @param packageName Package of the bindings: `@cdktf/provider-aws`.
 * @param from Folder whose `node_modules`, or those of a parent, hold the package.
 * @throws LandfallError PROVIDER_BINDINGS_NOT_FOUND when the package is not installed.
 */
export function loadProviderBindings(packageName: string, from: string): ProviderBindings {
  const { source, version, folder } = installedProvider(packageName, from);
  return new DerivedBindings(packageName, source, version, join(folder, 'lib'));
}

class DerivedBindings implements ProviderBindings {
  private folders: BindingFolders | undefined;
  private objectAttributes: ObjectAttributes | undefined;
  private readonly blocks = new Map<string, BlockSchema>();

  constructor(
    readonly packageName: string,
    readonly source: string,
    readonly version: string,
    private readonly lib: string,
  ) {}

  resourceTypes(): string[] {
    return [...this.listed().resources.keys()];
  }

  dataSourceTypes(): string[] {
    return [...this.listed().dataSources.keys()];
  }

  resource(type: string): BlockSchema | undefined {
    const folder = this.listed().resources.get(type);
    return folder === undefined ? undefined : this.kept(folder, (block) => fillBindingGaps('resource', type, block));
  }

  dataSource(type: string): BlockSchema | undefined {
    const folder = this.listed().dataSources.get(type);
    return folder === undefined ? undefined : this.kept(folder, (block) => fillBindingGaps('data source', type, block));
  }

  provider(): BlockSchema {
    return this.kept(join(this.lib, 'provider'), (block) => block);
  }

  private listed(): BindingFolders {
    this.folders ??= bindingFolders(this.lib);
    return this.folders;
  }

  private kept(folder: string, complete: (derived: BlockSchema) => BlockSchema): BlockSchema {
    const known = this.blocks.get(folder);
    if (known) return known;
    const declarations = new GeneratedDeclarations(readGeneratedSource(folder));
    const block = complete(new BlockDerivation(declarations, this.objectAttributesOf(declarations)).derive());
    this.blocks.set(folder, block);
    return block;
  }

  /** Which protocol a provider speaks shows in any module with nested attributes; its configuration is asked as well. */
  private objectAttributesOf(declarations: GeneratedDeclarations): ObjectAttributes {
    if (BlockDerivation.showsNestedAttributes(declarations)) return 'nested';
    this.objectAttributes ??= this.objectAttributesOfProvider();
    return this.objectAttributes;
  }

  private objectAttributesOfProvider(): ObjectAttributes {
    const source = readGeneratedSource(join(this.lib, 'provider'));
    return BlockDerivation.showsNestedAttributes(new GeneratedDeclarations(source)) ? 'nested' : 'typed';
  }
}
