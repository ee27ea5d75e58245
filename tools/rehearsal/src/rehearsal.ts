import { join } from 'node:path';

import { awsData, type AwsData } from './aws/aws-data';
import { defaultQuotas, type Quotas } from './aws/quotas';
import { serveAwsEndpoint } from './backend/aws-endpoint';
import { Cloud } from './cloud/cloud';
import { commandEnvironment, type AttachedProvider } from './command-environment';
import { Faults, type Fault } from './faults';
import { lackingIn, type AvailableProvider } from './lacking';
import { privateFolder } from './private-folder';
import { serveProvider } from './protocol/provider-socket';
import { missingProvider, missingSources } from './provider/missing-provider';
import { plainProvider } from './provider/plain-provider';
import { awsProvider } from './provider/aws-provider';
import { ProviderConnection } from './provider/provider-connection';
import type { AccountDefaults, ProviderDefinition, TypesInUse } from './provider/provider-definition';
import { SimulatedProvider } from './provider/simulated-provider';
import type { Rule } from './rules/rule';
import { RuleBook } from './rules/rule-book';
import { loadProviderBindings } from './schema/bindings';
import { type InstalledProvider, installedProviders } from './schema/installed-providers';
import { addTypesOfState } from './types-in-use';

export interface RehearsalOptions {
  /**
   * Folder whose installed `@cdktf/provider-*` packages decide which providers there are, and in which versions. Those
   * installed beside this package stand in for what the folder has none of.
   */
  readonly from: string;

  /**
   * What exists already.
   * @default nothing
   */
  readonly cloud?: Cloud;

  /**
   * The resource and data source types that schemas are served for, asked each time Terraform wants schemas.
   * Types of existing objects are always among them.
   * @default every type; for AWS that costs Terraform about half a second for each command
   */
  readonly typesInUse?: () => TypesInUse | undefined;

  /**
   * Folder that Terraform runs in. There `local_file` writes, and the programs of `external` run.
   * @default none: no file is written, and no program is run
   */
  readonly workingDirectory?: string;

  /**
   * Addresses of the providers that the configuration names. For those without installed bindings, Terraform says which
   * package to install; nothing is downloaded.
   * @default the most common ones
   */
  readonly sourcesInUse?: readonly string[];

  /**
   * Account and Region of provider configurations that name none.
   * @default account 123456789012, Region us-east-1
   */
  readonly accountDefaults?: Partial<AccountDefaults>;

  /**
   * What AWS itself publishes, where it differs from the data that Landfall ships.
   * @default the data that Landfall ships
   */
  readonly aws?: Partial<AwsData>;

  /**
   * Failures to inject.
   * @default none
   */
  readonly faults?: readonly Fault[];

  /**
   * Rules beside those of Landfall that refuse changes.
   * @default none
   */
  readonly rules?: readonly Rule[];

  /**
   * Rules that are switched off, by id, each with the reason.
   * @default none
   */
  readonly rulesOff?: Readonly<Record<string, string>>;

  /**
   * Quotas that differ from those that AWS grants a new account.
   * @default the defaults of AWS
   */
  readonly quotas?: Partial<Quotas>;
}

export type { AccountDefaults };

/** Simulated providers, ready for Terraform. */
export interface Rehearsal {
  /** Environment variables that attach the providers to a `terraform` or `cdktf` command. */
  readonly env: Readonly<Record<string, string>>;
  readonly cloud: Cloud;

  /**
   * Resource types used so far of which no facts are known: computed values are plausible ones, and no change but that
   * of a name replaces an object.
   */
  typesWithoutFacts(): readonly string[];

  /** What the configuration names and the installed bindings lack: a sentence each, with the package to install. */
  lacking(): readonly string[];
  close(): Promise<void>;
}

/** Starts the providers of all installed bindings. */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const cloud = options.cloud ?? new Cloud();
  const defaults = { account: '123456789012', region: 'us-east-1', ...options.accountDefaults };
  const faults = new Faults(options.faults ?? []);
  const definitions = definitionsOf(options, defaults);
  const folder = privateFolder();
  const sockets: AttachedProvider[] = [];
  const providers: SimulatedProvider[] = [];
  for (const [index, definition] of definitions.entries()) {
    const inUse = (): TypesInUse | undefined => withExisting(options.typesInUse?.(), cloud);
    const provider = new SimulatedProvider(definition, cloud, faults, inUse);
    const socket = await serveProvider(join(folder.path, `${index}.sock`), () => new ProviderConnection(provider));
    providers.push(provider);
    sockets.push({ source: definition.source, socket });
  }
  const installed = sockets.map((each) => each.source);
  for (const [index, source] of missingSources(installed, options.sourcesInUse ?? []).entries()) {
    const socket = await serveProvider(join(folder.path, `missing-${index}.sock`), () => missingProvider(source));
    sockets.push({ source, socket });
  }
  const endpoint = await serveAwsEndpoint(cloud, defaults.account);
  return {
    cloud,
    lacking: () => lackingIn(availableIn(options.from), options.sourcesInUse ?? [], options.typesInUse?.()),
    typesWithoutFacts: () => providers.flatMap((provider) => provider.typesWithoutFacts()),
    env: { ...commandEnvironment(sockets, folder.path, defaults.region), ...endpoint.env },
    close: async () => {
      await endpoint.close();
      await Promise.all(sockets.map(({ socket }) => socket.close()));
      folder.remove();
    },
  };
}

function availableIn(from: string): readonly AvailableProvider[] {
  return foundProviders(from).map((provider) => {
    return { provider, schemas: loadProviderBindings(provider.packageName, provider.at) };
  });
}

function definitionsOf(options: RehearsalOptions, defaults: AccountDefaults): readonly ProviderDefinition[] {
  const { from } = options;
  const data = { ...awsData, ...options.aws };
  const rules = { book: new RuleBook(options), aws: data, quotas: { ...defaultQuotas, ...options.quotas } };
  return foundProviders(from).map(({ packageName, source, at }) => {
    const bindings = loadProviderBindings(packageName, at);
    return source.endsWith('/hashicorp/aws')
      ? awsProvider(bindings, source, defaults, data, rules, options.workingDirectory)
      : plainProvider(bindings, source, options.workingDirectory);
  });
}

/** The providers of a folder, and those that are installed beside this package for what the folder has none of. */
function foundProviders(from: string): readonly (InstalledProvider & { readonly at: string })[] {
  const near = installedProviders(from).map((each) => ({ ...each, at: from }));
  const taken = new Set(near.map(({ source }) => source));
  const beside = installedProviders(__dirname).filter(({ source }) => !taken.has(source));
  return [...near, ...beside.map((each) => ({ ...each, at: __dirname }))];
}

/** Types of what exists, and of what states in the object store hold, are in use as well: they may have to be destroyed. */
function withExisting(inUse: TypesInUse | undefined, cloud: Cloud): TypesInUse | undefined {
  if (inUse === undefined) return undefined;
  const all = { resources: new Set([...inUse.resources, ...cloud.types()]), dataSources: new Set(inUse.dataSources) };
  for (const { content } of cloud.files.values()) addTypesOfState(Buffer.from(content, 'base64').toString('utf8'), all);
  return all;
}
