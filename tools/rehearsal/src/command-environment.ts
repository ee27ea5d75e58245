import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ProviderSocket } from './protocol/provider-socket';

/** A provider that listens, and the address that configurations know it by. */
export interface AttachedProvider {
  readonly source: string;
  readonly socket: ProviderSocket;
}

/** Environment variables that attach the providers to a command, and keep it from everything else. */
export function commandEnvironment(
  providers: readonly AttachedProvider[],
  folder: string,
  region: string,
): Readonly<Record<string, string>> {
  const cliConfig = join(folder, 'terraform.rc');
  writeFileSync(cliConfig, noDownloads(folder));
  return {
    TF_REATTACH_PROVIDERS: JSON.stringify(
      Object.fromEntries(providers.map(({ source, socket }) => [source, reattach(socket)])),
    ),
    TF_CLI_CONFIG_FILE: cliConfig,
    TF_PLUGIN_CACHE_DIR: '',
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    ...awsEnvironment(folder, region),
  };
}

/** Terraform installs providers from an empty folder only: one that is not simulated must not run. */
function noDownloads(folder: string): string {
  const empty = join(folder, 'providers-without-installed-bindings');
  mkdirSync(empty);
  return `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(empty)}\n  }\n}\n`;
}

/** No way to find real credentials: a rehearsal must not reach AWS. */
function awsEnvironment(folder: string, region: string): Readonly<Record<string, string>> {
  return {
    AWS_PROFILE: '',
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: join(folder, 'no-aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-aws-credentials'),
    // None of these goes with an endpoint of our own, and an S3 backend would fail.
    AWS_USE_FIPS_ENDPOINT: '',
    AWS_USE_DUALSTACK_ENDPOINT: '',
    AWS_CA_BUNDLE: '',
  };
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
