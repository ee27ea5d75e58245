import type { Cloud } from '../cloud/cloud';
import type { Json } from '../json';

/** What an apply has led to: objects in the simulated cloud, and what the state of its stack says. */
export interface OutcomeOfApply {
  /** Text of each object, by its key. */
  readonly objects: ReadonlyMap<string, string>;

  /** Text of each resource instance, by its address. */
  readonly instances: ReadonlyMap<string, string>;

  /** Names of the files in the simulated S3: states, and locks that are held. */
  readonly files: ReadonlySet<string>;

  /** Addresses of managed resource instances, by the keys of their objects. */
  readonly addresses: ReadonlyMap<string, string>;
}

interface StateInstance {
  readonly index_key?: string | number;
  readonly attributes: Json;
  readonly dependencies?: readonly string[];
  readonly private?: string;
}

interface StateResource {
  readonly module?: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly instances: readonly StateInstance[];
}

/** @param state Name of the stack's state: `<bucket>/<key>`. */
export function outcomeOfApply(cloud: Cloud, state: string): OutcomeOfApply {
  const content = Buffer.from(cloud.files.get(state)?.content ?? '', 'base64').toString('utf8') || '{"resources":[]}';
  const { resources } = JSON.parse(content) as { readonly resources: readonly StateResource[] };
  const instances = resources.flatMap((resource) =>
    resource.instances.map((instance) => ({ address: addressOf(resource, instance), instance })),
  );
  return {
    objects: new Map(
      cloud.objects().map((object) => [object.key, sortedJson({ ...object, attributes: object.attributes })]),
    ),
    instances: new Map(instances.map(({ address, instance }) => [address, textOf(instance)])),
    files: new Set(cloud.files.keys()),
    addresses: new Map(
      instances.flatMap(({ address, instance }) => {
        const key = keyOf(instance);
        return key === undefined ? [] : [[key, address] as const];
      }),
    ),
  };
}

/** In what an outcome differs from the one that was expected, in sentences; empty when it does not. */
export function differencesOf(expected: OutcomeOfApply, got: OutcomeOfApply): readonly string[] {
  return [
    ...differencesIn('the cloud', expected.objects, got.objects),
    ...differencesIn('the state', expected.instances, got.instances),
    ...[...got.files].filter((name) => !expected.files.has(name)).map((name) => `left in S3: ${name}`),
  ];
}

function differencesIn(
  where: string,
  expected: ReadonlyMap<string, string>,
  got: ReadonlyMap<string, string>,
): readonly string[] {
  const lost = [...expected.keys()].filter((name) => !got.has(name)).map((name) => `lost from ${where}: ${name}`);
  const more = [...got.keys()].filter((name) => !expected.has(name)).map((name) => `too much in ${where}: ${name}`);
  const other = [...expected]
    .filter(([name, text]) => got.has(name) && got.get(name) !== text)
    .map(([name, text]) => `different in ${where}: ${name}\n  expected ${text}\n  got      ${got.get(name)}`);
  return [...lost, ...more, ...other];
}

function addressOf({ module, mode, type, name }: StateResource, { index_key: index }: StateInstance): string {
  const parts = [...(module === undefined ? [] : [module]), ...(mode === 'data' ? ['data'] : []), type, name];
  return `${parts.join('.')}${index === undefined ? '' : `[${JSON.stringify(index)}]`}`;
}

function textOf({ attributes, dependencies = [], private: data }: StateInstance): string {
  return sortedJson({ attributes, dependencies: [...dependencies].sort(), private: data ?? null });
}

function keyOf({ private: data = '' }: StateInstance): string | undefined {
  const key = /"object":("(?:[^"\\]|\\.)*")/.exec(Buffer.from(data, 'base64').toString('utf8'))?.[1];
  return key === undefined ? undefined : (JSON.parse(key) as string);
}

function sortedJson(json: Json): string {
  return JSON.stringify(json, (_, value: Json) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
