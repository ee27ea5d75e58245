import type { Change, Value } from '../model/change';
import type { Gate, RuleSource, Severity } from '../model/finding';
import type { CostChange } from '../model/review';
import type { Step } from '../plan/expressions';

/** Decides about one change at a time. */
export interface Rule {
  /** `LF-<THEME>-<number>`; stays for ever, suppressions name it. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly gate: Gate;
  readonly about: RuleSource;

  /** A sentence that says what was found; undefined when there is nothing. */
  check(change: Change, context: RuleContext): string | undefined;
}

export type Side = 'before' | 'after';

/** What a rule may look at beyond the change. Sensitive and unknown values are undefined. */
export interface RuleContext {
  /** `dev-network` */
  readonly stack: string;
  readonly environment: string;

  /** What people call the resource: its construct path, else its address. */
  readonly label: string;

  /** True when the resource is there on that side. */
  exists(side: Side): boolean;

  /** An attribute of the whole resource, unchanged ones included. */
  value(side: Side, ...path: readonly Step[]): Value | undefined;

  /** How many elements a list has, unknown ones included; 1 when the whole list is unknown, 0 when there is none. */
  length(side: Side, ...path: readonly Step[]): number;

  /** True when an attribute is known only after apply. */
  isUnknown(...path: readonly Step[]): boolean;

  /** The text of an attribute; what is known after apply is the configured template. */
  text(side: Side, ...path: readonly Step[]): string | undefined;

  /** Resources of a type that the environment's plans know, unchanged ones included. */
  resources(type: string): readonly RuleResource[];

  /** The monthly cost of the environment, when anything that has a price changed, and the limit that is set. */
  readonly cost: CostChange | undefined;
  readonly costLimit: number | undefined;
}

export interface RuleResource {
  readonly address: string;
  value(side: Side, ...path: readonly Step[]): Value | undefined;
}

/**
 * What a fault is after the change when it was none before: a rule gates what a change brings in, and leaves alone what
 * was so already.
 */
export function introduced<T>(context: RuleContext, fault: (side: Side) => T | undefined): T | undefined {
  if (!context.exists('after')) return undefined;
  const after = fault('after');
  if (after === undefined || !context.exists('before')) return after;
  const before = fault('before');
  return before === undefined || JSON.stringify(before) !== JSON.stringify(after) ? after : undefined;
}
