import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { PrometheusAlertManagerDefinition } from '@cdktf/provider-aws/lib/prometheus-alert-manager-definition';
import { PrometheusQueryLoggingConfiguration } from '@cdktf/provider-aws/lib/prometheus-query-logging-configuration';
import { PrometheusRuleGroupNamespace } from '@cdktf/provider-aws/lib/prometheus-rule-group-namespace';
import { PrometheusWorkspace } from '@cdktf/provider-aws/lib/prometheus-workspace';
import { PrometheusWorkspaceConfiguration } from '@cdktf/provider-aws/lib/prometheus-workspace-configuration';
import { testKey } from '@landfall/testing';
import { clusterHealthRules } from './cluster-health-rules';
import { MetricsWorkspace, type MetricsWorkspaceProps } from './metrics-workspace';
import { renderRuleGroups } from './prometheus-rules';
import { synthWithAws } from './testing/synth-with-aws';

const minimal: MetricsWorkspaceProps = {
  name: 'acme-dev',
  region: 'eu-west-1',
  key: testKey('metrics'),
  logs: { retentionDays: 90, key: testKey('logs') },
};

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:alarms';

function make(props: Partial<MetricsWorkspaceProps> = {}) {
  return synthWithAws((scope) => new MetricsWorkspace(scope, 'metrics', { ...minimal, ...props }));
}

describe('MetricsWorkspace', () => {
  it('encrypts metrics and logs, and logs to a group that the service may write to', () => {
    const stack = make();
    expect(stack.only(CloudwatchLogGroup)).toMatchObject({
      name: '/aws/vendedlogs/prometheus/acme-dev',
      retention_in_days: 90,
      kms_key_id: testKey('logs').keyArn,
    });
    expect(stack.only(PrometheusWorkspace)).toMatchObject({
      alias: 'acme-dev',
      kms_key_arn: testKey('metrics').keyArn,
      logging_configuration: {
        log_group_arn: `${stack.ref(CloudwatchLogGroup, 'metrics/logs/group', 'arn')}:*`,
      },
    });
  });

  it('keeps metrics for 150 days, without limits, and logs huge queries, by default', () => {
    const stack = make();
    const configuration = stack.only(PrometheusWorkspaceConfiguration);
    expect(configuration).toMatchObject({
      workspace_id: stack.ref(PrometheusWorkspace, 'metrics/workspace', 'id'),
      retention_period_in_days: 150,
    });
    expect(configuration).not.toHaveProperty('limits_per_label_set');
    expect(stack.only(PrometheusQueryLoggingConfiguration)).toMatchObject({
      destination: [
        {
          cloudwatch_logs: [{ log_group_arn: `${stack.ref(CloudwatchLogGroup, 'metrics/logs/group', 'arn')}:*` }],
          filters: [{ qsp_threshold: 10_000_000 }],
        },
      ],
    });
  });

  it('keeps, limits and logs as it is told', () => {
    const stack = make({
      retentionDays: 30,
      slowQuerySamples: 5,
      seriesLimits: [{ labels: { namespace: 'shop' }, maxSeries: 1000 }],
    });
    expect(stack.only(PrometheusWorkspaceConfiguration)).toMatchObject({
      retention_period_in_days: 30,
      limits_per_label_set: [{ label_set: { namespace: 'shop' }, limits: [{ max_series: 1000 }] }],
    });
    expect(stack.only(PrometheusQueryLoggingConfiguration)).toMatchObject({
      destination: [{ filters: [{ qsp_threshold: 5 }] }],
    });
  });

  it('has the rules for cluster health, and no alert manager, by default', () => {
    const stack = make();
    expect(stack.at(PrometheusRuleGroupNamespace, 'metrics/rules/cluster-health')).toMatchObject({
      name: 'cluster-health',
      data: renderRuleGroups(clusterHealthRules),
    });
    expect(stack.all(PrometheusAlertManagerDefinition)).toEqual({});
  });

  it('leaves them out, and has others, when told so', () => {
    const orders = { latency: { rules: [{ kind: 'record', record: 'a:b', expression: 'up' }] } } as const;
    const stack = make({ clusterHealthRules: 'left-out', rules: { orders } });
    expect(stack.only(PrometheusRuleGroupNamespace)).toMatchObject({ name: 'orders', data: renderRuleGroups(orders) });
  });

  it('sends alerts to a topic when told so', () => {
    const alertManager = { receivers: { operations: { topicArn: TOPIC } }, defaultReceiver: 'operations' };
    const definition = make({ alertManager }).only(PrometheusAlertManagerDefinition)['definition'];
    expect(definition).toMatch(/^alertmanager_config: \|\n {2}\{\n/);
    expect(definition).toContain(TOPIC);
  });

  it.each<[string, Partial<MetricsWorkspaceProps>, string]>([
    [
      'a name is none',
      { name: 'a b' },
      "METRICS_WORKSPACE_NAME_INVALID at test/metrics: a workspace's name has 1 to 100 letters, digits, _ - and ., got 'a b'",
    ],
    [
      'metrics are kept too long',
      { retentionDays: 1096 },
      'METRICS_OUT_OF_RANGE at test/metrics: retentionDays must be a whole number from 1 to 1095, got 1096',
    ],
    [
      'the size of a slow query is none',
      { slowQuerySamples: -1 },
      'METRICS_OUT_OF_RANGE at test/metrics: slowQuerySamples must be a whole number at least 0, got -1',
    ],
    [
      'a limit is none',
      { seriesLimits: [{ labels: {}, maxSeries: 0.5 }] },
      'METRICS_OUT_OF_RANGE at test/metrics.seriesLimits.0: maxSeries must be a whole number at least 0, got 0.5',
    ],
    [
      'a namespace is none',
      { rules: { '-a': { g: { rules: [{ kind: 'record', record: 'a', expression: 'up' }] } } } },
      "METRICS_NAMESPACE_INVALID at test/metrics.rules: a namespace has 1 to 64 letters, digits, _ - and ., got '-a'",
    ],
    [
      'a namespace is taken',
      { rules: { 'cluster-health': { g: { rules: [{ kind: 'record', record: 'a', expression: 'up' }] } } } },
      "METRICS_NAMESPACE_TAKEN at test/metrics.rules: the namespace 'cluster-health' is taken; choose another, or set clusterHealthRules to left-out",
    ],
    [
      'a group is empty',
      { rules: { a: { g: { rules: [] } } } },
      'METRICS_RULES_EMPTY at test/metrics.rules.a.g: a group needs a rule; add one',
    ],
    [
      'the default receiver is unknown',
      { alertManager: { receivers: {}, defaultReceiver: 'operations' } },
      "METRICS_RECEIVER_UNKNOWN at test/metrics.alertManager.defaultReceiver: no receiver is called 'operations'; there are: none",
    ],
  ])('fails when %s', (_, props, message) => {
    expect(() => make(props)).toThrow(message);
  });
});
