/** What a scraper collects from a cluster. */
export type ScrapeJob = 'api-server' | 'kubelet' | 'containers' | 'kube-state-metrics' | 'annotated-pods';

export const scrapeJobs: readonly ScrapeJob[] = [
  'api-server',
  'kubelet',
  'containers',
  'kube-state-metrics',
  'annotated-pods',
];

const TOKEN = { authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' } };

/** Through the API server, since a scraper has no way of its own into a node. */
function throughNodeProxy(path: string) {
  return {
    scheme: 'https',
    ...TOKEN,
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [
      { target_label: '__address__', replacement: 'kubernetes.default.svc:443' },
      {
        source_labels: ['__meta_kubernetes_node_name'],
        target_label: '__metrics_path__',
        replacement: `/api/v1/nodes/$1/proxy${path}`,
      },
      { source_labels: ['__meta_kubernetes_node_name'], target_label: 'node' },
    ],
  };
}

const POD_LABELS = [
  { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
  { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
];

function keep(label: string, regex: string) {
  return { source_labels: [label], action: 'keep', regex };
}

const JOBS: Readonly<Record<ScrapeJob, object>> = {
  'api-server': {
    scheme: 'https',
    ...TOKEN,
    kubernetes_sd_configs: [{ role: 'endpoints' }],
    relabel_configs: [
      {
        source_labels: [
          '__meta_kubernetes_namespace',
          '__meta_kubernetes_service_name',
          '__meta_kubernetes_endpoint_port_name',
        ],
        action: 'keep',
        regex: 'default;kubernetes;https',
      },
    ],
  },
  kubelet: throughNodeProxy('/metrics'),
  containers: throughNodeProxy('/metrics/cadvisor'),
  'kube-state-metrics': {
    // Its series carry namespace and pod of what they describe, which must not be overwritten.
    honor_labels: true,
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel_configs: [
      keep('__meta_kubernetes_pod_label_app_kubernetes_io_name', 'kube-state-metrics'),
      keep('__meta_kubernetes_pod_container_port_name', 'http'),
    ],
  },
  'annotated-pods': {
    kubernetes_sd_configs: [{ role: 'pod' }],
    relabel_configs: [
      keep('__meta_kubernetes_pod_annotation_prometheus_io_scrape', 'true'),
      {
        source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name'],
        action: 'drop',
        regex: 'kube-state-metrics',
      },
      {
        source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_path'],
        target_label: '__metrics_path__',
        regex: '(.+)',
      },
      {
        source_labels: ['__address__', '__meta_kubernetes_pod_annotation_prometheus_io_port'],
        target_label: '__address__',
        regex: '([^:]+)(?::[0-9]+)?;([0-9]+)',
        replacement: '$1:$2',
      },
      ...POD_LABELS,
    ],
  },
};

/** A Prometheus configuration. It is JSON, which YAML includes. */
export function scrapeConfiguration(
  clusterName: string,
  { intervalSeconds, jobs }: { readonly intervalSeconds: number; readonly jobs: readonly ScrapeJob[] },
): string {
  const configuration = {
    global: { scrape_interval: `${intervalSeconds}s`, external_labels: { cluster: clusterName } },
    scrape_configs: jobs.map((job) => ({ job_name: job, ...JOBS[job] })),
  };
  return JSON.stringify(configuration, undefined, 2);
}
