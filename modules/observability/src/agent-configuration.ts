/** What the CloudWatch agent and Fluent Bit collect. */
export interface AgentOptions {
  /**
   * `enhanced` adds metrics of pods, containers, the control plane and node conditions; each observation is charged.
   *
   * @default 'enhanced'
   */
  readonly metrics?: 'enhanced' | 'basic';

  /**
   * Whether the logs of containers, nodes and the data plane are collected.
   *
   * @default 'collected'
   */
  readonly containerLogs?: 'collected' | 'left-out';

  /**
   * Metrics of GPUs and AWS accelerators.
   *
   * @default 'left-out'
   */
  readonly acceleratorMetrics?: 'collected' | 'left-out';

  /**
   * Seconds between two collections, 10 to 3600.
   *
   * @default 60
   */
  readonly intervalSeconds?: number;
}

/**
 * The add-on's configuration values, as JSON.
 *
 * A configuration of the agent replaces its default, so Application Signals are only on when they are named.
 *
 * Source: Amazon CloudWatch User Guide, "Install the CloudWatch agent with the Amazon CloudWatch Observability EKS add-on".
 */
export function agentConfiguration(
  {
    metrics = 'enhanced',
    containerLogs = 'collected',
    acceleratorMetrics = 'left-out',
    intervalSeconds = 60,
  }: AgentOptions,
  applicationSignals: boolean,
): string {
  const signals = applicationSignals ? { application_signals: {} } : {};
  return JSON.stringify({
    containerLogs: { enabled: containerLogs === 'collected' },
    agent: {
      config: {
        agent: { metrics_collection_interval: intervalSeconds },
        logs: {
          metrics_collected: {
            kubernetes: {
              enhanced_container_insights: metrics === 'enhanced',
              accelerated_compute_metrics: acceleratorMetrics === 'collected',
            },
            ...signals,
          },
        },
        ...(applicationSignals ? { traces: { traces_collected: signals } } : {}),
      },
    },
  });
}
