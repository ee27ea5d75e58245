import { type ICluster, type IKey, Problems } from '@landfall/contracts';
import { addonVersion } from '@landfall/cluster';
import { clusterFields, clusterLogGroup, type Environment, prefixOf } from '@landfall/environment';
import { LandingZoneStack, readCluster, readKeys } from '@landfall/landing-zone-stack';
import {
  AlarmTopic,
  type AlarmTopicProps,
  ClusterAlarms,
  ClusterDashboard,
  ContainerInsights,
  TraceGroups,
  type TraceGroupsProps,
} from '@landfall/observability';
import { statementsFor, WorkloadIdentity } from '@landfall/workload-identity';
import type { App } from 'cdktf';

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

    const topic = new AlarmTopic(this, 'alarm-topic', {
      name: `${prefixOf(environment)}-alarms`,
      account,
      region,
      key: key('messaging'),
      subscriptions: emailSubscriptions(observability.alarmEmails),
    });
    if (observability.tracing) {
      new TraceGroups(this, 'traces', { encryption: { kind: 'elsewhere' }, ...TRACES });
    }
    for (const clusterId of Object.keys(environment.clusters)) {
      this.observeCluster(environment, clusterId, key('logs'), topic);
    }
  }

  private observeCluster(environment: Environment, clusterId: string, logsKey: IKey, topic: AlarmTopic): void {
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
    this.createCollectorIdentity(environment, clusterId, cluster);
    const { alarmArns } = new ClusterAlarms(this, `alarms-${clusterId}`, {
      cluster,
      topic,
      containerInsights,
      auditLog: clusterLogGroup(environment, clusterId),
    });
    new ClusterDashboard(this, `dashboard-${clusterId}`, { cluster, region, containerInsights, alarmArns });
  }

  /** What the ADOT collector may write; it is installed from within the cluster. */
  private createCollectorIdentity({ observability }: Environment, clusterId: string, cluster: ICluster): void {
    if (!observability.tracing) return;
    new WorkloadIdentity(this, `collector-${clusterId}`, {
      cluster,
      serviceAccount: COLLECTOR,
      roleName: `${cluster.clusterName}-adot-collector`,
      statements: statementsFor.adotCollector({ traces: 'xray' }),
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
