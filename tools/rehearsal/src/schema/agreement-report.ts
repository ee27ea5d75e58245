import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Agreement, ASPECTS, type AspectAgreement, type Difference } from './agreement';
import { loadProviderBindings, type ProviderBindings } from './bindings';
import { installedProviders } from './installed-providers';
import type { ProviderSchema } from './schema';
import { providerSchemasFromTerraform, type TerraformSchemaJson } from './terraform-schema-json';

const SHOWN = 5;

/** Compares the schemas of one provider's bindings with published ones. */
export function agreementOf(bindings: ProviderBindings, reference: ProviderSchema): Agreement {
  const agreement = new Agreement();
  agreement.compareTypes('resource types', bindings.resourceTypes(), Object.keys(reference.resources));
  agreement.compareTypes('data sources', bindings.dataSourceTypes(), Object.keys(reference.dataSources));
  agreement.compareBlocks('provider', bindings.provider(), reference.provider);
  for (const [type, block] of Object.entries(reference.resources)) {
    const derived = bindings.resource(type);
    if (derived) agreement.compareBlocks(type, derived, block);
  }
  for (const [type, block] of Object.entries(reference.dataSources)) {
    const derived = bindings.dataSource(type);
    if (derived) agreement.compareBlocks(`data.${type}`, derived, block);
  }
  return agreement;
}

/** The agreement in per cent by aspect, and what differs: a few of each kind, or everything. */
export function formatAgreement(agreement: Agreement, all: boolean): string {
  const lines = ASPECTS.map((aspect) => `  ${aspect.padEnd(16)}${summary(agreement.of(aspect))}`);
  const details = ASPECTS.flatMap((aspect) => {
    const { differences } = agreement.of(aspect);
    return differences.length === 0 ? [] : [`  ${aspect}:`, ...groups(differences, all)];
  });
  return [...lines, ...details].join('\n');
}

function summary({ compared, differences }: AspectAgreement): string {
  const share = compared === 0 ? 100 : ((compared - differences.length) / compared) * 100;
  const agreed = `${compared - differences.length} of ${compared}`;
  return `${share === 100 ? '100' : share.toFixed(2)} %`.padEnd(10) + agreed;
}

function groups(differences: readonly Difference[], all: boolean): string[] {
  const byKind = new Map<string, string[]>();
  for (const { derived, reference, path } of differences) {
    const kind = `derived ${derived}, published ${reference}`;
    byKind.set(kind, [...(byKind.get(kind) ?? []), path]);
  }
  return [...byKind].flatMap(([kind, paths]) => {
    const shown = all ? paths : paths.slice(0, SHOWN);
    const rest = paths.length - shown.length;
    return [
      `    ${kind} (${paths.length})`,
      ...shown.map((path) => `      ${path}`),
      ...(rest > 0 ? [`      ... ${rest} more`] : []),
    ];
  });
}

function report(folder: string, all: boolean): void {
  const installed = installedProviders(process.cwd());
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json.gz'))) {
    const json = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString()) as TerraformSchemaJson;
    for (const [source, reference] of providerSchemasFromTerraform(json)) {
      const provider = installed.find((candidate) => candidate.source === source);
      if (provider === undefined) continue;
      const bindings = loadProviderBindings(provider.packageName, process.cwd());
      console.log(`${source} ${bindings.version}, compared with ${file}`);
      console.log(formatAgreement(agreementOf(bindings, reference), all));
    }
  }
}

if (require.main === module) {
  const [folder, ...options] = process.argv.slice(2);
  if (folder === undefined) {
    console.error(
      'usage: agreement-report <folder with the output of terraform providers schema -json, as *.json.gz> [--all]',
    );
    process.exitCode = 2;
  } else {
    report(folder, options.includes('--all'));
  }
}
