/** `service:Action`; the action may end in or contain `*`. */
export type Action = `${string}:${string}`;

/**
 * What a statement covers: ARNs, or everything.
 *
 * Everything must say why, since it is only right for actions that know no resource-level permission, or that a
 * condition confines. Source: Service Authorization Reference.
 */
export type Resources = readonly [string, ...string[]] | { readonly any: string };

/** Condition operators, each with its keys and the values of which one must match. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Who a statement speaks of. */
export type Principals =
  | { readonly kind: 'aws'; readonly arns: readonly [string, ...string[]] }
  | { readonly kind: 'service'; readonly services: readonly [string, ...string[]] }
  | { readonly kind: 'federated'; readonly arns: readonly [string, ...string[]] }
  | {
      /** Anybody whom the conditions let through: the statement must have some, or be a `Deny`. */
      readonly kind: 'anybody';
    };

interface BaseStatement {
  /** Names the statement: letters and digits, unique in its document. */
  readonly sid: string;

  /** @default 'Allow' */
  readonly effect?: 'Allow' | 'Deny';

  readonly actions: readonly [Action, ...Action[]];

  /** @default none */
  readonly conditions?: Conditions;
}

/** A statement of a policy that is attached to a role. */
export interface IdentityStatement extends BaseStatement {
  readonly resources: Resources;
}

/** A statement of a policy that is attached to a resource. */
export interface ResourceStatement extends BaseStatement {
  readonly principals: Principals;

  /** In a KMS key policy, `{ any }` means the key itself. */
  readonly resources: Resources;
}

/** A statement of a role's trust policy. */
export interface TrustStatement extends BaseStatement {
  readonly principals: Principals;
}
