import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { awsData, type AwsData } from './aws/aws-data';
import { serveAwsEndpoint } from './backend/aws-endpoint';
import { Cloud } from './cloud/cloud';
import { Faults, type Fault } from './faults';
import { privateFolder } from './private-folder';
import { serveProvider, type ProviderSocket } from './protocol/provider-socket';
import { plainProvider } from './provider/plain-provider';
import { awsProvider } from './provider/aws-provider';
import { ProviderConnection } from './provider/provider-connection';
import type { AccountDefaults, ProviderDefinition, TypesInUse } from './provider/provider-definition';
import { SimulatedProvider } from './provider/simulated-provider';
import { loadProviderBindings } from './schema/bindings';
import { installedProviders } from './schema/installed-providers';
import { addTypesOfState } from './types-in-use';

export interface RehearsalOptions {
  /** Folder whose installed `@cdktf/provider-*` packages decide which providers there are. */
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
  readonly typesInUse?: () => TypesInUse;

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
}

export type { AccountDefaults };

/** Simulated providers, ready for Terraform. */
export interface Rehearsal {
  /** Environment variables that attach the providers to a `terraform` or `cdktf` command. */
  readonly env: Readonly<Record<string, string>>;
  readonly cloud: Cloud;
  close(): Promise<void>;
}

/** Starts the providers of all installed bindings. */
export async function startRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const cloud = options.cloud ?? new Cloud();
  const defaults = { account: '123456789012', region: 'us-east-1', ...options.accountDefaults };
  const faults = new Faults(options.faults ?? []);
  const folder = privateFolder();
  const sockets: { readonly source: string; readonly socket: ProviderSocket }[] = [];
  for (const [index, definition] of definitionsOf(options, defaults).entries()) {
    const inUse = (): TypesInUse | undefined => withExisting(options.typesInUse?.(), cloud);
    const provider = new SimulatedProvider(definition, cloud, faults, inUse);
    const socket = await serveProvider(join(folder.path, `${index}.sock`), () => new ProviderConnection(provider));
    sockets.push({ source: definition.source, socket });
  }
  const endpoint = await serveAwsEndpoint(cloud, defaults.account);
  const cliConfig = join(folder.path, 'terraform.rc');
  writeFileSync(cliConfig, '');
  return {
    cloud,
    env: {
      TF_REATTACH_PROVIDERS: JSON.stringify(
        Object.fromEntries(sockets.map(({ source, socket }) => [source, reattach(socket)])),
      ),
      TF_CLI_CONFIG_FILE: cliConfig,
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
      ...endpoint.env,
      ...awsEnvironment(defaults.region, folder.path),
    },
    close: async () => {
      await endpoint.close();
      await Promise.all(sockets.map(({ socket }) => socket.close()));
      folder.remove();
    },
  };
}

function definitionsOf({ from, aws }: RehearsalOptions, defaults: AccountDefaults): readonly ProviderDefinition[] {
  return installedProviders(from).map(({ packageName, source }) => {
    const bindings = loadProviderBindings(packageName, from);
    return source.endsWith('/hashicorp/aws')
      ? awsProvider(bindings, source, defaults, { ...awsData, ...aws })
      : plainProvider(bindings, source);
  });
}

/** Credentials that are none, and no way to find others: a rehearsal must not reach AWS. */
function awsEnvironment(region: string, folder: string): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: 'AKIAREHEARSAL0000000',
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(folder, 'no-aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-aws-credentials'),
  };
}

/** Types of what exists, and of what states in the object store hold, are in use as well: they may have to be destroyed. */
function withExisting(inUse: TypesInUse | undefined, cloud: Cloud): TypesInUse | undefined {
  if (inUse === undefined) return undefined;
  const all = { resources: new Set([...inUse.resources, ...cloud.types()]), dataSources: new Set(inUse.dataSources) };
  for (const { content } of cloud.files.values()) addTypesOfState(Buffer.from(content, 'base64').toString('utf8'), all);
  return all;
}

/** What Terraform needs to know of a provider that runs already. `Test` keeps it from ending the process. */
function reattach({ path }: ProviderSocket): object {
  return {
    Protocol: 'grpc',
    ProtocolVersion: 6,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'unix', String: path },
  };
}
