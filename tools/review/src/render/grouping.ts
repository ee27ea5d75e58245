import type { Change } from '../model/change';
import { oneLine } from './escape';

/** Changes of one construct. */
export interface ConstructGroup {
  /** Path of the construct that the resources stand in; empty for those that stand in the stack itself. */
  readonly construct: string;

  /** Packages with versions; more than one while a version changes. */
  readonly modules: readonly string[];
  readonly changes: readonly Change[];
}

/**
 * Groups changes by the construct they stand in, in path order.
 *
 * @param depth ids of a path at most: with 1, all below a construct of the stack is one group
 */
export function groupsOf(changes: readonly Change[], depth = Infinity): readonly ConstructGroup[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const construct = parentOf(change.constructPath, depth);
    const group = groups.get(construct);
    if (group) group.push(change);
    else groups.set(construct, [change]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([construct, members]) => ({
      construct,
      modules: [...new Set(members.flatMap(({ module }) => module ?? []))].sort(),
      changes: members,
    }));
}

/** What a resource is called below its group, with its type: the last id of its path, else its address. */
export function nameInGroup(change: Change): string {
  const id = idInGroup(change);
  return oneLine(id === undefined ? change.address : `${change.type} ${id}`);
}

/** The last id of a path; undefined for what has none. */
export function idInGroup({ constructPath }: Change): string | undefined {
  return constructPath?.split('/').at(-1);
}

function parentOf(constructPath: string | undefined, depth: number): string {
  return constructPath?.split('/').slice(0, -1).slice(0, depth).join('/') ?? '';
}
