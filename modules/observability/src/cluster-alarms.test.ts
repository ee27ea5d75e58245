import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { testCluster, testLogGroup } from '@landfall/testing';
import { containerInsightsAlarms, controlPlaneAlarms } from './alarm-table';
import { auditFilters } from './audit-filters';
import { type AlarmName, ClusterAlarms, type ClusterAlarmsProps } from './cluster-alarms';
import { synthWithAws } from './testing/synth-with-aws';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:alarms';

const minimal: ClusterAlarmsProps = { cluster: testCluster(), topic: { topicArn: TOPIC } };

const AUDIT_LOG = testLogGroup('/aws/eks/test-blue/cluster');

function make(props: Partial<ClusterAlarmsProps> = {}) {
  return synthWithAws((scope) => new ClusterAlarms(scope, 'alarms', { ...minimal, ...props }));
}

function namesIn(stack: ReturnType<typeof make>): readonly unknown[] {
  return Object.values(stack.all(CloudwatchMetricAlarm)).map((alarm) => alarm['alarm_name']);
}

function alarm(name: AlarmName, props: Partial<ClusterAlarmsProps> = {}) {
  return make(props).at(CloudwatchMetricAlarm, `alarms/alarms/${name}`);
}

describe('ClusterAlarms', () => {
  it('watches the control plane and what Container Insights sees, and no audit events, by default', () => {
    const stack = make();
    const expected = [...Object.keys(controlPlaneAlarms), ...Object.keys(containerInsightsAlarms)];
    expect(namesIn(stack).toSorted()).toEqual(expected.map((name) => `test-blue-${name}`).toSorted());
    expect(stack.all(CloudwatchLogMetricFilter)).toEqual({});
  });

  it('watches only the control plane without Container Insights', () => {
    const names = namesIn(make({ containerInsights: 'absent' }));
    expect(names.toSorted()).toEqual(
      Object.keys(controlPlaneAlarms)
        .map((name) => `test-blue-${name}`)
        .toSorted(),
    );
  });

  it('goes off for a metric of this cluster, and tells the topic of start and end', () => {
    expect(alarm('failed-nodes')).toEqual({
      alarm_name: 'test-blue-failed-nodes',
      alarm_description: 'A node is not ready, or under pressure. See the conditions of the nodes.',
      namespace: 'ContainerInsights',
      metric_name: 'cluster_failed_node_count',
      dimensions: { ClusterName: 'test-blue' },
      statistic: 'Maximum',
      period: 300,
      comparison_operator: 'GreaterThanThreshold',
      threshold: 0,
      evaluation_periods: 3,
      datapoints_to_alarm: 3,
      treat_missing_data: 'notBreaching',
      alarm_actions: [TOPIC],
      ok_actions: [TOPIC],
      tags: { Name: 'test-blue-failed-nodes' },
    });
  });

  it('goes off when nodes stop to report', () => {
    expect(alarm('node-metrics-missing')).toMatchObject({
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      treat_missing_data: 'breaching',
    });
  });

  it('measures errors of the API server as a share of its requests', () => {
    const errors = alarm('api-server-errors');
    const metric = { namespace: 'AWS/EKS', stat: 'Sum', period: 300, dimensions: { ClusterName: 'test-blue' } };
    expect(errors['metric_query']).toEqual([
      { id: 'percentage', expression: '100 * part / whole', label: 'Percent', return_data: true },
      { id: 'part', return_data: false, metric: { ...metric, metric_name: 'apiserver_request_total_5XX' } },
      { id: 'whole', return_data: false, metric: { ...metric, metric_name: 'apiserver_request_total' } },
    ]);
    expect(errors).toMatchObject({ threshold: 5, evaluation_periods: 3, datapoints_to_alarm: 2 });
    expect(errors).not.toHaveProperty('metric_name');
    expect(errors).not.toHaveProperty('period');
  });

  it('takes another threshold, and another number of data points', () => {
    const changed = alarm('node-cpu', { overrides: { 'node-cpu': { threshold: 95, evaluationPeriods: 2 } } });
    expect(changed).toMatchObject({ threshold: 95, evaluation_periods: 2, datapoints_to_alarm: 2 });
    const threshold = alarm('node-cpu', { overrides: { 'node-cpu': { threshold: 95 } } });
    expect(threshold).toMatchObject({ threshold: 95, evaluation_periods: 6, datapoints_to_alarm: 6 });
  });

  it('leaves an alarm out when told so, and its filter', () => {
    const stack = make({ auditLog: AUDIT_LOG, overrides: { 'node-cpu': 'off', 'forbidden-requests': 'off' } });
    expect(namesIn(stack)).not.toContain('test-blue-node-cpu');
    expect(namesIn(stack)).not.toContain('test-blue-forbidden-requests');
    expect(Object.keys(stack.all(CloudwatchLogMetricFilter))).toHaveLength(Object.keys(auditFilters).length - 1);
  });

  it('watches audit events in the log of the control plane when it is given', () => {
    const stack = make({ auditLog: AUDIT_LOG });
    expect(stack.at(CloudwatchLogMetricFilter, 'alarms/audit-filters/anonymous-access')).toMatchObject({
      name: 'anonymous-access',
      log_group_name: '/aws/eks/test-blue/cluster',
      pattern:
        '{ $.user.username = "system:anonymous" && $.responseStatus.code < 400 && $.requestURI != "/healthz*" && ' +
        '$.requestURI != "/livez*" && $.requestURI != "/readyz*" && $.requestURI != "/version*" }',
      metric_transformation: {
        name: 'anonymous-access',
        namespace: 'Landfall/EKS/test-blue',
        value: '1',
        default_value: '0',
      },
    });
    const forbidden = stack.at(CloudwatchMetricAlarm, 'alarms/alarms/forbidden-requests');
    expect(forbidden).toMatchObject({
      namespace: 'Landfall/EKS/test-blue',
      metric_name: 'forbidden-requests',
      statistic: 'Sum',
      threshold: 100,
      evaluation_periods: 1,
    });
    expect(forbidden).not.toHaveProperty('dimensions');
  });

  it.each(Object.entries(auditFilters))('has a pattern for %s that fits into a filter', (_, { pattern }) => {
    expect(pattern.length).toBeLessThanOrEqual(1024);
    expect(pattern).toMatch(/^\{ .+ \}$/);
  });

  it('exposes the ARN of each alarm by name', () => {
    synthWithAws((scope) => {
      const { alarmArns } = new ClusterAlarms(scope, 'alarms', minimal);
      expect(Object.keys(alarmArns)).toHaveLength(
        Object.keys(controlPlaneAlarms).length + Object.keys(containerInsightsAlarms).length,
      );
    });
  });

  it('fails for a change of an alarm that does not exist, and for no data points', () => {
    expect(() =>
      make({
        containerInsights: 'absent',
        overrides: { 'node-cpu': 'off', 'etcd-size': { evaluationPeriods: 0 } },
      }),
    ).toThrow(
      [
        "ALARM_UNKNOWN at test/alarms.overrides.node-cpu: there is no alarm 'node-cpu' to change; there are: " +
          'api-server-errors, api-server-throttling, api-server-latency, etcd-size, unschedulable-pods',
        'ALARM_EVALUATION_PERIODS at test/alarms.overrides.etcd-size: an alarm looks at 1 or more data points, got 0; change evaluationPeriods',
      ].join('\n'),
    );
  });
});

describe('the table of alarms', () => {
  it.each(Object.entries({ ...controlPlaneAlarms, ...containerInsightsAlarms }))(
    'asks of %s no more data points than it looks at',
    (_, { datapointsToAlarm, evaluationPeriods, description }) => {
      expect(datapointsToAlarm).toBeLessThanOrEqual(evaluationPeriods);
      expect(description.length).toBeLessThanOrEqual(1024);
    },
  );
});
