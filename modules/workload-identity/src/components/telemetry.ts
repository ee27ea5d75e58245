import type { IdentityStatement } from '@landfall/policy';
import { type Arns, noResourceLevel, withLogStreams } from './aws-place';

/** Writes to log groups that exist; their names, keys and retention belong to Terraform. */
function writeLogs(logGroupArns: Arns): readonly IdentityStatement[] {
  return [
    {
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: withLogStreams(logGroupArns),
    },
    { sid: 'FindLogGroups', actions: ['logs:DescribeLogGroups'], resources: noResourceLevel },
  ];
}

function writeTraces(): IdentityStatement {
  return {
    sid: 'WriteTraces',
    actions: [
      'xray:GetSamplingRules',
      'xray:GetSamplingStatisticSummaries',
      'xray:GetSamplingTargets',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ],
    resources: noResourceLevel,
  };
}

function writeMetrics(namespaces: Arns): IdentityStatement {
  return {
    sid: 'WriteMetrics',
    actions: ['cloudwatch:PutMetricData'],
    resources: { any: 'the action knows no resources; the condition confines it to namespaces' },
    conditions: { StringEquals: { 'cloudwatch:namespace': namespaces } },
  };
}

function orNone(
  arns: readonly string[] | undefined,
  write: (arns: Arns) => readonly IdentityStatement[],
): readonly IdentityStatement[] {
  const [first, ...rest] = arns ?? [];
  return first === undefined ? [] : write([first, ...rest]);
}

export interface AdotCollectorProps {
  /**
   * Amazon Managed Service for Prometheus workspaces it writes to.
   *
   * @default none
   */
  readonly workspaceArns?: readonly string[];

  /**
   * Namespaces of CloudWatch metrics.
   *
   * @default none
   */
  readonly metricNamespaces?: readonly string[];

  /**
   * Log groups it writes to. They must exist.
   *
   * @default none
   */
  readonly logGroupArns?: readonly string[];

  /** @default 'none' */
  readonly traces?: 'xray' | 'none';
}

/** Source: AWS Distro for OpenTelemetry documentation, "IAM permissions". */
export function adotCollector(props: AdotCollectorProps): readonly IdentityStatement[] {
  return [
    ...orNone(props.workspaceArns, (resources) => [
      { sid: 'WritePrometheus', actions: ['aps:RemoteWrite'], resources },
    ]),
    ...orNone(props.metricNamespaces, (namespaces) => [writeMetrics(namespaces)]),
    ...orNone(props.logGroupArns, writeLogs),
    ...(props.traces === 'xray' ? [writeTraces()] : []),
  ];
}

export interface PrometheusProps {
  /** Amazon Managed Service for Prometheus workspaces. */
  readonly workspaceArns: Arns;

  /** @default 'write' */
  readonly access?: 'write' | 'query' | 'write-and-query';
}

/** Source: Amazon Managed Service for Prometheus User Guide, "Set up IAM roles for service accounts". */
export function prometheus({ workspaceArns, access = 'write' }: PrometheusProps): readonly IdentityStatement[] {
  const write: IdentityStatement = { sid: 'Write', actions: ['aps:RemoteWrite'], resources: workspaceArns };
  const query: IdentityStatement = {
    sid: 'Query',
    actions: ['aps:GetLabels', 'aps:GetMetricMetadata', 'aps:GetSeries', 'aps:QueryMetrics'],
    resources: workspaceArns,
  };
  if (access === 'write') return [write];
  return access === 'query' ? [query] : [write, query];
}

export interface CloudWatchAgentProps {
  /** Log groups it writes to: `/aws/containerinsights/<cluster>/performance` and its like. They must exist. */
  readonly logGroupArns: Arns;

  /** @default ['ContainerInsights', 'ApplicationSignals'] */
  readonly metricNamespaces?: Arns;
}

/** Source: AWS managed policy CloudWatchAgentServerPolicy, less the creation of log groups. */
export function cloudWatchAgent(props: CloudWatchAgentProps): readonly IdentityStatement[] {
  const { logGroupArns, metricNamespaces = ['ContainerInsights', 'ApplicationSignals'] } = props;
  return [
    writeMetrics(metricNamespaces),
    ...writeLogs(logGroupArns),
    writeTraces(),
    { sid: 'ReadVolumes', actions: ['ec2:DescribeTags', 'ec2:DescribeVolumes'], resources: noResourceLevel },
  ];
}

export interface FluentBitProps {
  /** Log groups it writes to. They must exist: leave `auto_create_group` off. */
  readonly logGroupArns: Arns;
}

/** Source: Fluent Bit manual, "Amazon CloudWatch", less the creation of log groups. */
export function fluentBit({ logGroupArns }: FluentBitProps): readonly IdentityStatement[] {
  return writeLogs(logGroupArns);
}
