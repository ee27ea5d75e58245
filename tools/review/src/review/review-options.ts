import type { InfracostFile } from '../cost/infracost';
import type { Rule } from '../gates/rule';
import type { SarifFile } from '../gates/sarif-findings';

/** What every review may be given. */
export interface ReviewOptions {
  /**
   * Rules beside the built-in ones.
   * @default none
   */
  readonly rules?: readonly Rule[];

  /**
   * Results of other tools, such as checkov or trivy.
   * @default none
   */
  readonly sarif?: readonly SarifFile[];

  /**
   * What Infracost found: `infracost breakdown --format json`, `infracost diff --format json`.
   * @default none
   */
  readonly infracost?: readonly InfracostFile[];

  /**
   * Decides which suppressions have expired: `YYYY-MM-DD`.
   * @default today, in UTC
   */
  readonly today?: string;
}

export function todayOf({ today }: ReviewOptions): string {
  return today ?? new Date().toISOString().slice(0, 10);
}
