import type { AlarmDefinition, ClusterMetric } from './alarm-definition';

/** Sources: EKS User Guide, "Monitor cluster data with Amazon CloudWatch". */
function controlPlane(name: string, statistic: ClusterMetric['statistic']): ClusterMetric {
  return { namespace: 'AWS/EKS', name, statistic };
}

/** Source: CloudWatch User Guide, "Container Insights with enhanced observability metrics". */
function insights(name: string, statistic: ClusterMetric['statistic']): ClusterMetric {
  return { namespace: 'ContainerInsights', name, statistic };
}

/** etcd holds 8 GiB; a full one refuses every write. */
const ETCD_WARNING_BYTES = 6 * 1024 ** 3;

/** Alarms on metrics that EKS sends for every cluster, without an agent. */
export const controlPlaneAlarms = {
  'api-server-errors': {
    description: 'The API server answers more than 5 percent of requests with 5xx. See the control plane logs.',
    measure: {
      kind: 'percentage',
      of: controlPlane('apiserver_request_total_5XX', 'Sum'),
      in: controlPlane('apiserver_request_total', 'Sum'),
    },
    comparison: 'above',
    threshold: 5,
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    missingData: 'good',
  },
  'api-server-throttling': {
    description: 'The API server turns requests away with 429. Look for a controller that polls too much.',
    measure: { kind: 'metric', metric: controlPlane('apiserver_request_total_429', 'Sum') },
    comparison: 'above',
    threshold: 100,
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    missingData: 'good',
  },
  'api-server-latency': {
    description: 'One in a hundred reads of the API server takes more than a second.',
    measure: { kind: 'metric', metric: controlPlane('apiserver_request_duration_seconds_GET_P99', 'Average') },
    comparison: 'above',
    threshold: 1,
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'good',
  },
  'etcd-size': {
    description: 'etcd holds more than 6 of 8 GiB. Look for objects that pile up, such as events or finished jobs.',
    measure: { kind: 'metric', metric: controlPlane('apiserver_storage_size_bytes', 'Maximum') },
    comparison: 'above',
    threshold: ETCD_WARNING_BYTES,
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'good',
  },
  'unschedulable-pods': {
    description: 'Pods find no node. Look at their events, at node limits and at quotas.',
    measure: { kind: 'metric', metric: controlPlane('scheduler_pending_pods_UNSCHEDULABLE', 'Maximum') },
    comparison: 'above',
    threshold: 0,
    periodSeconds: 300,
    evaluationPeriods: 4,
    datapointsToAlarm: 4,
    missingData: 'good',
  },
} as const satisfies Record<string, AlarmDefinition>;

/** Alarms on metrics of Container Insights: its agent must run on the cluster. */
export const containerInsightsAlarms = {
  'failed-nodes': {
    description: 'A node is not ready, or under pressure. See the conditions of the nodes.',
    measure: { kind: 'metric', metric: insights('cluster_failed_node_count', 'Maximum') },
    comparison: 'above',
    threshold: 0,
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'good',
  },
  'node-metrics-missing': {
    description: 'No node reports. Either there is none, or the CloudWatch agent is down and other alarms are blind.',
    measure: { kind: 'metric', metric: insights('cluster_node_count', 'Maximum') },
    comparison: 'below',
    threshold: 1,
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'bad',
  },
  'node-cpu': {
    description: 'Nodes use more than 85 percent of their CPU on average.',
    measure: { kind: 'metric', metric: insights('node_cpu_utilization', 'Average') },
    comparison: 'above',
    threshold: 85,
    periodSeconds: 300,
    evaluationPeriods: 6,
    datapointsToAlarm: 6,
    missingData: 'good',
  },
  'node-memory': {
    description: 'Nodes use more than 85 percent of their memory on average.',
    measure: { kind: 'metric', metric: insights('node_memory_utilization', 'Average') },
    comparison: 'above',
    threshold: 85,
    periodSeconds: 300,
    evaluationPeriods: 6,
    datapointsToAlarm: 6,
    missingData: 'good',
  },
  'node-filesystem': {
    description: 'The disk of a node is more than 80 percent full; at 85 percent the kubelet evicts pods.',
    measure: { kind: 'metric', metric: insights('node_filesystem_utilization', 'Maximum') },
    comparison: 'above',
    threshold: 80,
    periodSeconds: 300,
    evaluationPeriods: 3,
    datapointsToAlarm: 3,
    missingData: 'good',
  },
  'image-pull-errors': {
    description: 'Images cannot be pulled. Look at registries, pull-through caches and endpoints.',
    measure: {
      kind: 'metric',
      metric: insights('pod_container_status_waiting_reason_image_pull_error', 'Maximum'),
    },
    comparison: 'above',
    threshold: 0,
    periodSeconds: 300,
    evaluationPeriods: 4,
    datapointsToAlarm: 4,
    missingData: 'good',
  },
  'crash-looping-containers': {
    description: 'Containers crash again and again. See their previous logs.',
    measure: {
      kind: 'metric',
      metric: insights('pod_container_status_waiting_reason_crash_loop_back_off', 'Maximum'),
    },
    comparison: 'above',
    threshold: 0,
    periodSeconds: 300,
    evaluationPeriods: 4,
    datapointsToAlarm: 4,
    missingData: 'good',
  },
} as const satisfies Record<string, AlarmDefinition>;
