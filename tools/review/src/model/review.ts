import type { AttributeChange, Change } from './change';
import type { Finding } from './finding';

/** Everything that a report says, in whatever form it is rendered. */
export interface Review {
  /** Version of this form; readers accept the same major. */
  readonly formatVersion: '1.0';

  /** What was compared with what: git commits, or names of plan files. */
  readonly base: string;
  readonly head: string;
  readonly environments: readonly EnvironmentReview[];

  /** What could not be looked at, in sentences: a base that does not build, an environment that failed. */
  readonly notes: readonly string[];
}

/** `pass`: nothing to approve. `approval`: a person must agree. `blocked`: a gate forbids it. `failed`: it could not be planned. */
export type Verdict = 'pass' | 'approval' | 'blocked' | 'failed';

export type Risk = 'none' | 'low' | 'medium' | 'high' | 'critical';

export interface EnvironmentReview {
  readonly environment: string;
  readonly verdict: Verdict;
  readonly risk: Risk;
  readonly stacks: readonly StackReview[];

  /** Findings of all stacks, worst first, suppressed ones last. */
  readonly findings: readonly Finding[];

  /** Absent when nothing that has a price changed. */
  readonly cost?: CostChange;

  /** What Infracost says, by stack; absent when it was not asked. */
  readonly infracost?: readonly ProjectCost[];

  /** Absent when there is nothing to draw. */
  readonly picture?: EnvironmentPicture;
}

/** `planned`: it was. `waiting`: a lower layer must be applied first. `failed`: Terraform refused. */
export type StackStatus =
  | { readonly kind: 'planned' }
  | { readonly kind: 'waiting'; readonly for: string }
  | { readonly kind: 'failed'; readonly error: string };

export interface StackReview {
  /** `dev-network` */
  readonly id: string;
  readonly layer: string;
  readonly status: StackStatus;

  /** All changes, reads and no-ops left out, in address order. */
  readonly changes: readonly Change[];

  /** What was changed behind Terraform's back. */
  readonly drift: readonly Change[];

  /** Failed `check` blocks and conditions, as sentences. */
  readonly failedChecks: readonly string[];

  /** Deletes and creates that look like a renamed construct. */
  readonly renames: readonly Rename[];

  /** Outputs that change; a path begins with the name of the output. Absent when there are none. */
  readonly outputs?: readonly AttributeChange[];

  /** Actions that the apply runs; absent when there are none. */
  readonly invocations?: readonly ActionInvocation[];

  /** Modules that are used in another version than before; absent when there are none. */
  readonly moduleSteps?: readonly ModuleStep[];
}

/** An action that an apply runs: `action` blocks of Terraform 1.14 and newer. What it does, no plan shows. */
export interface ActionInvocation {
  /** `action.aws_lambda_invoke.warm` */
  readonly address: string;
  readonly type: string;
  readonly trigger: ActionTrigger;

  /** Terraform's word for why it is put off; absent when it is run. */
  readonly deferred?: string;

  /** Its configuration. Values of sensitive attributes are not here at all. */
  readonly attributes: readonly AttributeChange[];
}

/** What runs an action: a change of a resource, or who asks for it with `-invoke`. `unknown` keeps the words of a newer Terraform. */
export type ActionTrigger =
  | { readonly kind: 'lifecycle'; readonly resource: string; readonly event: string; readonly onFailure?: string }
  | { readonly kind: 'invoke'; readonly resource?: string }
  | { readonly kind: 'unknown'; readonly words: readonly string[] };

/** A module whose version changes. `from` is absent for one that is new, `to` for one that is no longer used. */
export interface ModuleStep {
  /** `@landfall/network` */
  readonly module: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Rename {
  readonly from: string;
  readonly to: string;

  /** Why they look alike: `same construct path`, `same cidr_block, tags.Name`. */
  readonly because: string;

  /** The line of TypeScript to add. */
  readonly fix: string;
}

/** US dollars a month. Unknown parts are named, never counted as nothing. */
export interface CostChange {
  readonly before: number;
  readonly after: number;

  /** Day of the price table: `YYYY-MM-DD`. */
  readonly pricesOf: string;
  readonly lines: readonly CostLine[];
  readonly unknown: readonly string[];
}

export interface CostLine {
  readonly address: string;
  readonly what: string;
  readonly before: number;
  readonly after: number;
}

/** Costs a month of a project of Infracost. Null is unknown, and never counted as nothing. */
export interface ProjectCost {
  /** Name of the project. */
  readonly project: string;

  /** Id of the stack that it is. */
  readonly stack?: string;

  /** `USD` */
  readonly currency: string;
  readonly before: number | null;
  readonly after: number | null;

  /** Resources whose price changes, by address. */
  readonly lines: readonly ProjectCostLine[];

  /** What the amounts leave out, and what went wrong, in sentences. */
  readonly unknown: readonly string[];
}

export interface ProjectCostLine {
  readonly address: string;
  readonly before: number | null;
  readonly after: number | null;
}

export type PictureChange = 'same' | 'added' | 'changed' | 'replaced' | 'removed';

/** A box of the picture; boxes hold boxes. */
export interface PictureNode {
  readonly id: string;
  readonly kind: 'account' | 'vpc' | 'zone' | 'subnet' | 'cluster' | 'node-group' | 'gateway' | 'endpoint';
  readonly label: string;
  readonly change: PictureChange;
  readonly children: readonly PictureNode[];
}

export interface PictureLink {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly change: PictureChange;
}

export interface EnvironmentPicture {
  readonly nodes: readonly PictureNode[];
  readonly links: readonly PictureLink[];
}
