import type { ProviderCalls } from '../protocol/calls';
import { ProviderError } from '../protocol/provider-error';

/** Providers whose bindings are published as `@cdktf/provider-<name>`, which configurations use beside AWS. */
const published = [
  'archive',
  'aws',
  'awscc',
  'azuread',
  'azurerm',
  'cloudinit',
  'dns',
  'external',
  'google',
  'helm',
  'http',
  'kubernetes',
  'local',
  'null',
  'random',
  'time',
  'tls',
  'vault',
];

/** Addresses of known providers, and of those in use, that are not among those installed. */
export function missingSources(installed: readonly string[], inUse: readonly string[]): readonly string[] {
  const known = published.map((name) => `registry.terraform.io/hashicorp/${name}`);
  return [...new Set([...known, ...inUse])].filter((source) => !installed.includes(source));
}

/** Stands in for a provider whose bindings are not installed, so that Terraform says what to install. */
export function missingProvider(source: string): ProviderCalls {
  const refuse = async (): Promise<never> => {
    const name = source.slice(source.lastIndexOf('/') + 1);
    throw new ProviderError(
      `No bindings of provider ${source}`,
      `The rehearsal takes schemas from installed CDKTF bindings, and finds none of this provider. Install @cdktf/provider-${name} with the version that the configuration uses: npm install --save-dev @cdktf/provider-${name}. Where no such package is published, the provider cannot be rehearsed.`,
    );
  };
  return {
    GetProviderSchema: refuse,
    ConfigureProvider: refuse,
    ValidateResourceConfig: refuse,
    UpgradeResourceState: refuse,
    ReadResource: refuse,
    PlanResourceChange: refuse,
    ApplyResourceChange: refuse,
    ImportResourceState: refuse,
    MoveResourceState: refuse,
    ReadDataSource: refuse,
    OpenEphemeralResource: refuse,
    GetFunctions: refuse,
    CallFunction: refuse,
  };
}
