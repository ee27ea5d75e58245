/** A CloudWatch log group, by name only. */
export interface ILogGroup {
  readonly logGroupName: string;

  /** Without the trailing `:*`. @attribute */
  readonly logGroupArn: string;
}

/** Days that CloudWatch can keep log events. Source: CloudWatch Logs API, PutRetentionPolicy. */
export type LogRetentionDays =
  | 1
  | 3
  | 5
  | 7
  | 14
  | 30
  | 60
  | 90
  | 120
  | 150
  | 180
  | 365
  | 400
  | 545
  | 731
  | 1096
  | 1827
  | 2192
  | 2557
  | 2922
  | 3288
  | 3653;
