import type { RuleGroups } from './prometheus-rules';

/**
 * What goes wrong in any cluster. `cluster` is the label that collectors add to tell clusters apart.
 *
 * The metrics come from the API server, the kubelet, kube-state-metrics and, when installed, cert-manager.
 */
export const clusterHealthRules: RuleGroups = {
  'api-server': {
    rules: [
      {
        kind: 'record',
        record: 'cluster:apiserver_requests:rate5m',
        expression: 'sum by (cluster) (rate(apiserver_request_total[5m]))',
      },
      {
        kind: 'record',
        record: 'cluster:apiserver_request_errors:ratio_rate5m',
        expression:
          'sum by (cluster) (rate(apiserver_request_total{code=~"5.."}[5m])) / cluster:apiserver_requests:rate5m',
      },
      {
        kind: 'record',
        record: 'cluster_verb:apiserver_request_duration_seconds:p99_5m',
        expression:
          'histogram_quantile(0.99, sum by (cluster, verb, le) (rate(apiserver_request_duration_seconds_bucket{verb!~"WATCH|WATCHLIST|CONNECT"}[5m])))',
      },
      {
        kind: 'alert',
        alert: 'ApiServerErrors',
        expression: 'cluster:apiserver_request_errors:ratio_rate5m > 0.05',
        for: '10m',
        severity: 'critical',
        summary:
          'The API server of {{ $labels.cluster }} answers {{ $value | humanizePercentage }} of requests with 5xx',
      },
      {
        kind: 'alert',
        alert: 'ApiServerSlow',
        expression: 'cluster_verb:apiserver_request_duration_seconds:p99_5m{verb=~"GET|POST|PUT|PATCH|DELETE"} > 1',
        for: '15m',
        severity: 'warning',
        summary:
          'One in a hundred {{ $labels.verb }} requests to the API server of {{ $labels.cluster }} takes {{ $value | humanizeDuration }}',
      },
      {
        kind: 'alert',
        alert: 'ClientCertificateExpires',
        expression:
          'histogram_quantile(0.01, sum by (cluster, le) (rate(apiserver_client_certificate_expiration_seconds_bucket[5m]))) < 7 * 86400 and on (cluster) sum by (cluster) (rate(apiserver_client_certificate_expiration_seconds_count[5m])) > 0',
        for: '15m',
        severity: 'warning',
        summary: 'A client of the API server of {{ $labels.cluster }} uses a certificate that expires within 7 days',
      },
    ],
  },
  nodes: {
    rules: [
      {
        kind: 'alert',
        alert: 'NodeNotReady',
        expression: 'kube_node_status_condition{condition="Ready", status="true"} == 0',
        for: '15m',
        severity: 'critical',
        summary: 'Node {{ $labels.node }} of {{ $labels.cluster }} is not ready',
      },
      {
        kind: 'alert',
        alert: 'NodeUnderPressure',
        expression:
          'kube_node_status_condition{condition=~"MemoryPressure|DiskPressure|PIDPressure", status="true"} == 1',
        for: '10m',
        severity: 'warning',
        summary: 'Node {{ $labels.node }} of {{ $labels.cluster }} has {{ $labels.condition }}',
      },
    ],
  },
  pods: {
    rules: [
      {
        kind: 'alert',
        alert: 'PodCrashLooping',
        expression: 'max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m]) >= 1',
        for: '15m',
        severity: 'warning',
        summary:
          'Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} in {{ $labels.cluster }} crashes again and again',
      },
      {
        kind: 'alert',
        alert: 'PodPending',
        expression: 'sum by (cluster, namespace, pod) (kube_pod_status_phase{phase=~"Pending|Unknown"}) > 0',
        for: '15m',
        severity: 'warning',
        summary: 'Pod {{ $labels.namespace }}/{{ $labels.pod }} in {{ $labels.cluster }} does not start',
      },
    ],
  },
  storage: {
    rules: [
      {
        kind: 'alert',
        alert: 'VolumeNearlyFull',
        expression: 'kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.1',
        for: '15m',
        severity: 'warning',
        summary:
          'Volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} in {{ $labels.cluster }} has {{ $value | humanizePercentage }} left',
      },
      {
        kind: 'alert',
        alert: 'VolumeFull',
        expression: 'kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.03',
        for: '1m',
        severity: 'critical',
        summary:
          'Volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} in {{ $labels.cluster }} has {{ $value | humanizePercentage }} left',
      },
    ],
  },
  certificates: {
    rules: [
      {
        kind: 'alert',
        alert: 'CertificateExpires',
        expression: 'certmanager_certificate_expiration_timestamp_seconds - time() < 14 * 86400',
        for: '1h',
        severity: 'warning',
        summary:
          'Certificate {{ $labels.namespace }}/{{ $labels.name }} in {{ $labels.cluster }} expires in {{ $value | humanizeDuration }}',
      },
    ],
  },
};
