export type { Action, AttributeChange, AttributeValue, Change, Meaning, Value } from './model/change';
export type { Finding, Gate, RuleSource, Severity } from './model/finding';
export type { EnvironmentReview, Review, StackReview, Verdict } from './model/review';
export { type LandingZoneReviewProps, reviewLandingZone } from './review/review-landing-zone';
export type { ReviewProgress } from './review/review-progress';
