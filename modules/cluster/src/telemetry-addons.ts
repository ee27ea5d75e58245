import type { Problems } from '@landfall/contracts';
import { type AddonIdentity, type AddonOptions, type AddonScheduling, schedulingConfig } from './addon-options';
import type { AddonPlan } from './addon-phase';

/** The Kubernetes metrics server: lets autoscalers and `kubectl top` see use of CPU and memory. */
export interface MetricsServerOptions extends AddonOptions, AddonScheduling {
  /** 1 or more. @default 2 */
  readonly replicas?: number;
}

/** Amazon CloudWatch Observability: Container Insights, and logs of containers. Charged by what it writes. */
export interface CloudwatchObservabilityOptions extends AddonOptions {
  /** Its permissions: CloudWatchAgentServerPolicy. */
  readonly identity: AddonIdentity;

  /** Whether logs of containers go to CloudWatch. @default 'on' */
  readonly containerLogs?: 'on' | 'off';

  /** In place of the add-on's own tolerations. @default the add-on's own */
  readonly tolerations?: AddonScheduling['tolerations'];
}

export function metricsServerPlan(options: MetricsServerOptions): AddonPlan {
  const { replicas = 2 } = options;
  return { name: 'metrics-server', options, configuration: { ...schedulingConfig(options), replicas } };
}

export function checkMetricsServer({ replicas = 2 }: MetricsServerOptions, at: string, problems: Problems): void {
  if (!Number.isInteger(replicas) || replicas < 1) {
    const message = `the metrics server has 1 replica or more, got ${replicas}`;
    problems.add('ADDON_METRICS_SERVER_REPLICAS', message, `${at}.replicas`);
  }
}

export function cloudwatchObservabilityPlan(options: CloudwatchObservabilityOptions): AddonPlan {
  const { identity, containerLogs = 'on', tolerations } = options;
  return {
    name: 'amazon-cloudwatch-observability',
    options,
    identity: { ...identity, serviceAccounts: ['cloudwatch-agent'] },
    configuration: { containerLogs: { enabled: containerLogs === 'on' }, ...(tolerations ? { tolerations } : {}) },
  };
}
