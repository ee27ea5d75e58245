import type { TypeConstraint } from '../schema/schema';
import { DynamicValue, isListValue, isObjectValue, textOf, type Value } from '../values/value';
import { checkManifest, isObject, readManifests, type ManifestObject, type ManifestValue } from './manifest-reading';
import { writeManifest } from './manifest-writing';
import { FunctionError, type ProviderFunctions } from './provider-function';

/** The functions of the Kubernetes provider. Source: its documentation, "Functions". */
export const kubernetesFunctions: ProviderFunctions = {
  manifest_decode: {
    summary: 'Decode a Kubernetes YAML manifest',
    parameters: [{ name: 'manifest', type: 'string' }],
    returns: 'dynamic',
    call: (text) => typed(onlyManifest(textOf(text) ?? '')),
  },
  manifest_decode_multi: {
    summary: 'Decode a Kubernetes YAML manifest containing multiple resources',
    parameters: [{ name: 'manifest', type: 'string' }],
    returns: 'dynamic',
    call: (text) => typed(readManifests(textOf(text) ?? '')),
  },
  manifest_encode: {
    summary: 'Encode an object to Kubernetes YAML',
    parameters: [{ name: 'manifest', type: 'dynamic' }],
    returns: 'string',
    call: (manifest) => encoded(plain(manifest ?? null)),
  },
};

function onlyManifest(text: string): ManifestObject {
  const [manifest, ...others] = readManifests(text);
  if (manifest === undefined) throw new FunctionError('Invalid manifest: YAML document is empty');
  if (others.length > 0) {
    throw new FunctionError(
      'YAML manifest contains multiple resources: use decode_manifest_multi to decode manifests containing more than one resource',
    );
  }
  return manifest;
}

function encoded(value: ManifestValue): string {
  if (isObject(value)) return document(value);
  if (!Array.isArray(value)) {
    throw new FunctionError(`Invalid manifest: value doesn't seem to be a manifest: ${JSON.stringify(value)}`);
  }
  const parts = value as readonly ManifestValue[];
  return parts.map((part) => `---\n${document(isObject(part) ? part : {})}`).join('');
}

function document(manifest: ManifestObject): string {
  checkManifest(manifest);
  return writeManifest(manifest);
}

function plain(value: Value): ManifestValue {
  if (value instanceof DynamicValue) return plain(value.value);
  if (isListValue(value)) return value.map(plain);
  if (!isObjectValue(value)) return typeof value === 'object' ? null : value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** Objects and lists of YAML are objects and tuples in Terraform: their parts may differ in type. */
function typed(value: ManifestValue): DynamicValue {
  return new DynamicValue(typeOf(value), value);
}

function typeOf(value: ManifestValue): TypeConstraint {
  if (value === null) return 'dynamic';
  if (typeof value === 'string' || typeof value === 'number') return typeof value === 'string' ? 'string' : 'number';
  if (typeof value === 'boolean') return 'bool';
  if (!isObject(value)) return ['tuple', value.map(typeOf)];
  return ['object', Object.fromEntries(Object.entries(value).map(([name, part]) => [name, typeOf(part)]))];
}
