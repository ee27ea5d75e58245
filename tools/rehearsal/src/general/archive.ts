import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { zipSync, type Zippable } from 'fflate';

import { InventedAnswer, type DataSource } from '../data/data-source';
import { ProviderError } from '../protocol/provider-error';
import { isListValue, isObjectValue, textOf, type ObjectValue, type Value } from '../values/value';

/** The time that the provider gives every file, so that the same files make the same archive. */
const MODIFIED = new Date(2049, 0, 1);

/** A file in an archive: its path there, content and permissions. */
interface Entry {
  readonly path: string;
  readonly content: Uint8Array;
  readonly mode: number;
}

/**
 * `archive_file`: a zip file of what it is given, written where Terraform runs, as the provider does. Its bytes, and so its
 * hashes, are those of another compressor than the provider's: alike for alike files, and different for different ones.
 *
 * @param folder Folder that Terraform runs in; without one nothing is read or written, and the answer is made up.
 */
export function archiveFile(folder: string | undefined): DataSource {
  return ({ config }) => {
    if (folder === undefined) return new InventedAnswer(answerOf(new Uint8Array()));
    const type = textOf(config['type']);
    if (type !== 'zip') {
      throw new ProviderError('Archive type is not simulated', `The rehearsal makes zip files, got type "${type}".`);
    }
    const mode = textOf(config['output_file_mode']);
    const entries = entriesOf(config, (path) => resolve(folder, path));
    const archive = zipOf(
      mode === undefined ? entries : entries.map((entry) => ({ ...entry, mode: parseInt(mode, 8) })),
    );
    const output = resolve(folder, textOf(config['output_path']) ?? '');
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, archive);
    return answerOf(archive);
  };
}

function entriesOf(config: ObjectValue, at: (path: string) => string): readonly Entry[] {
  const [file, directory] = [textOf(config['source_file']), textOf(config['source_dir'])];
  if (file !== undefined) return [entryOf(at(file), dirname(at(file)))];
  if (directory !== undefined) {
    const excluded = patternsIn(config['excludes']);
    return filesIn(at(directory))
      .map((path) => entryOf(path, at(directory)))
      .filter(({ path }) => !excluded.some((pattern) => pattern.test(path)));
  }
  const sources = isListValue(config['source']) ? config['source'].filter(isObjectValue) : [];
  const single = { content: config['source_content'] ?? null, filename: config['source_content_filename'] ?? null };
  return [...(textOf(single.filename) === undefined ? [] : [single]), ...sources].map(({ content, filename }) => ({
    path: textOf(filename) ?? '',
    content: Buffer.from(textOf(content) ?? ''),
    mode: 0o644,
  }));
}

function entryOf(path: string, base: string): Entry {
  try {
    const name = relative(base, path).split(sep).join('/');
    return { path: name, content: readFileSync(path), mode: statSync(path).mode & 0o777 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProviderError(
      'Archive creation error',
      `error creating archive: could not archive missing file: ${reason}`,
    );
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
  } catch {
    throw new ProviderError(
      'Archive creation error',
      `error creating archive: could not archive missing directory: ${folder}`,
    );
  }
}

/** Patterns of files, or of folders with all that is in them: `*` stays within a name, `**` does not. */
function patternsIn(excludes: Value | undefined): readonly RegExp[] {
  const patterns = isListValue(excludes) ? excludes.flatMap((pattern) => textOf(pattern) ?? []) : [];
  return patterns.map((pattern) => {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*\*\/?|\*|\?/g, (wildcard) =>
        wildcard.startsWith('**') ? '.*' : wildcard === '*' ? '[^/]*' : '[^/]',
      );
    return new RegExp(`^${source}(/.*)?$`);
  });
}

function zipOf(entries: readonly Entry[]): Uint8Array {
  const files: Zippable = {};
  // The upper half of the attributes is what Unix keeps: a regular file, and its permissions.
  for (const { path, content, mode } of entries)
    files[path] = [content, { mtime: MODIFIED, os: 3, attrs: (0o100000 | mode) << 16 }];
  return zipSync(files);
}

function answerOf(archive: Uint8Array): ObjectValue {
  const digest = (algorithm: string, encoding: 'hex' | 'base64'): string =>
    createHash(algorithm).update(archive).digest(encoding);
  return {
    id: digest('sha1', 'hex'),
    output_size: archive.length,
    output_md5: digest('md5', 'hex'),
    output_sha: digest('sha1', 'hex'),
    output_sha256: digest('sha256', 'hex'),
    output_base64sha256: digest('sha256', 'base64'),
    output_sha512: digest('sha512', 'hex'),
    output_base64sha512: digest('sha512', 'base64'),
  };
}
