import type { Region } from '@landfall/contracts';

/** One line of a graph: `[namespace, metric name]`, and how its values are put together. */
interface Line {
  readonly namespace: 'AWS/EKS' | 'ContainerInsights';
  readonly name: string;
  readonly label: string;
  readonly stat: 'Average' | 'Maximum' | 'Sum';
}

interface Graph {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly Line[];
}

interface Section {
  readonly heading: string;
  readonly graphs: readonly Graph[];
}

/** What a dashboard shows. */
export interface DashboardContents {
  readonly clusterName: string;
  readonly region: Region;
  readonly containerInsights: 'installed' | 'absent';

  /** ARNs of alarms whose state is shown on top. */
  readonly alarmArns: readonly string[];
}

/** A row has 24 columns: three graphs side by side. */
const GRAPH = { width: 8, height: 6 } as const;
const FULL_WIDTH = 24;
const HEADING_HEIGHT = 1;
const ALARMS_HEIGHT = 3;

const CONTROL_PLANE: Section = {
  heading: 'Control plane',
  graphs: [
    {
      title: 'API requests',
      unit: 'requests',
      lines: [
        eks('apiserver_request_total', 'all', 'Sum'),
        eks('apiserver_request_total_4XX', '4xx', 'Sum'),
        eks('apiserver_request_total_5XX', '5xx', 'Sum'),
        eks('apiserver_request_total_429', 'throttled', 'Sum'),
      ],
    },
    {
      title: 'API latency, 99th percentile',
      unit: 'seconds',
      lines: [
        eks('apiserver_request_duration_seconds_GET_P99', 'GET', 'Average'),
        eks('apiserver_request_duration_seconds_POST_P99', 'POST', 'Average'),
      ],
    },
    {
      title: 'Pending pods and etcd',
      unit: 'count, bytes',
      lines: [
        eks('scheduler_pending_pods', 'pending', 'Maximum'),
        eks('scheduler_pending_pods_UNSCHEDULABLE', 'unschedulable', 'Maximum'),
        eks('apiserver_storage_size_bytes', 'etcd size', 'Maximum'),
      ],
    },
  ],
};

const NODES: Section = {
  heading: 'Nodes',
  graphs: [
    {
      title: 'Nodes',
      unit: 'nodes',
      lines: [
        insights('cluster_node_count', 'all', 'Maximum'),
        insights('cluster_failed_node_count', 'failed', 'Maximum'),
      ],
    },
    {
      title: 'Use of nodes, on average',
      unit: 'percent',
      lines: [
        insights('node_cpu_utilization', 'CPU', 'Average'),
        insights('node_memory_utilization', 'memory', 'Average'),
      ],
    },
    {
      title: 'Fullest disk',
      unit: 'percent',
      lines: [insights('node_filesystem_utilization', 'disk', 'Maximum')],
    },
  ],
};

const PODS: Section = {
  heading: 'Pods',
  graphs: [
    {
      title: 'Running pods',
      unit: 'pods',
      lines: [insights('cluster_number_of_running_pods', 'running', 'Maximum')],
    },
    {
      title: 'Pods in trouble',
      unit: 'pods',
      lines: [
        insights('pod_status_pending', 'pending', 'Maximum'),
        insights('pod_status_failed', 'failed', 'Maximum'),
        insights('pod_container_status_waiting_reason_crash_loop_back_off', 'crash looping', 'Maximum'),
      ],
    },
    {
      title: 'Restarts of containers',
      unit: 'restarts',
      lines: [insights('pod_number_of_container_restarts', 'restarts', 'Sum')],
    },
  ],
};

/** The body of a CloudWatch dashboard, as JSON. Source: CloudWatch API, "Dashboard body structure and syntax". */
export function dashboardBody(contents: DashboardContents): string {
  const { containerInsights, alarmArns } = contents;
  const sections = containerInsights === 'installed' ? [CONTROL_PLANE, NODES, PODS] : [CONTROL_PLANE];
  const top = alarmArns.length > 0 ? [alarmWidget(alarmArns)] : [];
  const firstRow = alarmArns.length > 0 ? ALARMS_HEIGHT : 0;
  const sectionHeight = HEADING_HEIGHT + GRAPH.height;
  const widgets = sections.flatMap((section, index) =>
    renderSection(section, firstRow + index * sectionHeight, contents),
  );
  return JSON.stringify({ periodOverride: 'inherit', widgets: [...top, ...widgets] });
}

function alarmWidget(alarms: readonly string[]) {
  return {
    type: 'alarm',
    ...{ x: 0, y: 0, width: FULL_WIDTH, height: ALARMS_HEIGHT },
    properties: { title: 'Alarms', alarms: [...alarms] },
  };
}

function renderSection({ heading, graphs }: Section, y: number, contents: DashboardContents) {
  return [
    {
      type: 'text',
      ...{ x: 0, y, width: FULL_WIDTH, height: HEADING_HEIGHT },
      properties: { markdown: `## ${heading}` },
    },
    ...graphs.map((graph, index) => ({
      type: 'metric',
      ...{ x: index * GRAPH.width, y: y + HEADING_HEIGHT, ...GRAPH },
      properties: renderGraph(graph, contents),
    })),
  ];
}

function renderGraph({ title, unit, lines }: Graph, { clusterName, region }: DashboardContents) {
  return {
    title,
    region,
    view: 'timeSeries',
    stacked: false,
    period: 300,
    yAxis: { left: { label: unit, min: 0, showUnits: false } },
    metrics: lines.map(({ namespace, name, label, stat }) => [
      namespace,
      name,
      'ClusterName',
      clusterName,
      { label, stat },
    ]),
  };
}

function eks(name: string, label: string, stat: Line['stat']): Line {
  return { namespace: 'AWS/EKS', name, label, stat };
}

function insights(name: string, label: string, stat: Line['stat']): Line {
  return { namespace: 'ContainerInsights', name, label, stat };
}
