import { isRecord, type JsonRecord, recordOf } from '../plan/json';
import { providerSchemas, type StackTerraform, writeConfiguration, writeState } from '../review/stack-terraform';
import { addressOf, providerSource, type StateDocument, type StateResource } from './state-document';

/**
 * Gives a working directory a configuration and a state whose objects exist in the simulated cloud. Returns, in
 * sentences, what of the state cannot be taken over.
 */
export async function placeState(
  terraform: StackTerraform,
  configuration: JsonRecord,
  state: StateDocument,
): Promise<readonly string[]> {
  await writeConfiguration(terraform, configuration);
  const schemas = recordOf(recordOf(await providerSchemas(terraform))['provider_schemas']);
  const managed = state.resources.filter(({ mode }) => mode === 'managed');
  const unknown = new Map(managed.flatMap((resource) => strangeness(resource, schemas)));
  // Data sources are read again.
  await writeState(terraform, { ...state, resources: managed.filter((resource) => !unknown.has(resource)) });
  const byReason = new Map<string, string[]>();
  for (const [resource, reason] of unknown) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), addressOf(resource)]);
  }
  return [...byReason].map(([reason, addresses]) => `${listed(addresses)} of ${state.at} left out: ${reason}`);
}

function strangeness(resource: StateResource, schemas: JsonRecord): readonly (readonly [StateResource, string])[] {
  const source = providerSource(resource);
  if (source === 'terraform.io/builtin/terraform') return [];
  const provider = schemas[source];
  if (!isRecord(provider)) return [[resource, `the configuration has no provider ${source}`]];
  const known = Object.hasOwn(recordOf(provider['resource_schemas']), resource.type);
  return known ? [] : [[resource, `the installed bindings of ${source} have no type ${resource.type}`]];
}

function listed(addresses: readonly string[]): string {
  const rest = addresses.length - 5;
  return `${addresses.slice(0, 5).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
