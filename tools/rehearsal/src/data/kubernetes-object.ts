import type { CloudObject } from '../cloud/cloud-object';
import type { Json } from '../json';
import { ProviderError } from '../protocol/provider-error';
import { attributeOf, isListValue, textOf, type Value } from '../values/value';
import type { DataSource } from './data-source';
import { attributesOf, objectsOf } from './existing-object';
import { kubernetesPlural } from './kubernetes-plural';

/** An object of a cluster, by the name and the namespace in its metadata. */
export const kubernetesObject: DataSource = (query) => {
  const metadata = firstOf(query.config['metadata']);
  const name = textOf(attributeOf(metadata, 'name')) ?? '';
  const namespace = textOf(attributeOf(metadata, 'namespace'));
  const found = objectsOf(query, query.type).find(
    (object) =>
      inMetadata(object, 'name') === name &&
      (namespace ?? 'default') === (inMetadata(object, 'namespace') ?? namespace ?? 'default'),
  );
  if (found === undefined) throw new ProviderError(`${kubernetesPlural(query.type)} "${name}" not found`);
  return attributesOf(query, found);
};

function firstOf(value: Value | undefined): Value {
  return isListValue(value) ? (value[0] ?? null) : null;
}

function inMetadata({ attributes }: CloudObject, name: string): string | undefined {
  const [metadata] = [attributes['metadata'] ?? []].flat() as readonly Json[];
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const value = (metadata as Readonly<Record<string, Json>>)[name];
  return typeof value === 'string' ? value : undefined;
}
