export type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical';

/** What a finding does to the verdict. */
export type Gate = 'block' | 'approve' | 'note';

/** Where a rule comes from, and what other catalogues call it. */
export interface RuleSource {
  readonly rationale: string;

  /** A document: `Amazon EKS User Guide, "Cluster endpoint access"`. */
  readonly source: string;
  readonly fix: string;

  /** Ids elsewhere: `CIS EKS 5.4.1`, `FSBP EKS.1`, `CKV_AWS_39`, `AWS-0040`. */
  readonly alsoKnownAs: readonly string[];
}

export interface Finding {
  /** `LF-EKS-001`, or that of the tool it was merged from. */
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly gate: Gate;

  /** What was found here, in a sentence. */
  readonly message: string;
  readonly stack: string;
  readonly address: string;
  readonly constructPath?: string;
  readonly about: RuleSource;

  /** Set when the environment file accepts it. An expired one blocks. */
  readonly suppressed?: { readonly reason: string; readonly expires: string; readonly expired: boolean };
}
