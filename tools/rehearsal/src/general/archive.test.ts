import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

import { Cloud } from '../cloud/cloud';
import { InventedAnswer } from '../data/data-source';
import type { ObjectValue } from '../values/value';
import { archiveFile } from './archive';

const place = { account: 'archive', region: 'default', partition: 'aws', dnsSuffix: '' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-archive-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function made(config: ObjectValue, at: string | undefined = folder): unknown {
  const block = { attributes: {}, blockTypes: {} };
  const query = { type: 'archive_file', block, cloud: new Cloud(), place, config: { type: 'zip', ...config } };
  return archiveFile(at)(query);
}

/** Texts in an archive, by path. */
function contents(file: string): Readonly<Record<string, string>> {
  const files = Object.entries(unzipSync(readFileSync(join(folder, file))));
  return Object.fromEntries(files.map(([path, bytes]) => [path, Buffer.from(bytes).toString()]));
}

describe('archive_file', () => {
  it('writes a zip file of a text, and tells its size and hashes', () => {
    const answer = made({ source_content: 'hello', source_content_filename: 'a.txt', output_path: 'out/a.zip' });
    expect(contents('out/a.zip')).toEqual({ 'a.txt': 'hello' });
    expect(answer).toMatchObject({ output_size: readFileSync(join(folder, 'out/a.zip')).length });
    expect(answer).toMatchObject({ output_base64sha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) as string });
  });

  it('gives alike files alike hashes, and others others', () => {
    const text = (content: string) =>
      made({ source_content: content, source_content_filename: 'a', output_path: 'a.zip' });
    expect(text('one')).toEqual(text('one'));
    expect(text('one')).not.toEqual(text('two'));
  });

  it('takes a folder, without what is excluded', () => {
    mkdirSync(join(folder, 'source/lib/deep'), { recursive: true });
    mkdirSync(join(folder, 'source/test'));
    for (const path of ['index.js', 'index.md', 'lib/a.js', 'lib/deep/b.js', 'lib/deep/b.md', 'test/c.js']) {
      writeFileSync(join(folder, 'source', path), path);
    }
    made({ source_dir: 'source', excludes: ['test', '**/*.md'], output_path: 'a.zip' });
    expect(Object.keys(contents('a.zip'))).toEqual(['index.js', 'lib/a.js', 'lib/deep/b.js']);
  });

  it('takes blocks of texts', () => {
    made({
      source: [
        { content: '1', filename: 'one' },
        { content: '2', filename: 'two' },
      ],
      output_path: 'a.zip',
    });
    expect(contents('a.zip')).toEqual({ one: '1', two: '2' });
  });

  it.each([
    [{ source_file: 'none.js' }, 'could not archive missing file'],
    [{ source_dir: 'none' }, 'could not archive missing directory'],
    [
      { type: 'tar.gz', source_content: 'a', source_content_filename: 'a' },
      'The rehearsal makes zip files, got type "tar.gz"',
    ],
  ])('refuses %j', (config, message) => {
    expect(() => made({ ...config, output_path: 'a.zip' })).toThrow(message);
    expect(existsSync(join(folder, 'a.zip'))).toBe(false);
  });

  it('writes nothing where nobody says where Terraform runs', () => {
    const answer = archiveFile(undefined)({
      ...{ type: 'archive_file', block: { attributes: {}, blockTypes: {} }, cloud: new Cloud(), place },
      config: { type: 'zip', source_content: 'a', source_content_filename: 'a', output_path: join(folder, 'a.zip') },
    });
    expect(answer).toBeInstanceOf(InventedAnswer);
    expect(existsSync(join(folder, 'a.zip'))).toBe(false);
  });
});
