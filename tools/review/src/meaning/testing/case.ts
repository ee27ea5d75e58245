/** A change, made with the real Terraform, and what it means. */
export interface Case {
  readonly title: string;

  /** HCL that is applied first. Names are those of this case alone. */
  readonly before?: string;

  /** HCL that is planned. */
  readonly after?: string;
  readonly at: string;

  /** `<kind> <direction>: <sentence>` */
  readonly means: readonly string[];
  readonly detail?: readonly string[];
}
