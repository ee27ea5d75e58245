import { createHash } from 'node:crypto';

import type { Cloud, CloudFile } from '../cloud/cloud';

/** An object of the store, as it is read. */
export interface StoredObject {
  readonly content: Buffer;
  readonly etag: string;
  readonly versionId: string;
}

/** The buckets of the simulated cloud. Every bucket name is taken to exist, and to be versioned. */
export class ObjectStore {
  constructor(private readonly cloud: Cloud) {}

  get(name: string): StoredObject | undefined {
    const file = this.cloud.files.get(name);
    if (file === undefined) return undefined;
    const content = Buffer.from(file.content, 'base64');
    return { content, etag: etagOf(content), versionId: file.versionId };
  }

  /** Writes an object; undefined when it must be new and is not. */
  put(name: string, content: Buffer, mustBeNew: boolean): StoredObject | undefined {
    const earlier = this.cloud.files.get(name);
    if (mustBeNew && earlier !== undefined) return undefined;
    const file: CloudFile = {
      content: content.toString('base64'),
      versionId: String(Number(earlier?.versionId ?? 0) + 1),
    };
    this.cloud.files.set(name, file);
    return { content, etag: etagOf(content), versionId: file.versionId };
  }

  delete(name: string): void {
    this.cloud.files.delete(name);
  }

  /** Keys of a bucket that start with a prefix, in order. */
  list(bucket: string, prefix: string): readonly string[] {
    return [...this.cloud.files.keys()]
      .filter((name) => name.startsWith(`${bucket}/${prefix}`))
      .map((name) => name.slice(bucket.length + 1))
      .sort();
  }
}

function etagOf(content: Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
