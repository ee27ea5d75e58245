import type { Rename } from '../model/review';
import { formatPath } from './attribute-path';
import { differences } from './differences';
import { knownValue, type PlannedRecord } from './planned-value';
import { movedLine } from './moved-line';

/** A resource that is deleted or created. */
export interface OneSided {
  readonly address: string;
  readonly type: string;
  readonly values: PlannedRecord;
  readonly constructPath: string | undefined;
}

/** The share of attributes that must be equal, tags and descriptions aside. */
const ALIKE = 0.9;

/** A value that more resources than this have in common tells none of them. */
const TELLING = 8;

/** Attributes that people know a resource by, named first as the reason. */
const NAMES = ['name', 'bucket', 'cidr_block', 'tags.Name', 'cluster_name', 'node_group_name', 'addon_name', 'policy'];

/** Pairs each created resource with the deleted one that it looks like, when there is exactly one. */
export function renamesIn(deleted: readonly OneSided[], created: readonly OneSided[]): readonly Rename[] {
  const olds = deleted.map(profileOf);
  const byValue = indexByValue(olds);
  const pairs = created.map(profileOf).flatMap((to) => bestOf(to, candidatesFor(to, byValue)));
  const taken = new Map<Profile, number>();
  for (const { from } of pairs) taken.set(from, (taken.get(from) ?? 0) + 1);
  return pairs
    .filter(({ from }) => taken.get(from) === 1)
    .map(({ from, to, because }) => ({
      from: from.resource.address,
      to: to.resource.address,
      because,
      fix: movedLine(from.resource.address, to.resource),
    }));
}

/** A resource and its known attributes, as texts by path. */
interface Profile {
  readonly resource: OneSided;
  readonly attributes: ReadonlyMap<string, string>;
}

function profileOf(resource: OneSided): Profile {
  const attributes = new Map<string, string>();
  for (const { path, after } of differences(undefined, resource.values)) {
    const value = knownValue(after);
    // tags_all repeats tags, and the Region is that of the stack.
    if (value === undefined || value === '' || path[0] === 'tags_all' || path[0] === 'region') continue;
    attributes.set(formatPath(path), JSON.stringify(value));
  }
  return { resource, attributes };
}

type Index = ReadonlyMap<string, readonly Profile[]>;

function indexByValue(profiles: readonly Profile[]): Index {
  const index = new Map<string, Profile[]>();
  for (const profile of profiles) {
    for (const key of keysOf(profile)) {
      const bucket = index.get(key);
      if (bucket) bucket.push(profile);
      else index.set(key, [profile]);
    }
  }
  return index;
}

function keysOf({ resource: { type, constructPath }, attributes }: Profile): readonly string[] {
  const telling = [...attributes].filter(([, text]) => !/^(?:true|false|-?\d+)$/.test(text));
  const path = constructPath === undefined ? [] : [`${type} construct ${constructPath}`];
  return [...path, ...telling.map(([attribute, text]) => `${type} ${attribute} ${text}`)];
}

function candidatesFor(to: Profile, byValue: Index): ReadonlySet<Profile> {
  const buckets = keysOf(to).map((key) => byValue.get(key) ?? []);
  return new Set(buckets.filter(({ length }) => length <= TELLING).flat());
}

interface Pair {
  readonly from: Profile;
  readonly to: Profile;
  readonly because: string;
}

/** The one candidate that is most alike; none when two are as much alike. */
function bestOf(to: Profile, candidates: ReadonlySet<Profile>): readonly Pair[] {
  const scored = [...candidates].map((from) => ({ from, score: scoreOf(from, to) })).sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best === undefined || best.score < ALIKE || best.score === second?.score) return [];
  return [{ from: best.from, to, because: reasonOf(best.from, to) }];
}

function scoreOf(from: Profile, to: Profile): number {
  const tail = commonTail(from.resource.address, to.resource.address) / 1e6;
  if (samePath(from, to)) return 2 + tail;
  if (isNamedOtherwise(from, to)) return 0;
  const compared = [...to.attributes].filter(([path]) => !/^(?:tags|description)\b/.test(path));
  const equal = compared.filter(([path, text]) => from.attributes.get(path) === text).length;
  return compared.length === 0 ? 0 : equal / compared.length + tail;
}

/** AWS renames next to nothing: moved to another address, the resource would be replaced all the same. */
function isNamedOtherwise(from: Profile, to: Profile): boolean {
  return ownNames(to.resource.type).some((attribute) => {
    const [before, after] = [from.attributes.get(attribute), to.attributes.get(attribute)];
    return before !== undefined && after !== undefined && before !== after;
  });
}

/** `aws_eks_node_group` is named by `name`, or by `node_group_name`. */
function ownNames(type: string): readonly string[] {
  const words = type.split('_');
  const things = words.map((_, index) => words.slice(index).join('_'));
  return ['name', ...things.map((thing) => `${thing}_name`), ...(type === 'aws_s3_bucket' ? ['bucket'] : [])];
}

function samePath(from: Profile, to: Profile): boolean {
  return from.resource.constructPath !== undefined && from.resource.constructPath === to.resource.constructPath;
}

/** Renaming a construct leaves the end of each path below it as it was. */
function commonTail(from: string, to: string): number {
  const [a, b] = [from, to].map((address) => address.replace(/_[0-9A-F]{8}$/, ''));
  let length = 0;
  while (length < Math.min(a?.length ?? 0, b?.length ?? 0) && a?.at(-1 - length) === b?.at(-1 - length)) length++;
  return length;
}

function reasonOf(from: Profile, to: Profile): string {
  if (samePath(from, to)) return 'same construct path';
  const same = keysOf(to).flatMap((key) => (new Set(keysOf(from)).has(key) ? (key.split(' ')[1] ?? []) : []));
  const names = NAMES.filter((name) => same.includes(name));
  return `same ${(names.length > 0 ? names : same).slice(0, 3).join(', ')}`;
}
