import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { GrafanaWorkspace } from '@cdktf/provider-aws/lib/grafana-workspace';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { PrometheusWorkspace } from '@cdktf/provider-aws/lib/prometheus-workspace';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { XrayGroup } from '@cdktf/provider-aws/lib/xray-group';
import type { EnvironmentInput } from '@landfall/environment';
import { synthStack, testEnvironment } from '@landfall/stack-testing';
import { ObservabilityStack } from './observability-stack';

const observe = (observability: EnvironmentInput['observability'] = {}) =>
  synthStack(
    testEnvironment({ observability }),
    [{ layer: 'keys' }, { layer: 'cluster', clusterId: 'blue' }],
    (app, environment) => new ObservabilityStack(app, environment),
  );

it('watches each cluster with alarms, a dashboard and Container Insights by default', () => {
  const stack = observe();
  expect(Object.keys(stack.all(CloudwatchMetricAlarm)).length).toBeGreaterThan(10);
  expect(stack.only(CloudwatchDashboard)['dashboard_name']).toBe('acme-test-blue-eu-west-1');
  expect(stack.only(EksAddon)['addon_name']).toBe('amazon-cloudwatch-observability');
});

it('sends every alarm to one encrypted topic', () => {
  const stack = observe({ alarmEmails: { platform: 'platform@example.com' } });
  const topic = stack.ref(SnsTopic, 'alarm-topic/topic', 'arn');
  for (const alarm of Object.values(stack.all(CloudwatchMetricAlarm))) expect(alarm['alarm_actions']).toEqual([topic]);
  expect(stack.only(SnsTopic)['kms_master_key_id']).toContain('messaging');
  expect(stack.only(SnsTopicSubscription)).toMatchObject({ protocol: 'email', endpoint: 'platform@example.com' });
});

it('keeps container logs for the days of the environment, encrypted', () => {
  for (const group of Object.values(observe({ logRetentionDays: 365 }).all(CloudwatchLogGroup))) {
    expect(group).toMatchObject({ retention_in_days: 365, kms_key_id: expect.stringContaining('.logs') });
  }
});

it('has neither Prometheus nor Grafana unless they are asked for', () => {
  expect(observe().all(PrometheusWorkspace)).toEqual({});
  expect(observe().all(GrafanaWorkspace)).toEqual({});
});

it('encrypts metrics, and lets Grafana read them', () => {
  const stack = observe({
    managedPrometheus: true,
    managedGrafana: {
      authentication: { kind: 'saml', metadataUrl: 'https://login.example.com/metadata', adminRoles: ['platform'] },
      networkAccess: { kind: 'public' },
    },
  });
  expect(stack.only(PrometheusWorkspace)['kms_key_arn']).toContain('.metrics');
  expect(stack.only(GrafanaWorkspace)).toMatchObject({ authentication_providers: ['SAML'], grafana_version: '10.4' });
});

it('leaves tracing and Container Insights out where the environment does', () => {
  const stack = observe({ tracing: false, containerInsights: false });
  expect(stack.all(XrayGroup)).toEqual({});
  expect(stack.all(EksAddon)).toEqual({});
  expect(stack.all(IamRole)).toEqual({});
});
