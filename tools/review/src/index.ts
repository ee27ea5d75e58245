export type { Action, AttributeChange, AttributeValue, Change, Meaning, Value } from './model/change';
export type { Finding, Gate, RuleSource, Severity } from './model/finding';
export type { EnvironmentReview, Review, StackReview, Verdict } from './model/review';
