import type { AttributeChange, AttributeValue } from '../model/change';
import { formatPath, onOneLine } from './attribute-path';
import { type Difference, differences } from './differences';
import { expressionAt, type Step } from './expressions';
import { canonicalJson, jsonIn, type JsonRecord } from './json';
import {
  keyOf,
  knownValue,
  type PlannedSides,
  type PlannedValue,
  SENSITIVE,
  SENSITIVE_CHANGED,
  UNKNOWN,
} from './planned-value';

export interface AttributeContext {
  readonly replacePaths: readonly (readonly Step[])[];

  /** What the configuration writes for the resource; undefined when it is not in the configuration any more. */
  readonly expressions: JsonRecord | undefined;
}

/** Attributes that differ between the two sides, with what forces a replacement and what only follows from the change. */
export function attributeChanges(sides: PlannedSides, context: AttributeContext): readonly AttributeChange[] {
  const found = differences(sides.before, sides.after);
  const tags = new Map(found.filter(({ path }) => path[0] === 'tags').map((each) => [formatPath(each.path), each]));
  return found.map((difference) => {
    const forcesReplacement = context.replacePaths.some((path) => onOneLine(path, difference.path));
    return {
      path: formatPath(difference.path),
      before: attributeValue(difference.before),
      after: attributeValue(difference.after),
      forcesReplacement,
      noise:
        !forcesReplacement &&
        (isComputed(difference, context) || repeats(difference, tags, sides) || isLayout(difference)),
    };
  });
}

function attributeValue(value: PlannedValue | undefined): AttributeValue {
  if (value === undefined || value === null) return { kind: 'absent' };
  const known = knownValue(value);
  if (known !== undefined) return { kind: 'known', value: known };
  return { kind: holdsSensitive(value) ? 'sensitive' : 'unknown' };
}

/** A value that the provider fills in after apply. What refers to another resource is unknown as well, but configured. */
function isComputed({ path, after }: Difference, { expressions }: AttributeContext): boolean {
  if (after !== UNKNOWN) return false;
  if (expressions === undefined) return true;
  const [top] = path;
  // Plans do not carry dynamic blocks: what is inside one may well be configured.
  const inUnseenBlock = path.length > 1 && top !== undefined && expressionAt(expressions, [top]) === undefined;
  return !inUnseenBlock && expressionAt(expressions, path) === undefined;
}

/** `tags_all` repeats each tag, and on a resource that comes or goes it is nobody's change. */
function repeats(
  { path, before, after }: Difference,
  tags: ReadonlyMap<string, Difference>,
  sides: PlannedSides,
): boolean {
  if (path[0] !== 'tags_all') return false;
  if (sides.before === undefined || sides.after === undefined) return true;
  const tag = tags.get(formatPath(['tags', ...path.slice(1)]));
  return tag !== undefined && sameValue(tag.before, before) && sameValue(tag.after, after);
}

function sameValue(one: PlannedValue | undefined, other: PlannedValue | undefined): boolean {
  return keyOf(one ?? null) === keyOf(other ?? null);
}

/** JSON that only is written in another way. */
function isLayout({ before, after }: Difference): boolean {
  if (typeof before !== 'string' || typeof after !== 'string') return false;
  const [one, other] = [jsonIn(before), jsonIn(after)];
  return one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other);
}

function holdsSensitive(value: PlannedValue): boolean {
  if (typeof value === 'symbol') return value === SENSITIVE || value === SENSITIVE_CHANGED;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsSensitive);
}
