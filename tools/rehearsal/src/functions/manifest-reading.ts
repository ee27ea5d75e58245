import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type YAMLError } from 'yaml';

import { FunctionError } from './provider-function';
import { plainScalar, type YamlScalar } from './yaml-scalar';

/** What a manifest holds, as JSON would. */
export type ManifestValue = YamlScalar | readonly ManifestValue[] | ManifestObject;

export interface ManifestObject {
  readonly [name: string]: ManifestValue;
}

/** More parts than this come of aliases that name each other, not of a person. */
const MOST_PARTS = 1_000_000;

/** Dashes at the start of the text or of a line, with what white space surrounds them. */
const SEPARATOR = /(?:^|[\t\n\f\r ]*\n)---[\t\n\f\r ]*/;

/**
 * Reads the Kubernetes objects of a YAML text. Documents without content are passed over.
 *
 * @throws FunctionError when a document is no YAML, or no Kubernetes object
 */
export function readManifests(text: string): readonly ManifestObject[] {
  return text.split(SEPARATOR).flatMap((part) => {
    const value = readYaml(part);
    if (value === null || (isObject(value) && Object.keys(value).length === 0)) return [];
    if (!isObject(value)) throw invalidYaml(`error unmarshaling JSON: while decoding JSON: ${mismatch(value)}`);
    checkManifest(value);
    return [value];
  });
}

/** @throws FunctionError when a field is missing that every Kubernetes object has */
export function checkManifest(manifest: ManifestObject): void {
  for (const name of ['apiVersion', 'kind', 'metadata']) {
    if (!Object.hasOwn(manifest, name)) throw new FunctionError(`Invalid Kubernetes manifest: missing field "${name}"`);
  }
}

export function isObject(value: ManifestValue): value is ManifestObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readYaml(text: string): ManifestValue {
  try {
    const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
    const [error] = document.errors;
    if (error !== undefined) throw unreadable(sentenceOf(error));
    return new Reading(document).valueOf(document.contents);
  } catch (error) {
    if (error instanceof RangeError) throw unreadable('yaml: exceeded max depth of 10000');
    throw error;
  }
}

/** Turns the nodes of one document into values. */
class Reading {
  private parts = 0;

  constructor(private readonly document: Document.Parsed) {}

  valueOf(node: unknown): ManifestValue {
    this.parts += 1;
    if (this.parts > MOST_PARTS) throw unreadable('yaml: document contains excessive aliasing');
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      if (target === undefined) throw unreadable(`yaml: unknown anchor '${node.source}' referenced`);
      return this.valueOf(target);
    }
    if (isScalar(node)) return this.scalarOf(node.value, node.type === 'PLAIN' ? node.tag : (node.tag ?? '!'));
    if (isSeq(node)) return node.items.map((item) => this.valueOf(item));
    return isMap(node) ? this.objectOf(node.items) : null;
  }

  private objectOf(pairs: readonly { readonly key: unknown; readonly value: unknown }[]): ManifestObject {
    const merged: (readonly [string, ManifestValue])[] = [];
    const own: (readonly [string, ManifestValue])[] = [];
    for (const { key, value } of pairs) {
      if (isScalar(key) && key.type === 'PLAIN' && key.value === '<<') merged.push(...this.mergedBy(value));
      else own.push([this.nameOf(key), this.valueOf(value)]);
    }
    return Object.fromEntries([...merged, ...own]);
  }

  /** `<<` takes in one mapping, or several of which the earlier ones go first. */
  private mergedBy(node: unknown): readonly (readonly [string, ManifestValue])[] {
    const value = this.valueOf(node);
    const sources: readonly ManifestValue[] = isList(value) ? [...value].reverse() : [value];
    return sources.flatMap((source) => {
      if (!isObject(source)) throw unreadable('yaml: map merge requires map or sequence of maps as the value');
      return Object.entries(source);
    });
  }

  private nameOf(key: unknown): string {
    const value = this.valueOf(key);
    if (value === null || typeof value === 'object') throw unreadable(`unsupported map key: ${JSON.stringify(value)}`);
    return String(value);
  }

  /** @param tag The tag that the text carries; `!` for text in quotes. */
  private scalarOf(content: unknown, tag: string | undefined): ManifestValue {
    const text = typeof content === 'string' ? content : '';
    if (tag === undefined) return plainScalar(text);
    const kind = tag.replace(/^tag:yaml\.org,2002:/, '');
    if (kind === 'binary') return Buffer.from(text, 'base64').toString('utf8');
    return ['int', 'float', 'bool', 'null'].includes(kind) ? plainScalar(text) : text;
  }
}

function isList(value: ManifestValue): value is readonly ManifestValue[] {
  return Array.isArray(value);
}

function unreadable(reason: string): FunctionError {
  return invalidYaml(`error converting YAML to JSON: ${reason}`);
}

function invalidYaml(reason: string): FunctionError {
  return new FunctionError(`Invalid YAML document: ${reason}`);
}

const sentences: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'mapping values are not allowed in this context',
  TAB_AS_INDENT: 'found character that cannot start any token',
  BAD_SCALAR_START: 'found character that cannot start any token',
  MULTILINE_IMPLICIT_KEY: "could not find expected ':'",
};

function sentenceOf({ code, message, linePos }: YAMLError): string {
  const own = message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '');
  return `yaml: line ${linePos?.[0].line ?? 1}: ${sentences[code] ?? own}`;
}

function mismatch(value: ManifestValue): string {
  const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`;
}
