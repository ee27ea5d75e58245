import type { Kind } from './look-up';

/** An attribute with ids of things that must exist where the object is. */
export interface Reference {
  readonly id: string;
  readonly title: string;
  readonly types: readonly string[];
  /** Where the ids stand; in a route table, in its `route` blocks. */
  readonly path: string;
  readonly to: Kind;

  /** Service and operation. */
  readonly call: string;
  readonly code: string;

  /** `{id}` is the id that was not found. */
  readonly message: string;

  /** Ids that the attribute may also hold, of other things. */
  readonly unless?: RegExp;

  /** Whether it often belongs to an account that is not rehearsed: refused only when it is known to be in another Region. */
  readonly mayBeForeign?: true;
}
