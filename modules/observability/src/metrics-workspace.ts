import { PrometheusAlertManagerDefinition } from '@cdktf/provider-aws/lib/prometheus-alert-manager-definition';
import { PrometheusQueryLoggingConfiguration } from '@cdktf/provider-aws/lib/prometheus-query-logging-configuration';
import { PrometheusRuleGroupNamespace } from '@cdktf/provider-aws/lib/prometheus-rule-group-namespace';
import { PrometheusWorkspace } from '@cdktf/provider-aws/lib/prometheus-workspace';
import { PrometheusWorkspaceConfiguration } from '@cdktf/provider-aws/lib/prometheus-workspace-configuration';
import { type IKey, type ILogGroup, Problems, type Region } from '@landfall/contracts';
import { Construct } from 'constructs';
import { type AlertManager, checkAlertManager, renderAlertManager } from './alert-manager';
import { clusterHealthRules } from './cluster-health-rules';
import { LogGroup, type LogGroupOptions } from './log-group';
import { checkRuleGroups, renderRuleGroups, type RuleGroups } from './prometheus-rules';

/** How many series with certain labels a workspace takes. */
export interface SeriesLimit {
  /** All must fit. Without labels the limit is for every series that no other limit is for. */
  readonly labels: Readonly<Record<string, string>>;
  readonly maxSeries: number;
}

export interface MetricsWorkspaceProps {
  /** Alias of the workspace, 1 to 100 characters; it also names the log group. */
  readonly name: string;

  readonly region: Region;

  /** Encrypts metrics. Cannot change after creation. */
  readonly key: IKey;

  /** How logs of rules, alerts and slow queries are kept, under `/aws/vendedlogs/prometheus/<name>`. */
  readonly logs: LogGroupOptions;

  /**
   * Days that metrics are kept, 1 to 1095.
   *
   * @default 150
   */
  readonly retentionDays?: number;

  /**
   * Limits that keep one tenant from using up the workspace.
   *
   * @default none but the workspace's quota
   */
  readonly seriesLimits?: readonly SeriesLimit[];

  /**
   * Logs queries that read more than this many samples.
   *
   * @default 10000000
   */
  readonly slowQuerySamples?: number;

  /**
   * Where alerts go.
   *
   * @default nowhere: they can be seen in the workspace
   */
  readonly alertManager?: AlertManager;

  /**
   * Rule groups by namespace: 1 to 64 letters, digits, `-`, `_` and `.`.
   *
   * @default none
   */
  readonly rules?: Readonly<Record<string, RuleGroups>>;

  /**
   * Whether the rules for the health of any cluster are in the namespace `cluster-health`.
   *
   * @default 'included'
   */
  readonly clusterHealthRules?: 'included' | 'left-out';
}

const CLUSTER_HEALTH = 'cluster-health';

/** An encrypted Amazon Managed Service for Prometheus workspace with its rules and alerts. */
export class MetricsWorkspace extends Construct {
  /** @attribute */
  readonly workspaceId: string;

  /** @attribute */
  readonly workspaceArn: string;

