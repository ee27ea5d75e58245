import { costOf } from '../cost/cost-of';
import { findingsOf, type PlannedStack } from '../gates/findings-of';
import type { Rule } from '../gates/rule';
import type { ReviewSettings } from '../gates/settings';
import { riskOf, verdictOf } from '../gates/verdict';
import type { Finding } from '../model/finding';
import type { EnvironmentReview, ProjectCost } from '../model/review';
import type { PicturedStack } from '../picture/estate';
import { pictureOf } from '../picture/picture-of';

export interface EnvironmentReviewProps {
  readonly environment: string;
  readonly stacks: readonly PlannedStack[];

  /**
   * Stacks that stay as they are; they are in the picture alone.
   * @default none
   */
  readonly standing?: readonly PicturedStack[];
  readonly settings: ReviewSettings;
  readonly rules: readonly Rule[];

  /** Findings of other tools. */
  readonly merged: readonly Finding[];

  /**
   * What Infracost says.
   * @default none
   */
  readonly infracost?: readonly ProjectCost[];

  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Puts together what the stacks of an environment show. */
export function environmentReview(props: EnvironmentReviewProps): EnvironmentReview {
  const { environment, stacks, standing = [], settings, rules, merged, infracost = [], today } = props;
  const plans = stacks.flatMap(({ review: { id }, plan }) => (plan === undefined ? [] : [{ id, plan }]));
  const cost = costOf(plans);
  const findings = findingsOf({ environment, stacks, rules, settings, cost, merged, today });
  const reviews = stacks.map(({ review }) => review);
  const picture = pictureOf({ environment, stacks: [...plans, ...standing] });
  return {
    environment,
    verdict: verdictOf(reviews, findings),
    risk: riskOf(reviews, findings),
    stacks: reviews,
    findings,
    ...(cost && { cost }),
    ...(infracost.length > 0 && { infracost }),
    ...(picture && { picture }),
  };
}
