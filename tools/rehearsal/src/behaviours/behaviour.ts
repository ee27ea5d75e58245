import type { Cloud } from '../cloud/cloud';
import type { Place, PlanHook } from '../plan/resource-model';
import type { ObjectValue } from '../values/value';

/** A change that is about to be made in the cloud. */
export interface CloudChange {
  readonly cloud: Cloud;
  readonly place: Place;

  /** The object as it is; undefined when it is created. */
  readonly prior: ObjectValue | undefined;

  /** The object as it will be. */
  readonly next: ObjectValue;

  /** What the configuration says. */
  readonly config: ObjectValue;

  /** What the derived characters of the object come from. */
  readonly seed: string;
}

/** What a resource type does beyond keeping its attributes. */
export interface Behaviour {
  /** Computed attributes that an update changes, with the attributes whose change does it (`*` for any but tags). */
  readonly renewedBy?: Readonly<Record<string, readonly string[]>>;

  /** Blocks that AWS fills in when the configuration has none. */
  readonly computedBlocks?: readonly string[];

  readonly plan?: PlanHook;

  /** Looks at an object that is created or updated: returns attributes that come out otherwise, throws what AWS refuses. */
  readonly apply?: (change: CloudChange) => ObjectValue | undefined;

  /** Whether a refresh finds that the object of a state no longer exists, or is another one. */
  readonly isGone?: (state: ObjectValue) => boolean;

  /** Looks at an object that is deleted: removes what goes with it, throws what AWS refuses. */
  readonly remove?: (change: Omit<CloudChange, 'next' | 'config'> & { readonly prior: ObjectValue }) => void;
}