  /** URL that remote writes and queries begin with; ends with a slash. @attribute */
  readonly endpoint: string;

  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, props: MetricsWorkspaceProps) {
    super(scope, id);
    const { name, key, logs, alertManager, clusterHealthRules: health = 'included' } = props;
    const rules = { ...(health === 'included' ? { [CLUSTER_HEALTH]: clusterHealthRules } : {}), ...props.rules };
    validate(props, this.node.path);

    // Amazon Managed Prometheus only delivers to groups under this prefix.
    const logGroup = new LogGroup(this, 'logs', { ...logs, name: `/aws/vendedlogs/prometheus/${name}` });
    const workspace = new PrometheusWorkspace(this, 'workspace', {
      alias: name,
      kmsKeyArn: key.keyArn,
      loggingConfiguration: { logGroupArn: streamsOf(logGroup) },
      tags: { Name: name },
    });
    this.configure(workspace.id, logGroup, props);
    const namespaces = new Construct(this, 'rules');
    for (const [namespace, groups] of Object.entries(rules)) {
      new PrometheusRuleGroupNamespace(namespaces, namespace, {
        workspaceId: workspace.id,
        name: namespace,
        data: renderRuleGroups(groups),
        tags: { Name: namespace },
      });
    }
    if (alertManager) {
      new PrometheusAlertManagerDefinition(this, 'alert-manager', {
        workspaceId: workspace.id,
        definition: renderAlertManager(alertManager, props.region),
      });
    }

    this.workspaceId = workspace.id;
    this.workspaceArn = workspace.arn;
    this.endpoint = workspace.prometheusEndpoint;
    this.logGroup = logGroup;
  }

  private configure(workspaceId: string, logGroup: ILogGroup, props: MetricsWorkspaceProps): void {
    const { retentionDays = 150, seriesLimits = [], slowQuerySamples = 10_000_000 } = props;
    new PrometheusWorkspaceConfiguration(this, 'configuration', {
      workspaceId,
      retentionPeriodInDays: retentionDays,
      ...(seriesLimits.length > 0
        ? {
            limitsPerLabelSet: seriesLimits.map(({ labels, maxSeries }) => ({
              labelSet: { ...labels },
              limits: [{ maxSeries }],
            })),
          }
        : {}),
    });
    new PrometheusQueryLoggingConfiguration(this, 'query-logging', {
      workspaceId,
      destination: [
        { cloudwatchLogs: [{ logGroupArn: streamsOf(logGroup) }], filters: [{ qspThreshold: slowQuerySamples }] },
      ],
    });
  }
}

/** The service wants the ARN of a group's streams. */
function streamsOf({ logGroupArn }: ILogGroup): string {
  return `${logGroupArn}:*`;
}

function validate(props: MetricsWorkspaceProps, at: string): void {
  const problems = new Problems(at);
  const { name, retentionDays = 150, seriesLimits = [], slowQuerySamples = 0, rules = {}, alertManager } = props;
  if (!/^[\w.-]{1,100}$/.test(name)) {
    const message = `a workspace's name has 1 to 100 letters, digits, _ - and ., got '${name}'`;
    problems.add('METRICS_WORKSPACE_NAME_INVALID', message);
  }
  checkWhole('retentionDays', retentionDays, [1, 1095], problems, at);
  checkWhole('slowQuerySamples', slowQuerySamples, [0, Infinity], problems, at);
  for (const [index, { maxSeries }] of seriesLimits.entries()) {
    checkWhole('maxSeries', maxSeries, [0, Infinity], problems, `${at}.seriesLimits.${index}`);
  }
  for (const [namespace, groups] of Object.entries(rules)) {
    if (!/^[0-9A-Za-z][\w.-]{0,63}$/.test(namespace)) {
      const message = `a namespace has 1 to 64 letters, digits, _ - and ., got '${namespace}'`;
      problems.add('METRICS_NAMESPACE_INVALID', message, `${at}.rules`);
    }
    checkRuleGroups(groups, problems, `${at}.rules.${namespace}`);
  }
  if (props.clusterHealthRules !== 'left-out' && Object.hasOwn(rules, CLUSTER_HEALTH)) {
    const message = `the namespace '${CLUSTER_HEALTH}' is taken; choose another, or set clusterHealthRules to left-out`;
    problems.add('METRICS_NAMESPACE_TAKEN', message, `${at}.rules`);
  }
  if (alertManager) checkAlertManager(alertManager, problems, `${at}.alertManager`);
  problems.throwIfAny();
}

function checkWhole(
  field: string,
  value: number,
  [lowest, highest]: readonly [number, number],
  problems: Problems,
  at: string,
): void {
  if (Number.isInteger(value) && value >= lowest && value <= highest) return;
  const rule = highest === Infinity ? `at least ${lowest}` : `from ${lowest} to ${highest}`;
  problems.add('METRICS_OUT_OF_RANGE', `${field} must be a whole number ${rule}, got ${value}`, at);
}
