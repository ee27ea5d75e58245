/** What Terraform, a provider or AWS advises against, and does all the same. */
export interface PlanWarning {
  readonly summary: string;

  /** Address of the resource; absent for what concerns no single one. */
  readonly address?: string;
}

/** The warnings in the text of a plan, in its order. */
export function warningsIn(plan: string): readonly PlanWarning[] {
  return [...plan.matchAll(/^Warning: (.+)\n(?:\n {2}with ([^\n]+),$)?/gm)].map(([, summary = '', address]) => ({
    summary,
    ...(address !== undefined && { address }),
  }));
}
