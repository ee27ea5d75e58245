import { type ICluster, type IKey, type KeyPurpose, Problems } from '@landfall/contracts';
import { addonVersion } from '@landfall/cluster';
import { clusterFields, clusterLogGroup, type Environment, prefixOf } from '@landfall/environment';
import { LandingZoneStack, readCluster, readKeys } from '@landfall/landing-zone-stack';
import {
  AlarmTopic,
  type AlarmTopicProps,
  ClusterAlarms,
  ClusterDashboard,
  ContainerInsights,
  GrafanaWorkspace,
  MetricsWorkspace,
  TraceGroups,
  type TraceGroupsProps,
} from '@landfall/observability';
import { statementsFor, WorkloadIdentity } from '@landfall/workload-identity';
import type { App } from 'cdktf';
import { grafanaOptions } from './grafana-options';

/** Where the ADOT collector runs. */
const COLLECTOR = { namespace: 'opentelemetry', name: 'adot-collector' } as const;

/** Failures are grouped, and probes of the kubelet are not traced. */
const TRACES: Omit<TraceGroupsProps, 'encryption'> = {
  groups: { faults: { filterExpression: 'fault = true', insights: 'on' } },
  samplingRules: { 'health-checks': { priority: 100, fixedRate: 0, reservoirSize: 0, urlPath: '/healthz*' } },
};

/** Logs, metrics, traces, alarms and dashboards of an environment's clusters. */
export class ObservabilityStack extends LandingZoneStack {
  constructor(app: App, environment: Environment) {
    super(app, environment, { layer: 'observability' });
    const { account, region, observability } = environment;
    const key = readKeys(this, environment);

    const sources: AlarmTopicProps['sources'] = observability.managedPrometheus
      ? ['cloudwatch', 'prometheus']
      : ['cloudwatch'];
    const topic = new AlarmTopic(this, 'alarm-topic', {
      name: `${prefixOf(environment)}-alarms`,
      account,
      region,
      key: key('messaging'),
      subscriptions: emailSubscriptions(observability.alarmEmails),
      sources,
    });
    const workspace = observability.managedPrometheus ? this.createWorkspace(environment, key, topic) : undefined;
    if (observability.tracing) {
      new TraceGroups(this, 'traces', { encryption: { kind: 'elsewhere' }, ...TRACES });
    }
    if (observability.managedGrafana) {
      new GrafanaWorkspace(this, 'grafana', grafanaOptions(environment, observability.managedGrafana, workspace));
    }
    for (const clusterId of Object.keys(environment.clusters)) {
      this.observeCluster(environment, clusterId, key('logs'), topic, workspace);
    }
  }

  private observeCluster(
    environment: Environment,
    clusterId: string,
    logsKey: IKey,
    topic: AlarmTopic,
    workspace: MetricsWorkspace | undefined,
  ): void {
    const { region, observability } = environment;
    const cluster = readCluster(this, environment, clusterId);
    const containerInsights = observability.containerInsights ? 'installed' : 'absent';
    if (observability.containerInsights) {
      new ContainerInsights(this, `insights-${clusterId}`, {
        cluster,
        version: agentVersion(environment, clusterId),
        logs: { retentionDays: observability.logRetentionDays, key: logsKey, onDestroy: 'delete' },
      });
    }
    this.createCollectorIdentity(environment, clusterId, cluster, workspace);
    const { alarmArns } = new ClusterAlarms(this, `alarms-${clusterId}`, {
      cluster,
      topic,
      containerInsights,
      auditLog: clusterLogGroup(environment, clusterId),
    });
    new ClusterDashboard(this, `dashboard-${clusterId}`, { cluster, region, containerInsights, alarmArns });
  }

  private createWorkspace(
    environment: Environment,
    key: (purpose: KeyPurpose) => IKey,
    topic: AlarmTopic,
  ): MetricsWorkspace {
    const { region, observability } = environment;
    return new MetricsWorkspace(this, 'metrics', {
      name: prefixOf(environment),
      region,
      key: key('metrics'),
      logs: { retentionDays: observability.logRetentionDays, key: key('logs'), onDestroy: 'delete' },
      alertManager: { receivers: { alarms: { topicArn: topic.topicArn } }, defaultReceiver: 'alarms' },
    });
  }

  /** What the ADOT collector may write; it is installed from within the cluster. */
  private createCollectorIdentity(
    { observability }: Environment,
    clusterId: string,
    cluster: ICluster,
    workspace: MetricsWorkspace | undefined,
  ): void {
    if (!observability.tracing && !workspace) return;
    new WorkloadIdentity(this, `collector-${clusterId}`, {
      cluster,
      serviceAccount: COLLECTOR,
      roleName: `${cluster.clusterName}-adot-collector`,
      statements: statementsFor.adotCollector({
        ...(observability.tracing ? { traces: 'xray' } : {}),
        ...(workspace ? { workspaceArns: [workspace.workspaceArn] } : {}),
      }),
    });
  }
}

function emailSubscriptions(emails: Readonly<Record<string, string>>): AlarmTopicProps['subscriptions'] {
  const subscriptions = Object.entries(emails).map(([name, address]) => [name, { kind: 'email', address }] as const);
  return Object.fromEntries(subscriptions);
}

function agentVersion(environment: Environment, clusterId: string): string {
  const { version, addons } = clusterFields(environment, clusterId);
  const problems = new Problems(`environments/${environment.name}: clusters.${clusterId}.addons.versions`);
  const chosen = addonVersion('amazon-cloudwatch-observability', version, addons.versions, problems);
  problems.throwIfAny();
  return chosen ?? '';
}
