import type { CloudObject } from './cloud-object';

type ValueOf = (object: CloudObject) => string | undefined;

/** The objects of one type, found by place or by a value without a look at each of them. */
export class ObjectShelf {
  private readonly objects = new Map<string, CloudObject>();
  private readonly lists = new Map<string, readonly CloudObject[]>();
  private readonly indexes = new Map<ValueOf, Map<string, Set<string>>>();

  get(key: string): CloudObject | undefined {
    return this.objects.get(key);
  }

  /** All objects, optionally of one account and Region, in the order in which they were made. */
  list(account: string | undefined, region: string | undefined): readonly CloudObject[] {
    const name = `${account ?? ''}/${region ?? ''}`;
    const known = this.lists.get(name);
    if (known !== undefined) return known;
    const list = [...this.objects.values()].filter(
      (object) =>
        (account === undefined || object.account === account) && (region === undefined || object.region === region),
    );
    this.lists.set(name, list);
    return list;
  }

  /** The objects that have a value. The same function must be given each time: what it says is kept. */
  withValue(value: string, valueOf: ValueOf): readonly CloudObject[] {
    return [...(this.indexBy(valueOf).get(value) ?? [])].flatMap((key) => this.objects.get(key) ?? []);
  }

  put(object: CloudObject): void {
    const earlier = this.objects.get(object.key);
    if (earlier !== undefined) this.forget(earlier);
    this.objects.set(object.key, object);
    this.lists.clear();
    for (const [valueOf, index] of this.indexes) note(index, valueOf(object), object.key);
  }

  delete(key: string): void {
    const object = this.objects.get(key);
    if (object === undefined) return;
    this.forget(object);
    this.objects.delete(key);
    this.lists.clear();
  }

  private indexBy(valueOf: ValueOf): Map<string, Set<string>> {
    const known = this.indexes.get(valueOf);
    if (known !== undefined) return known;
    const index = new Map<string, Set<string>>();
    for (const object of this.objects.values()) note(index, valueOf(object), object.key);
    this.indexes.set(valueOf, index);
    return index;
  }

  private forget(object: CloudObject): void {
    for (const [valueOf, index] of this.indexes) index.get(valueOf(object) ?? '')?.delete(object.key);
  }
}

function note(index: Map<string, Set<string>>, value: string | undefined, key: string): void {
  if (value === undefined) return;
  const keys = index.get(value) ?? new Set<string>();
  index.set(value, keys.add(key));
}
