import type { JsonRecord } from './json';
import type { ActionInvocation } from '../model/review';
import type { PlannedRecord, PlannedSides } from './planned-value';

/** What a review reads of `terraform show -json`, form 1.x. Sensitive values are left behind in the file. */
export interface PlanDocument {
  /** Name of the file, for messages. */
  readonly at: string;

  /** False when more will have to be planned once this is applied: deferred changes, `-target`. */
  readonly complete: boolean;

  /** False when Terraform will not apply the plan, as with one that changes nothing. */
  readonly applyable: boolean;
  readonly resourceChanges: readonly PlannedResource[];
  readonly resourceDrift: readonly PlannedResource[];
  readonly deferred: readonly DeferredResource[];
  readonly checks: readonly PlannedCheck[];
  readonly outputs: PlannedSides;
  readonly invocations: readonly ActionInvocation[];

  /** Expressions of the configuration, by address without instance keys. */
  readonly expressions: ReadonlyMap<string, JsonRecord>;
}

/** One entry of `resource_changes` or `resource_drift`. An address stands there twice when it has a deposed object. */
export interface PlannedResource {
  readonly address: string;
  readonly previousAddress?: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly provider: string;
  readonly deposed?: string;

  /** Terraform's word for why; new words may come with any release. */
  readonly reason?: string;

  /** Terraform's words: `["delete", "create"]`. */
  readonly actions: readonly string[];

  /** Undefined where there is nothing, as before a create. */
  readonly before: PlannedRecord | undefined;
  readonly after: PlannedRecord | undefined;

  /** Attributes that cannot be changed in place. */
  readonly replacePaths: readonly (readonly (string | number)[])[];

  /** Id that is imported; empty when it is known only after apply. */
  readonly importing?: string;
}

export interface DeferredResource {
  readonly address: string;

  /** `instance_count_unknown` */
  readonly reason: string;
}

export interface PlannedCheck {
  /** `check.health`, `aws_vpc.main` */
  readonly address: string;

  /** `check`, `resource`, `output_value`, `var` */
  readonly kind: string;
  readonly status: string;
  readonly messages: readonly string[];
}
