import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { type IClusterRef, type ILogGroup, Problems } from '@landfall/contracts';
import { Construct } from 'constructs';
import { type AlarmDefinition, type AlarmOverride, overridden } from './alarm-definition';
import { containerInsightsAlarms, controlPlaneAlarms } from './alarm-table';
import { auditAlarm, auditFilters } from './audit-filters';
import { createMetricAlarm } from './metric-alarm';

/** Alarms by name. */
export type AlarmName =
  keyof typeof controlPlaneAlarms | keyof typeof containerInsightsAlarms | keyof typeof auditFilters;

export interface ClusterAlarmsProps {
  readonly cluster: IClusterRef;

  /** Told of each alarm, and of its end. */
  readonly topic: { readonly topicArn: string };

  /**
   * Whether Container Insights runs on the cluster: without it there are no metrics of nodes and pods.
   *
   * @default 'installed'
   */
  readonly containerInsights?: 'installed' | 'absent';

  /**
   * The control plane's log group, of standard class and with the `audit` log in it, to watch what is done to the cluster.
   *
   * @default audit events are not watched
   */
  readonly auditLog?: ILogGroup;

  /**
   * Changes of single alarms; `off` leaves one out.
   *
   * @default none
   */
  readonly overrides?: Readonly<Partial<Record<AlarmName, AlarmOverride | 'off'>>>;
}

/** CloudWatch alarms on the health of one cluster, and on what is done to it. */
export class ClusterAlarms extends Construct {
  /** ARNs by the alarm's name. @attribute */
  readonly alarmArns: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: ClusterAlarmsProps) {
    super(scope, id);
    const { cluster, topic, containerInsights = 'installed', auditLog, overrides = {} } = props;
    const { clusterName } = cluster;
    const auditNamespace = `Landfall/EKS/${clusterName}`;
    const definitions: Readonly<Record<string, AlarmDefinition>> = {
      ...controlPlaneAlarms,
      ...(containerInsights === 'installed' ? containerInsightsAlarms : {}),
      ...(auditLog ? auditAlarms(auditNamespace) : {}),
    };
    validate(definitions, overrides, this.node.path);

    const filterScope = new Construct(this, 'audit-filters');
    const alarmScope = new Construct(this, 'alarms');
    const arns: Record<string, string> = {};
    for (const [name, definition] of Object.entries(definitions)) {
      const override = overrideOf(overrides, name);
      if (override === 'off') continue;
      const filter = Object.entries(auditFilters).find(([filterName]) => filterName === name)?.[1];
      if (auditLog && filter) {
        createFilter(filterScope, name, { auditLog, namespace: auditNamespace, pattern: filter.pattern });
      }
      arns[name] = createMetricAlarm(alarmScope, name, {
        alarmName: `${clusterName}-${name}`,
        definition: overridden(definition, override),
        topicArn: topic.topicArn,
        // A filter's metric has the cluster in its namespace: a filter cannot add a dimension of a fixed value.
        ...(filter ? {} : { dimensions: { ClusterName: clusterName } }),
      }).arn;
    }

    this.alarmArns = arns;
  }
}

function auditAlarms(namespace: string): Readonly<Record<string, AlarmDefinition>> {
  return Object.fromEntries(
    Object.entries(auditFilters).map(([name, filter]) => [name, auditAlarm(namespace, name, filter)]),
  );
}

function createFilter(
  scope: Construct,
  name: string,
  {
    auditLog,
    namespace,
    pattern,
  }: { readonly auditLog: ILogGroup; readonly namespace: string; readonly pattern: string },
): void {
  new CloudwatchLogMetricFilter(scope, name, {
    name,
    logGroupName: auditLog.logGroupName,
    pattern,
    metricTransformation: { name, namespace, value: '1', defaultValue: '0' },
  });
}

function overrideOf(overrides: Readonly<Record<string, AlarmOverride | 'off'>>, name: string): AlarmOverride | 'off' {
  return overrides[name] ?? {};
}

function validate(
  definitions: Readonly<Record<string, AlarmDefinition>>,
  overrides: Readonly<Record<string, AlarmOverride | 'off'>>,
  at: string,
): void {
  const problems = new Problems(at);
  for (const [name, override] of Object.entries(overrides)) {
    const place = `${at}.overrides.${name}`;
    if (!Object.hasOwn(definitions, name)) {
      const known = Object.keys(definitions).join(', ');
      problems.add('ALARM_UNKNOWN', `there is no alarm '${name}' to change; there are: ${known}`, place);
    }
    const { evaluationPeriods = 1 } = override === 'off' ? {} : override;
    if (!Number.isInteger(evaluationPeriods) || evaluationPeriods < 1) {
      const message = `an alarm looks at 1 or more data points, got ${evaluationPeriods}; change evaluationPeriods`;
      problems.add('ALARM_EVALUATION_PERIODS', message, place);
    }
  }
  problems.throwIfAny();
}
