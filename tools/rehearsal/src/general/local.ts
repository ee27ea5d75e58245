import { createHash, type BinaryToTextEncoding } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

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

/** What the local provider does in the folder that Terraform runs in; it writes nothing when nobody says which that is. */
export function localProvider(folder: string | undefined): {
  readonly behaviours: Readonly<Record<string, Behaviour>>;
  readonly dataSources: Readonly<Record<string, DataSource>>;
} {
  const at = (path: string): string => resolve(folder ?? '.', path);
  const written: Behaviour = {
    apply: ({ next, config }) => {
      const content = contentOf(config, at);
      if (folder !== undefined) write(at(textOf(config['filename']) ?? ''), content, next);
      return hashesOf(content);
    },
    remove: ({ prior }) => {
      if (folder !== undefined) rmSync(at(textOf(prior['filename']) ?? ''), { force: true });
    },
    isGone: (state) => folder !== undefined && hasChanged(at(textOf(state['filename']) ?? ''), state),
  };
  const read: DataSource = ({ config }) => {
    const content = fileContent(at(textOf(config['filename']) ?? ''));
    return { ...hashesOf(content), content: content.toString('utf8'), content_base64: content.toString('base64') };
  };
  return {
    behaviours: { local_file: written, local_sensitive_file: written },
    dataSources: { local_file: read, local_sensitive_file: read },
  };
}

function write(path: string, content: Buffer, file: ObjectValue): void {
  const mode = (name: string): number => parseInt(textOf(file[name]) ?? '0777', 8);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: mode('directory_permission') });
    writeFileSync(path, content, { mode: mode('file_permission') });
  } catch (error) {
    throw new ProviderError('Create local file error', `The file could not be written: ${reasonOf(error)}`);
  }
}

/** The provider makes a file anew that is no longer there, or that somebody has changed. */
function hasChanged(path: string, state: ObjectValue): boolean {
  return !existsSync(path) || hashesOf(readFileSync(path))['id'] !== state['id'];
}

function contentOf(config: ObjectValue, at: (path: string) => string): Buffer {
  const source = textOf(config['source']);
  if (source !== undefined) return fileContent(at(source));
  const encoded = textOf(config['content_base64']);
  if (encoded !== undefined) return Buffer.from(encoded, 'base64');
  return Buffer.from(textOf(config['content']) ?? textOf(config['sensitive_content']) ?? '');
}

function fileContent(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ProviderError('Read local file error', `The file at given path cannot be read: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
