import { createHash, type BinaryToTextEncoding } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { Behaviour } from '../behaviours/behaviour';
import type { DataSource } from '../data/data-source';
import type { FactsByType, ResourceFacts } from '../facts/resource-facts';
import { ProviderError } from '../protocol/provider-error';
import { textOf, type ObjectValue } from '../values/value';

const file: ResourceFacts = {
  forceNew: [
    'content',
    'content_base64',
    'directory_permission',
    'file_permission',
    'filename',
    'sensitive_content',
    'source',
  ],
  defaults: { directory_permission: '0777', file_permission: '0777' },
};

/** What the local provider does that its schemas do not say. Source: its documentation, version 2.6. */
export const localFacts: FactsByType = {
  local_file: { ...file, sensitive: ['sensitive_content'] },
  local_sensitive_file: {
    ...file,
    defaults: { directory_permission: '0700', file_permission: '0700' },
    sensitive: ['content', 'content_base64'],
  },
};

/** A rehearsal writes no files: it tells what would be in them. */
const written: Behaviour = { apply: ({ config }) => hashesOf(contentOf(config)) };

export const localBehaviours: Readonly<Record<string, Behaviour>> = {
  local_file: written,
  local_sensitive_file: written,
};

/** Files that exist are read as they are. */
const read: DataSource = ({ config }) => {
  const content = fileContent(textOf(config['filename']) ?? '');
  return { ...hashesOf(content), content: content.toString('utf8'), content_base64: content.toString('base64') };
};

export const localDataSources: Readonly<Record<string, DataSource>> = {
  local_file: read,
  local_sensitive_file: read,
};

function contentOf(config: ObjectValue): Buffer {
  const source = textOf(config['source']);
  if (source !== undefined) return fileContent(source);
  const encoded = textOf(config['content_base64']);
  if (encoded !== undefined) return Buffer.from(encoded, 'base64');
  return Buffer.from(textOf(config['content']) ?? textOf(config['sensitive_content']) ?? '');
}

function fileContent(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProviderError('Read local file error', `The file at given path cannot be read: ${reason}`);
  }
}

function hashesOf(content: Buffer): ObjectValue {
  const hash = (algorithm: string, encoding: BinaryToTextEncoding): string =>
    createHash(algorithm).update(content).digest(encoding);
  return {
    id: hash('sha1', 'hex'),
    content_md5: hash('md5', 'hex'),
    content_sha1: hash('sha1', 'hex'),
    content_sha256: hash('sha256', 'hex'),
    content_base64sha256: hash('sha256', 'base64'),
    content_sha512: hash('sha512', 'hex'),
    content_base64sha512: hash('sha512', 'base64'),
  };
}
