import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { Construct } from 'constructs';
import type { AlarmDefinition, ClusterMetric } from './alarm-definition';

interface MetricAlarmProps {
  readonly alarmName: string;
  readonly definition: AlarmDefinition;

  /** Told when the alarm goes off, and when it is over. */
  readonly topicArn: string;

  /**
   * What tells the cluster's metrics from others'.
   *
   * @default none
   */
  readonly dimensions?: Readonly<Record<string, string>>;
}

export function createMetricAlarm(scope: Construct, id: string, props: MetricAlarmProps): CloudwatchMetricAlarm {
  const { alarmName, definition, topicArn } = props;
  return new CloudwatchMetricAlarm(scope, id, {
    alarmName,
    alarmDescription: definition.description,
    ...renderMeasure(props),
    comparisonOperator: definition.comparison === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
    threshold: definition.threshold,
    evaluationPeriods: definition.evaluationPeriods,
    datapointsToAlarm: definition.datapointsToAlarm,
    treatMissingData: definition.missingData === 'good' ? 'notBreaching' : 'breaching',
    alarmActions: [topicArn],
    okActions: [topicArn],
    tags: { Name: alarmName },
  });
}

function renderMeasure({ definition: { measure, periodSeconds }, dimensions }: MetricAlarmProps) {
  const of = dimensions ? { dimensions: { ...dimensions } } : {};
  const query = (id: string, metric: ClusterMetric) => ({
    id,
    returnData: false,
    metric: { ...render(metric), stat: metric.statistic, period: periodSeconds, ...of },
  });
  if (measure.kind === 'metric') {
    const { metric } = measure;
    return { ...render(metric), statistic: metric.statistic, period: periodSeconds, ...of };
  }
  return {
    metricQuery: [
      { id: 'percentage', expression: '100 * part / whole', label: 'Percent', returnData: true },
      query('part', measure.of),
      query('whole', measure.in),
    ],
  };
}

function render({ namespace, name }: ClusterMetric) {
  return { namespace, metricName: name };
}
