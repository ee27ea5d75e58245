import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { type IKey, type ILogGroup, type LogRetentionDays, partitionOf } from '@landfall/contracts';
import { identityPolicy, trustPolicy } from '@landfall/policy';
import { Construct } from 'constructs';
import type { CloudwatchFlowLogs, FlowLogFormat } from './flow-log-options';
import { flowLogRoleName } from './name-rules';
import type { NetworkProps } from './network-props';

const RETENTION_DAYS: LogRetentionDays = 90;
const AGGREGATION_SECONDS = 600;

/**
 * Fields of an extended record: all of version 2 first, so that what reads default records reads these.
 *
 * Source: Amazon VPC User Guide, "Flow log records".
 */
const EXTENDED_FIELDS = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
  'vpc-id',
  'subnet-id',
  'instance-id',
  'az-id',
  'tcp-flags',
  'type',
  'pkt-srcaddr',
  'pkt-dstaddr',
  'pkt-src-aws-service',
  'pkt-dst-aws-service',
  'flow-direction',
  'traffic-path',
] as const;

/** What is logged, and by whom. */
export interface FlowLogSource {
  readonly vpcId: string;

  /** The network's account. May be a token. */
  readonly accountId: string;
}

/** Records all traffic of a VPC, accepted and rejected. */
export class FlowLogs extends Construct {
  /** Undefined when records go to S3, or nowhere. */
  readonly logGroup: ILogGroup | undefined;

  constructor(scope: Construct, id: string, { vpcId, accountId }: FlowLogSource, props: NetworkProps) {
    super(scope, id);
    const { name, logsKey, flowLogs = { kind: 'cloudwatch' } } = props;
    if (flowLogs.kind === 'none') return;
    const { aggregationSeconds = AGGREGATION_SECONDS, format = 'extended' } = flowLogs;
    const base = {
      vpcId,
      trafficType: 'ALL',
      maxAggregationInterval: aggregationSeconds,
      ...logFormat(format),
      tags: { Name: name },
    };
    if (flowLogs.kind === 's3') {
      new FlowLog(this, 'flow-log', {
        ...base,
        logDestinationType: 's3',
        logDestination: flowLogs.bucketArn,
        destinationOptions: { fileFormat: 'parquet', hiveCompatiblePartitions: true, perHourPartition: true },
      });
      return;
    }
    const logGroup = this.createLogGroup(name, flowLogs, logsKey);
    const role = this.createRole(logGroup.arn, accountId, props);
    new FlowLog(this, 'flow-log', {
      ...base,
      logDestinationType: 'cloud-watch-logs',
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
    });
    this.logGroup = { logGroupName: flowLogGroupName(name), logGroupArn: logGroup.arn };
  }

  private createLogGroup(
    name: string,
    { retentionDays = RETENTION_DAYS }: CloudwatchFlowLogs,
    logsKey: IKey | undefined,
  ): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, 'log-group', {
      name: flowLogGroupName(name),
      retentionInDays: retentionDays,
      ...(logsKey ? { kmsKeyId: logsKey.keyArn } : {}),
    });
  }

  /** A role that only flow logs of this account and Region can assume, to write to this log group. */
  private createRole(logGroupArn: string, accountId: string, props: NetworkProps): IamRole {
    const { region } = props;
    const role = new IamRole(this, 'role', {
      name: flowLogRoleName(props),
      description: `Writes flow logs of the network ${props.name}`,
      assumeRolePolicy: trustPolicy(this.node.path, {
        sid: 'FlowLogs',
        principals: { kind: 'service', services: ['vpc-flow-logs.amazonaws.com'] },
        actions: ['sts:AssumeRole'],
        conditions: {
          StringEquals: { 'aws:SourceAccount': accountId },
          ArnLike: { 'aws:SourceArn': `arn:${partitionOf(region)}:ec2:${region}:${accountId}:vpc-flow-log/*` },
        },
      }),
    });
    new IamRolePolicy(this, 'role-policy', {
      role: role.name,
      name: 'write-flow-logs',
      policy: identityPolicy(this.node.path, {
        sid: 'WriteFlowLogs',
        actions: ['logs:CreateLogStream', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        resources: [logGroupArn, `${logGroupArn}:*`],
      }),
    });
    return role;
  }
}

/** The dollar sign is doubled for Terraform, which would take the braces for an expression. */
function logFormat(format: FlowLogFormat): { readonly logFormat?: string } {
  return format === 'default' ? {} : { logFormat: EXTENDED_FIELDS.map((field) => '$${' + field + '}').join(' ') };
}

/** Name of the log group, computed by whoever needs it before the network exists. */
export function flowLogGroupName(networkName: string): string {
  return `/landfall/${networkName}/flow-logs`;
}
