import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Json } from '../json';
import type { CloudObject } from './cloud-object';
import { ObjectShelf } from './object-shelf';

/** Where to look for objects. */
export interface CloudQuery {
  readonly type: string;
  readonly account?: string;
  readonly region?: string;
}

/** A file in the simulated object store: what the S3 backend reads and writes. */
export interface CloudFile {
  /** Content, in base64. */
  readonly content: string;
  readonly versionId: string;
}

interface SavedCloud {
  readonly objects: readonly CloudObject[];
  readonly created: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, CloudFile>>;
  readonly assumed?: readonly string[];
}

/** Everything that has been applied and not been destroyed, across stacks, accounts and Regions. */
export class Cloud {
  private readonly byType = new Map<string, ObjectShelf>();
  private readonly created = new Map<string, number>();

  /** Files of the object store, by `bucket/key`. */
  readonly files = new Map<string, CloudFile>();
  private readonly assumed = new Set<string>();

  /** Takes ids and ARNs for those of things that exist, though nothing is known of them. */
  assume(names: readonly string[]): void {
    for (const name of names) this.assumed.add(name);
  }

  /** Whether an id or an ARN is taken for that of something that exists. */
  isAssumed(name: string): boolean {
    return this.assumed.has(name);
  }

  /** The object of a key. */
  get(key: string): CloudObject | undefined {
    return this.byType.get(typeOf(key))?.get(key);
  }

  /** All objects of a type, optionally of one account and Region. */
  find({ type, account, region }: CloudQuery): readonly CloudObject[] {
    return this.byType.get(type)?.list(account, region) ?? [];
  }

  /** All objects of a type that have a value, without a look at each. Give the same function each time. */
  withValue(type: string, value: string, valueOf: (object: CloudObject) => string | undefined): readonly CloudObject[] {
    return this.byType.get(type)?.withValue(value, valueOf) ?? [];
  }

  /** Every object. */
  objects(): readonly CloudObject[] {
    return [...this.byType.values()].flatMap((shelf) => shelf.list(undefined, undefined));
  }

  /** Types of the objects that exist. */
  types(): ReadonlySet<string> {
    const types = [...this.byType].filter(([, shelf]) => shelf.list(undefined, undefined).length > 0);
    return new Set(types.map(([type]) => type));
  }

  /** A seed for a new object. Objects that are alike in every respect are told apart by the order of their creation. */
  seedFor(description: string): string {
    const digest = createHash('sha256').update(description).digest('hex').slice(0, 32);
    const ordinal = this.created.get(digest) ?? 0;
    this.created.set(digest, ordinal + 1);
    return ordinal === 0 ? digest : `${digest}-${ordinal}`;
  }

  /**
   * Puts an object into the cloud. Ids of some types are only unique within a parent: an object with the same type, place
   * and id is replaced when it is the same one, and stays beside the new one when it is not.
   */
  put(object: Omit<CloudObject, 'key'>, isSame: (other: CloudObject) => boolean = () => true): CloudObject {
    const plain = [object.type, object.account, object.region, object.id].join('/');
    let key = plain;
    for (let other = this.get(key), n = 2; other !== undefined && !isSame(other); other = this.get(key), n += 1) {
      key = `${plain}#${n}`;
    }
    return this.keep({ ...object, key });
  }

  /** Gives an object new attributes. */
  change(key: string, attributes: Readonly<Record<string, Json>>, writeOnly?: CloudObject['writeOnly']): CloudObject {
    const object = this.get(key);
    if (object === undefined) throw new RangeError(`no object ${key} in the simulated cloud`);
    return this.keep({ ...object, attributes, ...(writeOnly === undefined ? {} : { writeOnly }) });
  }

  delete(key: string): void {
    this.byType.get(typeOf(key))?.delete(key);
  }

  private keep(object: CloudObject): CloudObject {
    const shelf = this.byType.get(object.type) ?? new ObjectShelf();
    shelf.put(object);
    this.byType.set(object.type, shelf);
    return object;
  }

  toJSON(): SavedCloud {
    return {
      objects: this.objects(),
      created: Object.fromEntries(this.created),
      files: Object.fromEntries(this.files),
      ...(this.assumed.size > 0 ? { assumed: [...this.assumed] } : {}),
    };
  }

  /** A cloud from what `toJSON` gave. */
  static fromJSON(saved: SavedCloud): Cloud {
    const cloud = new Cloud();
    for (const object of saved.objects) cloud.keep(object);
    for (const [digest, count] of Object.entries(saved.created)) cloud.created.set(digest, count);
    for (const [name, file] of Object.entries(saved.files)) cloud.files.set(name, file);
    cloud.assume(saved.assumed ?? []);
    return cloud;
  }

  /** Writes the cloud to a file. */
  save(path: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(this, null, 1));
  }

  /** Reads a cloud from a file; an empty one when there is none. */
  static load(path: string): Cloud {
    return existsSync(path) ? Cloud.fromJSON(JSON.parse(readFileSync(path, 'utf8')) as SavedCloud) : new Cloud();
  }
}

function typeOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}
