/** An IAM role, by name only. */
export interface IRole {
  /** @attribute */
  readonly roleArn: string;

  /** Without its path. */
  readonly roleName: string;
}
