import { type JsonRecord, listOf, recordOf, textOf } from '../plan/json';

/** Resources of `terraform show -json` of a state, as a state of version 4 has them. */
export function shownResources(values: JsonRecord): readonly JsonRecord[] {
  return resourcesIn(recordOf(values['root_module']));
}

function resourcesIn(module: JsonRecord): readonly JsonRecord[] {
  const address = textOf(module['address']);
  const byResource = new Map<string, JsonRecord & { readonly instances: JsonRecord[] }>();
  for (const shown of listOf(module['resources']).map(recordOf)) {
    const { mode, type, name, provider_name: provider } = shown as Readonly<Record<string, unknown>>;
    const key = JSON.stringify([mode, type, name]);
    const resource = byResource.get(key) ?? {
      ...(address !== undefined && { module: address }),
      ...{ mode, type, name },
      provider: typeof provider === 'string' ? `provider["${provider}"]` : undefined,
      instances: [],
    };
    resource.instances.push(instanceOf(shown));
    byResource.set(key, resource);
  }
  return [...byResource.values(), ...listOf(module['child_modules']).map(recordOf).flatMap(resourcesIn)];
}

function instanceOf(shown: JsonRecord): JsonRecord {
  return {
    ...('index' in shown && { index_key: shown['index'] }),
    ...(shown['tainted'] === true && { status: 'tainted' }),
    ...(textOf(shown['deposed_key']) !== undefined && { deposed: shown['deposed_key'] }),
    attributes: shown['values'],
    sensitive_attributes: sensitivePaths(shown['sensitive_values']),
    dependencies: listOf(shown['depends_on']),
  };
}

/** Paths of attributes that hold anything sensitive: which names further in are keys of maps, only a schema knows. */
function sensitivePaths(marks: unknown): readonly (readonly JsonRecord[])[] {
  return Object.entries(recordOf(marks)).flatMap(([name, mark]) =>
    holdsTrue(mark) ? [[{ type: 'get_attr', value: name }]] : [],
  );
}

function holdsTrue(mark: unknown): boolean {
  return mark === true || (typeof mark === 'object' && mark !== null && Object.values(mark).some(holdsTrue));
}
