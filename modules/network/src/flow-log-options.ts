import type { LogRetentionDays } from '@landfall/contracts';

/** Seconds over which a flow log collects a record. */
export type AggregationSeconds = 60 | 600;

/**
 * Which fields a record has.
 *
 * - `default`: those of version 2.
 * - `extended`: also packet addresses, which tell pods behind a node apart, zone, direction and path of the traffic.
 */
export type FlowLogFormat = 'default' | 'extended';

interface FlowLogOptions {
  /**
   * How long a record collects traffic before it is written.
   *
   * @default 600
   */
  readonly aggregationSeconds?: AggregationSeconds;

  /** @default 'extended' */
  readonly format?: FlowLogFormat;
}

/** Flow logs in a CloudWatch log group, encrypted with `logsKey`. */
export interface CloudwatchFlowLogs extends FlowLogOptions {
  readonly kind: 'cloudwatch';

  /**
   * How long CloudWatch keeps records. Can change.
   *
   * @default 90
   */
  readonly retentionDays?: LogRetentionDays;
}

/** Flow logs as Parquet files in a bucket, partitioned by hour. */
export interface S3FlowLogs extends FlowLogOptions {
  readonly kind: 's3';

  /** The bucket, or a folder in it; its policy must let `delivery.logs.amazonaws.com` write. */
  readonly bucketArn: string;
}

/** No record of the VPC's traffic. */
export interface NoFlowLogs {
  readonly kind: 'none';

  /** Why that is acceptable; for the reader only. */
  readonly because: string;
}

/** Where flow logs go. */
export type NetworkFlowLogs = CloudwatchFlowLogs | S3FlowLogs | NoFlowLogs;
